import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { AgreementTerms } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;

interface AgreementTable {
  id: Generated<number>;
  slug: string;
  renews: number | null;
  created_at: Generated<Date>;
}

interface VersionTable {
  agreement: number;
  version: number;
  terms: Json<AgreementTerms>;
  parties: number[];
  starts_at: Date;
  ends_at: Date | null;
  known_from: Generated<Date>;
  known_to: Date | null;
  proposed_by: number | null;
  why: Generated<string>;
}

export type EventKind = 'submitted' | 'returned' | 'approved' | 'signed' | 'terminated' | 'obligation-met';

interface EventTable {
  id: Generated<number>;
  agreement: number;
  version: number;
  kind: EventKind;
  party: number | null;
  person: number | null;
  signatory: Generated<string>;
  obligation: number | null;
  effective_at: Date;
  known_at: Generated<Date>;
  evidence: Generated<string>;
}

interface InstrumentTable {
  id: Generated<number>;
  kind: string;
  title: string;
  jurisdiction: string;
  reference: string;
  valid_from: string | null;
  valid_to: string | null;
  retroactive: boolean;
  source: string;
  known_from: Generated<Date>;
  known_to: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'agreements.agreement': AgreementTable;
    'agreements.version': VersionTable;
    'agreements.event': EventTable;
    'agreements.instrument': InstrumentTable;
  }
}

export interface EventRow {
  readonly agreement: number;
  readonly version: number;
  readonly kind: EventKind;
  readonly party: number | null;
  readonly person: number | null;
  readonly signatory: string;
  readonly obligation: number | null;
  readonly effectiveAt: string;
  readonly knownAt: string;
  readonly evidence: string;
}

/** One version of one agreement with everything that happened to it, as known at an instant. */
export interface Dossier {
  readonly id: number;
  readonly slug: string;
  readonly renews: number | null;
  readonly version: number;
  readonly terms: AgreementTerms;
  readonly knownFrom: string;
  readonly proposedBy: number | null;
  readonly events: readonly EventRow[];
  readonly partyNames: Readonly<Record<string, string>>;
}

// The present includes what this very transaction wrote, which is later than its `now()`.
const knownAtOr = (knownAt: string | undefined) =>
  knownAt === undefined ? sql`clock_timestamp()` : sql`${knownAt}::timestamptz`;

/** Dossiers as known at an instant; `among` limits to those that name one of each list of parties. */
export async function readDossiers(
  tx: Tx,
  ask: { knownAt?: string | undefined; ids?: readonly number[]; naming?: number; andAnyOf?: readonly number[] },
): Promise<Dossier[]> {
  const known = knownAtOr(ask.knownAt);
  const where = [
    ask.ids ? sql`and v.agreement = any (${[...ask.ids]}::int[])` : sql``,
    ask.naming === undefined ? sql`` : sql`and v.parties @> ${[ask.naming]}::int[]`,
    ask.andAnyOf ? sql`and v.parties && ${[...ask.andAnyOf]}::int[]` : sql``,
  ];
  const { rows } = await sql<Dossier & { knownFrom: Date }>`
    select a.id, a.slug, a.renews, v.version, v.terms, v.known_from as "knownFrom", v.proposed_by as "proposedBy",
      coalesce((select json_agg(json_build_object('agreement', e.agreement, 'version', e.version, 'kind', e.kind,
          'party', e.party, 'person', e.person, 'signatory', e.signatory, 'obligation', e.obligation,
          'effectiveAt', e.effective_at, 'knownAt', e.known_at, 'evidence', e.evidence) order by e.id)
        from agreements.event e where e.agreement = a.id and e.known_at <= ${known}), '[]') as events,
      (select json_object_agg(p.id, p.name) from party.party p where p.id = any (v.parties)) as "partyNames"
    from agreements.version v join agreements.agreement a on a.id = v.agreement
    where v.known_from <= ${known} and (v.known_to is null or v.known_to > ${known}) ${sql.join(where, sql` `)}
    order by a.id`.execute(tx);
  return rows.map(row => ({ ...row, knownFrom: row.knownFrom.toISOString() }));
}

