import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { startTestServer } from '#platform/testing/database.ts';
import { openDatabase } from './open.ts';

// A server of one's own, named by DATABASE_URL: here the test server, with a user that is no superuser.
const name = `own_${process.pid}`;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-own-'));
let admin: pg.Client;
let url: string;

before(async () => {
  const server = await startTestServer();
  admin = new pg.Client({ ...server, database: 'postgres' });
  admin.on('error', () => {});
  await admin.connect();
  await admin.query(`create role ${name} login nosuperuser createrole password 'own'`);
  await admin.query(`create database ${name} owner ${name}`);
  // The plain role exists already on this server; whoever may create roles must be its administrator to set its password.
  const app = await admin.query(`select 1 from pg_roles where rolname = 'entente_app'`);
  if (app.rowCount) await admin.query(`grant entente_app to ${name} with admin option, inherit false, set false`);
  url = `postgres://${name}:own@localhost/${name}?host=${encodeURIComponent(server.host)}`;
});
after(async () => {
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`revoke entente_app from ${name}`);
  await admin.query(`drop role ${name}`);
  await admin.end();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test('a server of one’s own is migrated and served as the plain role; the second opening finds nothing to do', {
  concurrency: false,
}, async t => {
  const appUrl = url.replace(`${name}:own@`, 'entente_app:for-tests-only@');
  const first = await openDatabase({ dataDir, databaseUrl: url, appUrl });
  assert.ok(first.applied.length > 10);
  const { rows } = await sql<{
    who: string;
    strong: boolean;
  }>`select current_user as who, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user`.execute(
    first.app,
  );
  assert.deepEqual(rows, [{ who: 'entente_app', strong: false }]);
  await first.close();
  const second = await openDatabase({ dataDir, databaseUrl: url, appUrl });
  assert.deepEqual(second.applied, []);
  await second.close();
  t.diagnostic(`${first.applied.length} migrations`);
});

test('a server that cannot be reached is an error, not a hang', async () => {
  await assert.rejects(
    openDatabase({ dataDir, databaseUrl: 'postgres://a:b@127.0.0.1:9/x' }),
    /DATABASE_URL does not answer/,
  );
});
