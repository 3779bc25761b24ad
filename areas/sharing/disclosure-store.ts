import { sql } from 'kysely';
import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Disclosure, TouchedDisclosure } from './contract.ts';
import type { Edition } from './edition.ts';
import type { GateInputs, Request } from './gate.ts';
import { asInstallation } from './store.ts';

export interface StoredDisclosure {
  readonly id: number;
  readonly decidedAt: string;
  readonly request: Request;
  readonly inputs: GateInputs;
  readonly result: Disclosure;
  readonly resultHash: string;
  /** hash of the lexicons it was decided under, hexadecimal; null when it is older than the keeping of editions */
  readonly edition: string | null;
}

export async function insertDisclosure(
  tx: Tx,
  row: {
    person: number | null;
    request: Request;
    inputs: GateInputs;
    result: Disclosure;
    resultHash: Uint8Array;
    edition: Edition;
  },
): Promise<number> {
  const { request } = row;
  await keepEdition(tx, row.edition);
  const made = await tx
    .insertInto('sharing.disclosure')
    .values({
      at: new Date(request.at),
      mode: request.mode,
      holder: request.holder,
      originator: request.originator,
      subject_kind: request.subject.kind,
      subject_id: request.subject.id,
      person: row.person,
      request: JSON.stringify(request),
      inputs: JSON.stringify(row.inputs),
      result: JSON.stringify(row.result),
      basis: JSON.stringify(row.result.basis),
      result_hash: row.resultHash,
      edition: row.edition.hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function readStoredDisclosure(tx: Tx, id: number): Promise<StoredDisclosure> {
  const { rows } = await sql<StoredDisclosure & { decidedAt: Date }>`
    select id, decided_at as "decidedAt", request, inputs, result, encode(result_hash, 'hex') as "resultHash",
      encode(edition, 'hex') as edition
    from sharing.disclosure where id = ${id}`.execute(tx);
  const row = rows[0] ?? fail('not-found', `There is no disclosure ${id} that you may read.`);
  return { ...row, decidedAt: (row.decidedAt as Date).toISOString() };
}

/** Keeps the lexicons of a decision, once. */
async function keepEdition(tx: Tx, { hash, content }: Edition): Promise<void> {
  const { rows } = await sql`select 1 from sharing.edition where hash = ${hash}`.execute(tx);
  if (rows.length > 0) return;
  await asInstallation(tx, () =>
    sql`insert into sharing.edition (hash, content) values (${hash}, ${content}) on conflict do nothing`.execute(tx),
  );
}

/** The content of an edition that a stored disclosure names. */
export async function readEdition(tx: Tx, hash: string): Promise<string> {
  const { rows } = await sql<{ content: string }>`
    select content from sharing.edition where hash = decode(${hash}, 'hex')`.execute(tx);
  return (rows[0] ?? fail('not-found', `The packs of edition ${hash} are not kept here.`)).content;
}

/** Disclosures since a day (ISO) that were asked about a protection, newest first. */
export async function readTouched(tx: Tx, protection: string, since: string): Promise<TouchedDisclosure[]> {
  const { rows } = await sql<{ id: number; at: Date }>`
    select id, at from sharing.disclosure
    where at >= ${since}::date and jsonb_path_exists(
      result, '$.recipients[*].cells[*].protections[*] ? (@.id == $asked)', jsonb_build_object('asked', ${protection}::text))
    order by id desc limit 50`.execute(tx);
  return rows.map(({ id, at }) => ({ id, at: at.toISOString() }));
}

export interface DisclosureLine {
  readonly id: number;
  readonly at: string;
  readonly mode: string;
  readonly holder: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly recipients: number;
  readonly blocked: number;
}

export async function readDisclosures(
  tx: Tx,
  ask: { limit: number; subject?: { kind: string; id: string } | undefined },
): Promise<DisclosureLine[]> {
  const of = ask.subject ? sql`where subject_kind = ${ask.subject.kind} and subject_id = ${ask.subject.id}` : sql``;
  const { rows } = await sql<DisclosureLine & { at: Date }>`
    select id, at, mode, holder, subject_kind as "subjectKind", subject_id as "subjectId",
      jsonb_array_length(result -> 'recipients') as recipients,
      jsonb_array_length(jsonb_path_query_array(result, '$.recipients[*] ? (exists (@.blocked))')) as blocked
    from sharing.disclosure ${of} order by id desc limit ${ask.limit}`.execute(tx);
  return rows.map(row => ({ ...row, at: (row.at as Date).toISOString() }));
}
