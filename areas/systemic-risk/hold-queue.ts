import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import { hasTriggers } from './trigger-store.ts';

export const holdTask = 'systemic-risk.hold';
export const holdAllTask = 'systemic-risk.hold-all';
/** What no act tells of, such as a new pack or an agreement that ended, is seen at the latest after so many minutes. */
const rhythm_minutes = 15;

const fromNow = (seconds: number) => new Date(Temporal.Now.instant().add({ seconds }).epochMilliseconds);

/** Holds the triggers of its party against one incident; asked twice before it begins, it is done once. */
export const holdIncidentLater = (tx: Tx, incident: number): Promise<void> =>
  enqueue(tx, { task: holdTask, payload: { incident }, key: `${holdTask}:${incident}` });

/** As above, where the party that acts has triggers at all. */
export async function incidentChanged(tx: Tx, incident: number): Promise<void> {
  if (await hasTriggers(tx)) await holdIncidentLater(tx, incident);
}

/** Holds the triggers on one model, or all, against every open incident of their parties. */
export const holdAllLater = (tx: Tx, model?: string, delaySeconds = 0): Promise<void> =>
  enqueue(tx, {
    task: holdAllTask,
    payload: model === undefined ? {} : { model },
    key: model === undefined ? holdAllTask : `${holdAllTask}:${model}`,
    ...(delaySeconds > 0 ? { runAt: fromNow(delaySeconds) } : {}),
  });

export const holdAllAgain = (tx: Tx): Promise<void> =>
  enqueue(tx, { task: holdAllTask, payload: {}, key: holdAllTask, runAt: fromNow(rhythm_minutes * 60) });
