import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

// Counts and identities stay far below 2^53; numbers are what the contracts say.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * A pool that survives a database restart: lost idle connections are reported, not thrown. What the server still says to a
 * connection while the pool is being ended is no loss: `end` answers before the sockets are closed.
 */
export function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 10, ...config });
  pool.on('error', error => {
    if (!pool.ending) console.warn(`database connection lost: ${error.message}`);
  });
  pool.on('connect', client => client.on('error', () => {})); // a lost busy connection rejects its query
  return pool;
}

export const kyselyOf = (pool: pg.Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
