import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';

/**
 * Adds a job in the caller's transaction: it exists exactly if the act that causes it does.
 * @param job.key a second job with the same key replaces the first while that has not begun
 * @param job.runAt not before this instant; at once when absent
 */
export async function enqueue(
  tx: Tx,
  job: { task: string; payload: unknown; runAt?: Date; key?: string },
): Promise<void> {
  await sql`select jobs.enqueue(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.runAt ?? null}::timestamptz, ${job.key ?? null})`.execute(
    tx,
  );
}

export async function cancelJob(tx: Tx, key: string): Promise<void> {
  await sql`select jobs.cancel(${key})`.execute(tx);
}
