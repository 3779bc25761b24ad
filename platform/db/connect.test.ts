import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startTestServer } from '#platform/testing/database.ts';
import { poolOf } from './connect.ts';

let admin: pg.Client;
let server: Awaited<ReturnType<typeof startTestServer>>;
before(async () => {
  server = await startTestServer();
  admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
});
after(() => admin.end());

const warned = async (t: { mock: typeof test.mock }, work: (pool: pg.Pool, pid: number) => Promise<void>) => {
  const warn = t.mock.method(console, 'warn', () => {});
  const pool = poolOf({ ...server, database: 'postgres' });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await work(pool, rows[0]!.pid);
  const lost = () => warn.mock.calls.filter(call => /database connection lost/.test(String(call.arguments[0]))).length;
  for (let tries = 0; tries < 20 && lost() === 0; tries++) await new Promise(next => setTimeout(next, 10));
  if (!pool.ended) await pool.end();
  return lost();
};

test('a connection that is lost while it idles is reported, and the pool goes on', async t => {
  const lost = await warned(t, async (pool, pid) => {
    await admin.query('select pg_terminate_backend($1, 1000)', [pid]);
    await new Promise(next => setTimeout(next, 50));
    assert.equal((await pool.query('select 1')).rowCount, 1);
  });
  assert.equal(lost, 1);
});

test('a connection that the server ends while its pool is being ended is no loss', async t => {
  const lost = await warned(t, async (pool, pid) => {
    const ending = pool.end();
    pool.emit('error', new Error('terminating connection due to administrator command'), new pg.Client());
    await admin.query('select pg_terminate_backend($1)', [pid]);
    await ending;
  });
  assert.equal(lost, 0);
});
