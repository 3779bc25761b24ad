import { sql } from 'kysely';
import type { Actor } from '#platform/auth/actor.ts';
import type { Db, Tx } from './tables.ts';

/**
 * Runs `work` in one transaction in which row security knows for whom it acts. The only door to the tables of the
 * rooms: outside of it every policy sees nobody and shows nothing.
 */
export const asActor = <T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async tx => {
    // `true`: the settings end with this transaction.
    await sql`select set_config('app.party', ${actor.party === null ? '' : String(actor.party)}, true),
                     set_config('app.person', ${actor.person === null ? '' : String(actor.person)}, true),
                     set_config('app.roles', ${actor.roles.join(',')}, true)`.execute(tx);
    return work(tx);
  });
