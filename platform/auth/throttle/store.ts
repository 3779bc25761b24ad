import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import type { Tally } from './policy.ts';

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.throttle': { key: Buffer; failures: number; since: Date; locked_until: Date | null };
  }
}

/** The tally of a key, made if there is none, held until the transaction ends. */
export async function holdTally(tx: Tx, key: Buffer, now: Date): Promise<Tally> {
  await tx
    .insertInto('auth.throttle')
    .values({ key, failures: 0, since: now, locked_until: null })
    .onConflict(on => on.column('key').doNothing())
    .execute();
  return tx
    .selectFrom('auth.throttle')
    .select(['failures', 'since', 'locked_until'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function saveTally(tx: Tx, key: Buffer, tally: Tally): Promise<void> {
  await tx
    .updateTable('auth.throttle')
    .set({ ...tally })
    .where('key', '=', key)
    .execute();
}

/** Forgets what no window reaches back to; rows another transaction holds wait for the next time. */
export async function dropOldTallies(tx: Tx, olderThan: Date): Promise<void> {
  await sql`delete from auth.throttle where key in (
    select key from auth.throttle where since < ${olderThan} for update skip locked)`.execute(tx);
}
