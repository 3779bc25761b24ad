import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fs from 'node:fs';
import { sql } from 'kysely';
import { testDatabase } from '#platform/testing/database.ts';
import { asActor } from './as-actor.ts';
import { goldenFile, schemaText } from './golden.ts';
import { migrate } from './migrate.ts';
import type { Database } from './open.ts';

let database: Database;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

test('the application role can neither bypass row security nor create anything', async () => {
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean; rolcreatedb: boolean }>`
    select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user`.execute(database.app);
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false, rolcreatedb: false }]);
  await assert.rejects(sql`create table app.x (a int)`.execute(database.app), /permission denied/);
  await assert.rejects(sql`set role entente_owner`.execute(database.app), /permission denied/);
});

test('for whom a transaction acts ends with the transaction', async () => {
  const seen = await asActor(
    database.app,
    { person: 3, party: 7, appointment: 1, roles: ['analyst'], via: 'session' },
    async tx => {
      const { rows } =
        await sql`select app.party() as party, app.person() as person, app.has_role('analyst') as analyst, app.is_system() as system`.execute(
          tx,
        );
      return rows[0];
    },
  );
  assert.deepEqual(seen, { party: 7, person: 3, analyst: true, system: false });
  const { rows } = await sql`select app.party() as party, app.has_role('analyst') as analyst`.execute(database.app);
  assert.deepEqual(rows[0], { party: null, analyst: false });
});

test('every table of every room forces row security or is listed as open', async () => {
  const open = new Set<string>([]);
  const { rows } = await database.ownerPool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r','p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema','entente','graphile_worker','auth')
      and not (c.relrowsecurity and c.relforcerowsecurity)`);
  assert.deepEqual(
    rows.map(row => row.name).filter(name => !open.has(name)),
    [],
  );
});

test('the schema is the one of the golden file; after a new migration write it anew with `node platform/db/golden.ts`', async () => {
  const now = (await schemaText(database.ownerPool)).split('\n');
  const golden = fs.readFileSync(goldenFile, 'utf8').split('\n');
  const first = now.findIndex((line, i) => line !== golden[i]);
  assert.deepEqual(first < 0 ? [] : now.slice(first, first + 5), first < 0 ? [] : golden.slice(first, first + 5));
  assert.equal(now.length, golden.length);
});

test('an applied migration whose text has changed is refused', async () => {
  const client = await database.ownerPool.connect();
  try {
    await client.query(`update entente.migration set sha256 = 'other' where room = 'platform/db'`);
    await assert.rejects(migrate(client, ['platform/db']), /was changed after it had been applied/);
  } finally {
    client.release();
  }
});
