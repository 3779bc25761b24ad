import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { checkout } from '#platform/config/config.ts';
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded.ts';
import { migrationsOf } from '#platform/db/migrate.ts';
import { type Database, ensureRole, openWith } from '#platform/db/open.ts';
import { roomsWithTables } from '#platform/db/rooms.ts';

const password = 'for-tests-only';

/** One server for all tests of this checkout; `tools/test` stops it at the end. */
export const testServerDir = path.join(
  os.tmpdir(),
  `entente-test-${createHash('sha256').update(checkout).digest('hex').slice(0, 8)}`,
);

export const startTestServer = (): Promise<EmbeddedServer> =>
  withFileLock(`${testServerDir}.lock`, () =>
    startEmbedded(testServerDir, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  );

/** A migrated database of its own for one test file; closed and dropped by `close`, and when it cannot be opened. */
export async function testDatabase(): Promise<Database> {
  const server = await startTestServer();
  const admin = new pg.Client({ ...server, database: 'postgres' });
  admin.on('error', () => {});
  await admin.connect();
  try {
    return await openTestDatabase(admin, server);
  } catch (error) {
    // A client left open would keep the test process alive, and with it the run.
    await admin.end();
    throw error;
  }
}

async function openTestDatabase(admin: pg.Client, server: EmbeddedServer): Promise<Database> {
  const template = await ensureTemplate(admin, server);
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await retryWhileTemplateIsBusy(() => admin.query(`create database ${name} template ${template} owner entente_owner`));
  const drop = () => admin.query(`drop database if exists ${name} with (force)`);
  try {
    const database = await openWith(accessTo(server, name));
    const close = async () => {
      await database.close();
      await drop();
      await admin.end();
    };
    return { ...database, close };
  } catch (error) {
    await drop();
    throw error;
  }
}

const accessTo = ({ host }: EmbeddedServer, database: string) => ({
  owner: { host, database, password, user: 'entente_owner' },
  app: { host, database, password, user: 'entente_app' },
  stop: async () => {},
});

async function ensureTemplate(admin: pg.Client, server: EmbeddedServer): Promise<string> {
  const label = createHash('sha256')
    .update(JSON.stringify(migrationsOf(roomsWithTables)))
    .digest('hex')
    .slice(0, 12);
  const template = `template_${label}`;
  await admin.query(`select pg_advisory_lock(4127)`); // one test process makes the template, the others wait
  try {
    const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount) return template;
    await ensureRole(admin, 'entente_owner', password);
    await ensureRole(admin, 'entente_app', password);
    const building = `building_${label}`;
    await admin.query(`drop database if exists ${building} with (force)`);
    await admin.query(`create database ${building} owner entente_owner`);
    const database = await openWith(accessTo(server, building));
    await database.close();
    await admin.query(`alter database ${building} rename to ${template}`);
    return template;
  } finally {
    await admin.query(`select pg_advisory_unlock(4127)`);
  }
}

async function retryWhileTemplateIsBusy<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 50 || (error as { code?: string }).code !== '55006') throw error;
      await new Promise(next => setTimeout(next, 100));
    }
  }
}

async function withFileLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch {
      // A test process that was killed leaves its lock; nobody holds one for half a minute.
      if (tries > 300) fs.rmSync(lock, { recursive: true, force: true });
      await new Promise(next => setTimeout(next, 100));
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}
