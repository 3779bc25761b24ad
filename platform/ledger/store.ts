import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Act } from './leaf.ts';
import type { CompactRange, StoredNode } from './tree/compact.ts';
import type { NodeAt } from './tree/coordinates.ts';

/** An act as stored: instants as text with microseconds, body and commitments as the text that was hashed. */
export interface ActRow {
  readonly seq: number;
  readonly leaf_hash: Uint8Array;
  readonly nonce: Uint8Array;
  readonly known_at: string;
  readonly true_at: string | null;
  readonly person: number | null;
  readonly party: number | null;
  readonly appointment: number | null;
  readonly via: string;
  readonly area: string;
  readonly kind: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly subject_ref: string | null;
  readonly mode: Mode;
  readonly why: string | null;
  readonly visible_to: readonly number[];
  readonly body: string;
  readonly sealed: string;
}

export interface OpeningRow {
  readonly seq: number;
  readonly name: string;
  readonly salt: Uint8Array;
  readonly value: string;
  readonly visible_to: readonly number[];
}

export interface CheckpointRow {
  readonly size: number;
  readonly root: Uint8Array;
  readonly made_at: string;
  readonly note: string;
}

// Microseconds survive only as text: a JavaScript Date would cut them off, and with them what was hashed.
const utc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

const actColumns = sql`seq, leaf_hash, nonce, ${utc('known_at')} as known_at, ${utc('true_at')} as true_at, person, party,
  appointment, via, area, kind, subject_kind, subject_id, subject_ref, mode, why, visible_to, body, sealed`;

/** Takes the head for this transaction and reads the clock after that, so that acts are in the order of their times. */
export async function lockHead(tx: Tx): Promise<{ range: CompactRange; now: string }> {
  const { rows } = await sql<{ size: number; peaks: Uint8Array[] }>`
    select size, peaks from ledger.head for update`.execute(tx);
  const clock = await sql<{ now: string }>`select ${utc('clock_timestamp()')} as now`.execute(tx);
  return { range: rows[0]!, now: clock.rows[0]!.now };
}

/** The new head and the subtrees it completes, then the act itself, then its confidential values. */
export async function insertAct(
  tx: Tx,
  act: ActRow,
  { made, range }: { range: CompactRange; made: readonly StoredNode[] },
  openings: readonly OpeningRow[],
): Promise<void> {
  await sql`
    with node as (
      insert into ledger.node (level, index, hash)
      select * from unnest(${made.map(n => n.level)}::smallint[], ${made.map(n => n.index)}::bigint[],
        ${made.map(n => Buffer.from(n.hash))}::bytea[])
    )
    update ledger.head set size = ${range.size}, peaks = ${range.peaks.map(p => Buffer.from(p))}::bytea[]`.execute(tx);
  await sql`
    insert into ledger.act (seq, leaf_hash, nonce, known_at, true_at, person, party, appointment, via, area, kind,
      subject_kind, subject_id, subject_ref, mode, why, visible_to, body, sealed)
    values (${act.seq}, ${act.leaf_hash}, ${act.nonce}, ${act.known_at}, ${act.true_at}, ${act.person}, ${act.party},
      ${act.appointment}, ${act.via}, ${act.area}, ${act.kind}, ${act.subject_kind}, ${act.subject_id},
      ${act.subject_ref}, ${act.mode}, ${act.why}, ${act.visible_to}, ${act.body}, ${act.sealed})`.execute(tx);
  for (const opening of openings) {
    await sql`insert into ledger.opening (seq, name, salt, value, visible_to)
      values (${opening.seq}, ${opening.name}, ${opening.salt}, ${opening.value}, ${opening.visible_to})`.execute(tx);
  }
}

export interface HeadRow extends CompactRange {
  readonly last_seq: number;
  readonly acts: number;
  readonly nodes: number;
  readonly openings: number;
  readonly stray_nodes: number;
}

export async function readHead(tx: Tx): Promise<CompactRange> {
  const { rows } = await sql<CompactRange>`select size, peaks from ledger.head`.execute(tx);
  return rows[0] ?? { size: 0, peaks: [] };
}

/** The head with what must agree with it, in one statement and so of one instant. */
export async function readHeadAndCounts(tx: Tx): Promise<HeadRow | undefined> {
  const { rows } = await sql<HeadRow>`
    select size, peaks, (select coalesce(max(seq), 0) from ledger.act) as last_seq,
      (select count(*) from ledger.act) as acts, (select count(*) from ledger.node) as nodes,
      (select count(*) from ledger.opening) as openings,
      (select count(*) from ledger.node where level not between 0 and 52 or index < 0
        or (index + 1) > (head.size >> level::int)) as stray_nodes
    from ledger.head`.execute(tx);
  return rows[0];
}

