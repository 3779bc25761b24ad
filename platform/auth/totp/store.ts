import type { Tx } from '#platform/db/tables.ts';
import '../password/store.ts';

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.backup_code': { person: number; hash: Buffer; used_at: Date | null };
  }
}

/** Takes the step if nobody took it before. @returns false when the code of this step was used already */
export async function takeStep(tx: Tx, person: number, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('auth.credential')
    .set({ totp_step: step })
    .where('person', '=', person)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function takeBackupCode(tx: Tx, person: number, hash: Buffer, now: Date): Promise<boolean> {
  const done = await tx
    .updateTable('auth.backup_code')
    .set({ used_at: now })
    .where('person', '=', person)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function replaceBackupCodes(tx: Tx, person: number, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('auth.backup_code').where('person', '=', person).execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto('auth.backup_code')
    .values(hashes.map(hash => ({ person, hash, used_at: null })))
    .execute();
}

export async function countBackupCodes(tx: Tx, person: number): Promise<number> {
  const row = await tx
    .selectFrom('auth.backup_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.left;
}
