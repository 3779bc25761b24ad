import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { VerdictBasis } from './contract.ts';
import './tables.ts';

const withTriggers = (tx: Tx) =>
  tx
    .selectFrom('systemic_risk.verdict as v')
    .innerJoin('systemic_risk.trigger as t', 't.id', 'v.trigger')
    .selectAll('v')
    .select(['t.plan', 't.model', 't.target', 't.within_hours', 't.at_least', 't.exercise as trigger_exercise'])
    .orderBy('v.changed_at', 'desc')
    .orderBy('v.id');
export type VerdictRow = Awaited<ReturnType<typeof readVerdicts>>[number];

/** The latest verdicts about an incident, newest change first. */
export const readVerdicts = (tx: Tx, incident: number) => withTriggers(tx).where('v.incident', '=', incident).execute();

export const readVerdict = (tx: Tx, id: number) => withTriggers(tx).where('v.id', '=', id).executeTakeFirst();

/** What asks for a decision: neither answered by a call-out nor set aside, and not a plain no. */
export const readOpenVerdicts = (tx: Tx, party: number) =>
  withTriggers(tx)
    .where('v.party', '=', party)
    .where('v.settled', 'is', null)
    .where(e => e.or([e('v.met', 'is', null), e('v.met', '=', true)]))
    .limit(500)
    .execute();

/** Plans that wait to be started or set aside. */
export async function countMet(tx: Tx, party: number): Promise<number> {
  const { n } = await tx
    .selectFrom('systemic_risk.verdict')
    .select(e => e.fn.countAll<string>().as('n'))
    .where('party', '=', party)
    .where('met', '=', true)
    .where('settled', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** One job at a time holds triggers against an incident; the next one sees what this one wrote. */
export const lockHolding = (tx: Tx, incident: number) =>
  sql`select pg_advisory_xact_lock(hashtext('systemic_risk.verdict'), ${incident})`.execute(tx);

type NewVerdict = Omit<
  VerdictRow,
  | 'id'
  | 'plan'
  | 'model'
  | 'target'
  | 'within_hours'
  | 'at_least'
  | 'trigger_exercise'
  | 'basis'
  | 'settled'
  | 'settled_at'
  | 'settled_by'
  | 'settled_why'
> & { readonly basis: VerdictBasis };

/** Puts the latest verdict; one that changed is open again, also when it was settled before. */
export async function putVerdict(tx: Tx, row: NewVerdict, changed: boolean): Promise<void> {
  const values = { ...row, basis: JSON.stringify(row.basis) };
  const { changed_at, ...kept } = values;
  const opened = { changed_at, settled: null, settled_at: null, settled_by: null, settled_why: null };
  await tx
    .insertInto('systemic_risk.verdict')
    .values(values)
    .onConflict(conflict =>
      conflict.columns(['trigger', 'incident']).doUpdateSet(changed ? { ...kept, ...opened } : kept),
    )
    .execute();
}

/** Nothing it rests on changed: it still stands. */
export const touchVerdicts = (tx: Tx, ids: readonly number[], at: Date) =>
  tx
    .updateTable('systemic_risk.verdict')
    .set({ held_at: at })
    .where('id', 'in', ids.length ? [...ids] : [0])
    .execute();

/** @returns whether it was there and still open */
export async function setAside(tx: Tx, id: number, by: number | null, at: Date, why: string): Promise<boolean> {
  const done = await tx
    .updateTable('systemic_risk.verdict')
    .set({ settled: 'set-aside', settled_at: at, settled_by: by, settled_why: why })
    .where('id', '=', id)
    .where('settled', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A call-out of the plan went out for the incident: what waited for it waits no longer. */
export const settleByCallOut = (tx: Tx, of: { incident: number; plan: string; by: number | null; at: Date }) =>
  tx
    .updateTable('systemic_risk.verdict as v')
    .set({ settled: 'call-out', settled_at: of.at, settled_by: of.by, settled_why: null })
    .where('v.incident', '=', of.incident)
    .where('v.settled', 'is distinct from', 'call-out')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('systemic_risk.trigger as t')
          .select('t.id')
          .whereRef('t.id', '=', 'v.trigger')
          .where('t.plan', '=', of.plan),
      ),
    )
    .execute();

export const deleteVerdicts = (tx: Tx, incident: number) =>
  tx.deleteFrom('systemic_risk.verdict').where('incident', '=', incident).execute();
