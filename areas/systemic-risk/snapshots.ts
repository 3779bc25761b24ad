import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { enqueue } from '#platform/jobs/store.ts';
import type { Workshop } from './shards.ts';
import { deleteIdleSnapshots } from './snapshot-store.ts';

export const cleanTask = 'systemic-risk.clean';
/** So long a frozen model that no run needs is kept, for the questions of somebody who is looking at it. */
const idleSeconds = 3600;
const hour_ms = 3_600_000;

/** Plans the clearing of frozen models, once in an hour however often it is asked for. */
export function cleanLater(tx: Tx): Promise<void> {
  const hour = Math.ceil(Temporal.Now.instant().epochMilliseconds / hour_ms) + 1;
  return enqueue(tx, { task: cleanTask, payload: {}, key: `${cleanTask}:${hour}`, runAt: new Date(hour * hour_ms) });
}

/** Deletes frozen models that nothing needs any more. @returns how many */
export const cleanSnapshots = (workshop: Pick<Workshop, 'database'>, idle = idleSeconds): Promise<number> =>
  asActor(workshop.database.app, installation, tx => deleteIdleSnapshots(tx, idle));
