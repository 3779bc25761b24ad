import type { Tx } from '#platform/db/tables.ts';
import type { Trigger } from './contract.ts';
import './tables.ts';

/** Triggers of one's own party, by plan. */
export const readTriggers = (tx: Tx) =>
  tx.selectFrom('systemic_risk.trigger').selectAll().orderBy('plan').orderBy('id').limit(500).execute();
export type TriggerRow = Awaited<ReturnType<typeof readTriggers>>[number];

export async function insertTrigger(tx: Tx, party: number, input: Omit<Trigger, 'id'>): Promise<number> {
  const { plan, model, target, withinHours: within_hours, atLeast: at_least, exercise } = input;
  const made = await tx
    .insertInto('systemic_risk.trigger')
    .values({ party, plan, model, target, within_hours, at_least, exercise })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** @returns whether it was there and one's own */
export async function deleteTrigger(tx: Tx, id: number): Promise<boolean> {
  const done = await tx.deleteFrom('systemic_risk.trigger').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Whether whoever acts has any trigger. */
export const hasTriggers = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('systemic_risk.trigger').select('id').limit(1).executeTakeFirst()) !== undefined;

/** Parties that have triggers, on one model or on any; for the service, who sees all. */
export async function partiesWithTriggers(all: Tx, model?: string): Promise<ReadonlySet<number>> {
  let query = all.selectFrom('systemic_risk.trigger').select('party').distinct();
  if (model !== undefined) query = query.where('model', '=', model);
  return new Set((await query.execute()).map(row => row.party));
}
