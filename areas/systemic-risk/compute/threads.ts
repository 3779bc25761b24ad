import { installation } from '#platform/auth/actor.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { Resident } from '#platform/compute/resident.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Db } from '#platform/db/tables.ts';
import { readSnapshot } from '../snapshot-store.ts';
import type { Source } from './source.ts';
import type { Op } from './thread.ts';

const module = '#areas/systemic-risk/compute/thread.ts';

/** Two threads, so that a question from a page never waits for a piece of a run; long questions go between pieces. */
const threads = { questions: new Resident(module), pieces: new Resident(module) } as const;
export type ThreadName = keyof typeof threads;

/** Asks a thread; hands it the snapshot first when it has not got it. */
export async function ask<T>(db: Db, thread: ThreadName, op: Op, input: { readonly source?: Source }): Promise<T> {
  const resident = threads[thread];
  try {
    return await resident.ask<T>(op, input);
  } catch (error) {
    const { source } = input;
    const missing = error instanceof FailureError && error.failure.code === 'model-not-loaded';
    if (!missing || source?.kind !== 'snapshot') throw error;
    await put(db, resident, source.sha256);
    return resident.ask<T>(op, input);
  }
}

async function put(db: Db, resident: Resident, sha256: string): Promise<void> {
  const found = await asActor(db, installation, tx => readSnapshot(tx, Buffer.from(sha256, 'hex')));
  if (found) await resident.ask('put', { sha256, bytes: found.model });
}

/** Ends the threads, for a process that ends. */
export const stopThreads = async (): Promise<void> => {
  await Promise.all(Object.values(threads).map(thread => thread.stop()));
};
