import { type ColumnType, type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { FactValue } from '#engines/duties/protections/types.ts';
import type { Statement } from './contract.ts';

interface StatementTable {
  id: Generated<number>;
  party: number;
  incident: number | null;
  fact: string;
  value: ColumnType<Statement['value'], string | null, never>;
  withdraws: number | null;
  source: string;
  stated_by: string;
  why: Generated<string>;
  valid_from: ColumnType<string, string, never>;
  valid_to: ColumnType<string | null, string | null, never>;
  recorded_at: Date;
  recorded_by: number | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'safe_harbour.statement': StatementTable;
  }
}

export interface StatementDraft {
  readonly party: number;
  readonly incident: number | null;
  readonly fact: string;
  readonly value: FactValue | null;
  readonly withdraws: number | null;
  readonly source: string;
  readonly statedBy: string;
  readonly why: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: number | null;
}

export async function insertStatement(tx: Tx, draft: StatementDraft): Promise<number> {
  const made = await tx
    .insertInto('safe_harbour.statement')
    .values({
      party: draft.party,
      incident: draft.incident,
      fact: draft.fact,
      value: draft.value === null ? null : JSON.stringify(draft.value),
      withdraws: draft.withdraws,
      source: draft.source,
      stated_by: draft.statedBy,
      why: draft.why,
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
      recorded_at: draft.recordedAt,
      recorded_by: draft.recordedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Every entry of a party recorded by an instant, oldest first; of one incident and of none, or all when it is absent. */
export async function readStatements(tx: Tx, party: number, by: Date, incident?: number): Promise<Statement[]> {
  let query = tx
    .selectFrom('safe_harbour.statement as s')
    .leftJoin('party.person as p', 'p.id', 's.recorded_by')
    .select(['s.id', 's.fact', 's.value', 's.withdraws', 's.incident', 's.source', 's.why', 's.recorded_at'])
    .select(['s.stated_by', 'p.name as recorded_name'])
    .select([sql<string>`s.valid_from::text`.as('from'), sql<string | null>`s.valid_to::text`.as('to')])
    .where('s.party', '=', party)
    .where('s.recorded_at', '<=', by);
  if (incident !== undefined)
    query = query.where(where => where.or([where('s.incident', '=', incident), where('s.incident', 'is', null)]));
  const rows = await query.orderBy('s.recorded_at').orderBy('s.id').limit(5000).execute();
  return rows.map(row => ({
    id: row.id,
    fact: row.fact,
    value: row.value,
    withdraws: row.withdraws,
    incident: row.incident,
    source: row.source,
    statedBy: row.stated_by,
    why: row.why,
    validFrom: row.from,
    validTo: row.to,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_name ?? 'Entente',
  }));
}

export const readStatementOf = (tx: Tx, id: number) =>
  tx
    .selectFrom('safe_harbour.statement')
    .select(['id', 'party', 'incident', 'fact', 'value', 'source'])
    .where('id', '=', id)
    .executeTakeFirst();

export const isWithdrawn = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.selectFrom('safe_harbour.statement').select('id').where('withdraws', '=', id).executeTakeFirst()) !==
  undefined;

export const readParty = (tx: Tx, id: number) =>
  tx.selectFrom('party.party').select(['id', 'name', 'kind', 'country']).where('id', '=', id).executeTakeFirst();

export const readPartyBySlug = (tx: Tx, slug: string) =>
  tx.selectFrom('party.party').select('id').where('slug', '=', slug).executeTakeFirst();

export const readPersonName = async (tx: Tx, id: number): Promise<string | undefined> =>
  (await tx.selectFrom('party.person').select('name').where('id', '=', id).executeTakeFirst())?.name;

export const readIncidentByTitle = (tx: Tx, title: string) =>
  tx.selectFrom('incidents.incident').select('id').where('title', '=', title).executeTakeFirst();
