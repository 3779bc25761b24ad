import { type ColumnType, type Generated, sql } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { MarkingIdentity } from './identity.ts';

type Json<T> = ColumnType<T, string, string>;

interface ItemTable {
  id: Generated<number>;
  title: string;
  kind: string;
  mode: Mode;
  exercise: string | null;
  originator: number;
  holder: number;
  produced_at: Date;
  marking_id: number;
  created_at: Generated<Date>;
  body: string;
}

interface SectionTable {
  item: number;
  position: number;
  name: string;
  title: string;
  marking: string;
  marking_context: Json<Record<string, string>> | null;
  marking_id: number;
  information_class: string;
  body: string;
}

interface DisclosureTable {
  id: Generated<number>;
  at: Date;
  decided_at: Generated<Date>;
  mode: Mode;
  holder: number;
  originator: number;
  subject_kind: string;
  subject_id: string;
  person: number | null;
  request: Json<unknown>;
  inputs: Json<unknown>;
  result: Json<unknown>;
  basis: Json<unknown>;
  result_hash: Uint8Array;
  edition: Uint8Array | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.item': ItemTable;
    'sharing.section': SectionTable;
    'sharing.disclosure': DisclosureTable;
  }
}

/**
 * Runs a part of a transaction with the rights of the installation: interning and enforcing touch rows of every party.
 * The roles of the actor return with its end, also when it fails.
 */
export async function asInstallation<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ roles: string }>`
    select current_setting('app.roles', true) as roles, set_config('app.roles', 'system', true)`.execute(tx);
  const result = await work();
  // Not in a `finally`: after a failed statement the whole transaction is lost, and its settings with it.
  await sql`select set_config('app.roles', ${rows[0]?.roles ?? ''}, true)`.execute(tx);
  return result;
}

// ------------------------------------------------------------------------------------------ facts about parties

/** What the register says about a party at an instant. */
export interface PartyRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly standing: 'local' | 'attested' | 'unverified';
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly communities: readonly string[];
  readonly suppliers: readonly string[];
  readonly clients: readonly string[];
  readonly enrolments: readonly { readonly mode: Mode; readonly name: string }[];
  /** the next instant at which a membership, service or enrolment begins or ends */
  readonly changesAt: string | null;
}

/** Parties with their relations at an instant; all that may be reached when `ids` is absent. */
export async function readPartyRows(tx: Tx, at: string, ids?: readonly number[]): Promise<PartyRow[]> {
  const { rows } = await sql<PartyRow & { changesAt: Date | null }>`
    select id, slug, name, kind, country, standing, attributes, communities, suppliers, clients, enrolments,
      changes_at as "changesAt"
    from sharing.party_rows(${at}::timestamptz, ${ids ? [...ids] : null}::int[])`.execute(tx);
  return rows.map(row => ({ ...row, changesAt: row.changesAt?.toISOString() ?? null }));
}

// ------------------------------------------------------------------------------------------------ interned markings

export interface MarkingRow {
  readonly id: number;
  readonly identity: MarkingIdentity;
}

export async function readMarkings(tx: Tx, after: number): Promise<MarkingRow[]> {
  const { rows } =
    await sql<MarkingRow>`select id, identity from sharing.marking where id > ${after} order by id`.execute(tx);
  return rows;
}

export async function findMarking(tx: Tx, key: Uint8Array): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select id from sharing.marking where key = ${Buffer.from(key)}`.execute(
    tx,
  );
  return rows[0]?.id;
}

export async function insertMarking(tx: Tx, key: Uint8Array, identity: MarkingIdentity, text: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into sharing.marking (key, identity, text, holder, originator, mode)
    values (${Buffer.from(key)}, ${JSON.stringify(identity)}, ${text}, ${identity.holder}, ${identity.originator}, ${identity.mode})
    returning id`.execute(tx);
  return rows[0]!.id;
}

// ------------------------------------------------------------------------------------------------ bitmaps

export interface Bitmap {
  readonly party: number;
  readonly bits: Uint8Array;
  readonly validUntil: string | null;
}

/** Serialises enforcement: two transactions must not write bitmaps decided from what the other is changing. */
export async function lockEnforcement(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sharing.visibility'))`.execute(tx);
}

export async function writeBitmaps(tx: Tx, bitmaps: readonly Bitmap[]): Promise<void> {
  if (bitmaps.length === 0) return;
  await sql`
    insert into sharing.visibility (party, bits, valid_until)
    select * from unnest(${bitmaps.map(b => b.party)}::int[], ${bitmaps.map(b => Buffer.from(b.bits))}::bytea[],
      ${bitmaps.map(b => b.validUntil)}::timestamptz[])
    on conflict (party) do update set bits = excluded.bits, valid_until = excluded.valid_until, stale = false,
      enforced_at = clock_timestamp()`.execute(tx);
}

/** The share of all items that a party may see, for the choice of the access path. */
export async function writeShares(tx: Tx, parties: readonly number[]): Promise<void> {
  await sql`select sharing.write_shares(${[...parties]}::int[])`.execute(tx);
}

export interface GiverRow {
  readonly party: number;
  readonly revision: number;
  readonly suspended: boolean;
}

export async function readGivers(tx: Tx): Promise<GiverRow[]> {
  const { rows } = await sql<GiverRow>`select party, revision, suspended from sharing.giver order by party`.execute(tx);
  return rows;
}

export async function addGivers(tx: Tx, parties: readonly number[]): Promise<void> {
  await sql`insert into sharing.giver (party) select unnest(${[...parties]}::int[]) on conflict do nothing`.execute(tx);
}

export async function liftSuspension(tx: Tx, parties: readonly number[]): Promise<void> {
  await sql`update sharing.giver set suspended = false where party = any (${[...parties]}::int[]) and suspended`.execute(
    tx,
  );
}

/** Whether the bitmap of a party, or what a suspended party gave it, must be rewritten before it reads. */
export async function awaitsEnforcement(tx: Tx, party: number): Promise<boolean> {
  const { rows } = await sql<{ awaits: boolean }>`select sharing.awaits_enforcement(${party}) as awaits`.execute(tx);
  return rows[0]!.awaits;
}

/** Bitmaps that are in force, without those of `except`. */
export async function readBitmaps(tx: Tx, except: readonly number[]): Promise<Bitmap[]> {
  const { rows } = await sql<Bitmap & { validUntil: Date | null }>`
    select party, bits, valid_until as "validUntil" from sharing.visibility
    where not stale and party <> all (${[...except]}::int[]) order by party`.execute(tx);
  return rows.map(row => ({ ...row, validUntil: row.validUntil?.toISOString() ?? null }));
}

export async function readPartyNames(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await tx
    .selectFrom('party.party')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(row => [row.id, row.name]));
}

export async function readPartyIds(tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('party.party')
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(rows.map(row => [row.slug, row.id]));
}