/** Acts with `after < seq <= upTo`, in order. */
export async function readActs(tx: Tx, after: number, upTo: number, limit: number): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`select ${actColumns} from ledger.act
    where seq > ${after} and seq <= ${upTo} order by seq limit ${limit}`.execute(tx);
  return rows;
}

export interface ActsAsk {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly area?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
}

/** The newest acts the reader may see before a given number, of one room, kind or subject where they are named. */
export async function readNewestActs(tx: Tx, ask: ActsAsk): Promise<ActRow[]> {
  const narrow = sql.join(
    [
      ...(ask.area ? [sql`and area = ${ask.area}`] : []),
      ...(ask.kind ? [sql`and kind = ${ask.kind}`] : []),
      ...(ask.subject ? [sql`and subject_kind = ${ask.subject.kind} and subject_id = ${ask.subject.id}`] : []),
    ],
    sql` `,
  );
  const { rows } = await sql<ActRow>`select ${actColumns} from ledger.act
    where seq < ${ask.before ?? Number.MAX_SAFE_INTEGER} ${narrow} order by seq desc limit ${ask.limit}`.execute(tx);
  return rows;
}

/** Rooms and kinds of the acts the reader may see. Jumps from one to the next: there are few among very many acts. */
export async function readActKinds(tx: Tx): Promise<{ area: string; kind: string }[]> {
  const { rows } = await sql<{ area: string; kind: string }>`
    with recursive k as (
      (select area, kind from ledger.act order by area, kind limit 1)
      union all
      select n.area, n.kind from k cross join lateral (
        select a.area, a.kind from ledger.act a where (a.area, a.kind) > (k.area, k.kind)
        order by a.area, a.kind limit 1) n
    ) select area, kind from k`.execute(tx);
  return rows;
}

export async function readOpenings(tx: Tx, after: number, upTo: number): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`select seq, name, salt, value, visible_to from ledger.opening
    where seq > ${after} and seq <= ${upTo} order by seq, name`.execute(tx);
  return rows;
}

/** The stored subtrees completed by the acts after `from` up to `to`. */
export async function readNodesCompleted(tx: Tx, from: number, to: number): Promise<StoredNode[]> {
  const { rows } = await sql<StoredNode>`
    select n.level, n.index, n.hash from generate_series(0, 52) as l
    join lateral (select level, index, hash from ledger.node
      where level = l and index >= ${from}::bigint >> l and index < ${to}::bigint >> l) n on true`.execute(tx);
  return rows;
}

export async function readNodes(tx: Tx, wanted: readonly NodeAt[]): Promise<StoredNode[]> {
  const { rows } = await sql<StoredNode>`
    select level, index, hash from ledger.node join unnest(${wanted.map(n => n.level)}::smallint[],
      ${wanted.map(n => n.index)}::bigint[]) as wanted (level, index) using (level, index)`.execute(tx);
  return rows;
}

export async function readCheckpoints(tx: Tx): Promise<CheckpointRow[]> {
  const { rows } = await sql<CheckpointRow>`
    select size, root, ${utc('made_at')} as made_at, note from ledger.checkpoint order by size`.execute(tx);
  return rows;
}

export async function readLastCheckpoint(tx: Tx): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select size, root, ${utc('made_at')} as made_at, note from ledger.checkpoint order by size desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** @returns whether it is new; another process may have made one of the same size */
export async function insertCheckpoint(tx: Tx, row: CheckpointRow): Promise<boolean> {
  const done = await sql`insert into ledger.checkpoint (size, root, made_at, note)
    values (${row.size}, ${row.root}, ${row.made_at}, ${row.note}) on conflict (size) do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** The act of a row as it was hashed. Throws SyntaxError when body or commitments are not JSON. */
export function actOf(row: ActRow): Act {
  return {
    seq: row.seq,
    nonce: Buffer.from(row.nonce).toString('hex'),
    knownAt: row.known_at,
    trueAt: row.true_at,
    person: row.person,
    party: row.party,
    appointment: row.appointment,
    via: row.via,
    area: row.area,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id, ref: row.subject_ref },
    mode: row.mode,
    why: row.why,
    visibleTo: row.visible_to,
    body: JSON.parse(row.body),
    sealed: JSON.parse(row.sealed),
  };
}