export async function readVersions(
  tx: Tx,
  id: number,
): Promise<{ version: number; knownFrom: Date; knownTo: Date | null; why: string; proposedBy: string | null }[]> {
  return tx
    .selectFrom('agreements.version as v')
    .leftJoin('party.person as p', 'p.id', 'v.proposed_by')
    .select(['v.version', 'v.known_from as knownFrom', 'v.known_to as knownTo', 'v.why', 'p.name as proposedBy'])
    .where('v.agreement', '=', id)
    .orderBy('v.version')
    .execute();
}

/** @returns its id; the slug gets a number when another agreement has it, seen or unseen by the actor */
export async function insertAgreement(tx: Tx, slug: string, renews: number | null): Promise<number> {
  const { rows } = await sql<{ slug: string }>`select agreements.free_slug(${slug}) as slug`.execute(tx);
  const row = await tx
    .insertInto('agreements.agreement')
    .values({ slug: rows[0]!.slug, renews })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Adds a version; the one before it is known until now. */
export async function insertVersion(
  tx: Tx,
  row: { agreement: number; version: number; terms: AgreementTerms; proposedBy: number | null; why: string },
): Promise<void> {
  await sql`update agreements.version set known_to = clock_timestamp()
    where agreement = ${row.agreement} and known_to is null`.execute(tx);
  await tx
    .insertInto('agreements.version')
    .values({
      agreement: row.agreement,
      version: row.version,
      terms: JSON.stringify(row.terms),
      parties: row.terms.parties,
      starts_at: new Date(row.terms.startsAt),
      ends_at: row.terms.endsAt === null ? null : new Date(row.terms.endsAt),
      known_to: null,
      proposed_by: row.proposedBy,
      why: row.why,
    })
    .execute();
}

export async function insertEvent(
  tx: Tx,
  event: Omit<EventRow, 'knownAt' | 'signatory' | 'evidence' | 'obligation' | 'party'> &
    Partial<Pick<EventRow, 'signatory' | 'evidence' | 'obligation' | 'party'>>,
): Promise<void> {
  await tx
    .insertInto('agreements.event')
    .values({
      agreement: event.agreement,
      version: event.version,
      kind: event.kind,
      party: event.party ?? null,
      person: event.person,
      signatory: event.signatory ?? '',
      obligation: event.obligation ?? null,
      effective_at: new Date(event.effectiveAt),
      evidence: event.evidence ?? '',
    })
    .execute();
}

/** Serialises changes of one agreement, so that two approvals or two signatures cannot cross. */
export async function lockAgreement(tx: Tx, id: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('agreements.agreement'), ${id})`.execute(tx);
}

export interface PartyFacts {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
}

export async function readParties(tx: Tx, ids: readonly number[]): Promise<PartyFacts[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('party.party')
    .select(['id', 'name', 'kind', 'country'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
}

export async function readPartyIds(tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('party.party')
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs])
    .execute();
  return new Map(rows.map(row => [row.slug, row.id]));
}

export interface Instrument {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly reference: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly retroactive: boolean;
  readonly source: string;
}

export async function readInstruments(tx: Tx): Promise<Instrument[]> {
  const { rows } = await sql<Instrument>`
    select id, kind, title, jurisdiction, reference, valid_from::text as "validFrom", valid_to::text as "validTo",
      retroactive, source from agreements.instrument where known_to is null order by title`.execute(tx);
  return rows;
}

export async function insertInstrument(tx: Tx, row: Omit<Instrument, 'id'>): Promise<number> {
  const made = await tx
    .insertInto('agreements.instrument')
    .values({
      kind: row.kind,
      title: row.title,
      jurisdiction: row.jurisdiction,
      reference: row.reference,
      valid_from: row.validFrom,
      valid_to: row.validTo,
      retroactive: row.retroactive,
      source: row.source,
      known_to: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}
