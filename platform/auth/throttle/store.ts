import type { Tx } from '#platform/db/tables.ts';
import type { Tally } from './policy.ts';

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.throttle': { key: Buffer; failures: number; since: Date; locked_until: Date | null };
  }
}

export const findTally = (tx: Tx, key: Buffer): Promise<Tally | undefined> =>
  tx
    .selectFrom('auth.throttle')
    .select(['failures', 'since', 'locked_until'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();

export async function saveTally(tx: Tx, key: Buffer, tally: Tally): Promise<void> {
  await tx
    .insertInto('auth.throttle')
    .values({ key, ...tally })
    .onConflict(on => on.column('key').doUpdateSet({ ...tally }))
    .execute();
}

export async function dropTallies(tx: Tx, keys: readonly Buffer[], olderThan: Date): Promise<void> {
  await tx
    .deleteFrom('auth.throttle')
    .where(where => where.or([where('key', 'in', keys), where('since', '<', olderThan)]))
    .execute();
}
