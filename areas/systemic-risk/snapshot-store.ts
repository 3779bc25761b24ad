import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import './tables.ts';

/** Keeps a model as it is now; one that is there already is used once more. */
export async function insertSnapshot(tx: Tx, sha256: Buffer, model: Buffer): Promise<void> {
  await tx
    .insertInto('systemic_risk.snapshot')
    .values({ sha256, model })
    .onConflict(conflict => conflict.column('sha256').doUpdateSet({ used_at: sql<Date>`clock_timestamp()` }))
    .execute();
}

/** @returns whether the frozen model is still there; it is then used once more */
export async function touchSnapshot(tx: Tx, sha256: Buffer): Promise<boolean> {
  const done = await tx
    .updateTable('systemic_risk.snapshot')
    .set({ used_at: sql<Date>`clock_timestamp()` })
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const readSnapshot = (tx: Tx, sha256: Buffer) =>
  tx.selectFrom('systemic_risk.snapshot').select('model').where('sha256', '=', sha256).executeTakeFirst();

/**
 * Deletes frozen models that no run needs any more and nobody used for a while: what a party took back does not live on
 * in them. Runs that failed or were cancelled need none.
 */
export async function deleteIdleSnapshots(tx: Tx, idleSeconds: number): Promise<number> {
  const gone = await tx
    .deleteFrom('systemic_risk.snapshot as s')
    .where('s.used_at', '<=', sql<Date>`clock_timestamp() - make_interval(secs => ${idleSeconds})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('systemic_risk.run as r')
            .select('r.id')
            .where(sql<string>`r.source ->> 'sha256'`, '=', sql<string>`encode(s.sha256, 'hex')`)
            .where('r.state', 'in', ['queued', 'running', 'done']),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
