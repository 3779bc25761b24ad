import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { fail } from '#engines/kernel/failure.ts';
import { kyselyOf, poolOf } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { roomsWithTables } from './rooms.ts';
import type { Db } from './tables.ts';

export interface Database {
  /** the plain role: cannot bypass row security; use it through `asActor` */
  readonly app: Db;
  readonly appPool: pg.Pool;
  /** the role that owns the schema: migrations and the job queue only */
  readonly ownerPool: pg.Pool;
  /** migrations applied by this opening */
  readonly applied: readonly string[];
  close(): Promise<void>;
}

interface Access {
  readonly owner: pg.PoolConfig;
  readonly app: pg.PoolConfig;
  stop(): Promise<void>;
}

const appRole = 'entente_app';
const ownerRole = 'entente_owner';
const oldestServer = 160000;

export interface DatabaseSettings {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly appUrl?: string | undefined;
  /** a command beside the server: an embedded database that was running goes on running */
  readonly borrow?: boolean;
}

/** Opens the database of an installation: embedded below `dataDir` or the server that `databaseUrl` names; migrated. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  try {
    const access = settings.databaseUrl
      ? await accessToServer(settings.databaseUrl, settings.appUrl, settings.dataDir)
      : await accessToEmbedded(path.join(settings.dataDir, 'postgres'), settings.borrow ?? false);
    return await openWith(access);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const reason = unreachable.get(code ?? '');
    if (!settings.databaseUrl || reason === undefined) throw error;
    return fail('database-unreachable', `The database of DATABASE_URL ${reason}: ${message}`, {
      next: 'Check its address, user and password, and that the server runs; or leave DATABASE_URL out.',
    });
  }
}

const unreachable: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'does not answer'],
  ['ENOTFOUND', 'has an address that is not known'],
  ['ENOENT', 'has no socket there'],
  ['ETIMEDOUT', 'does not answer'],
  ['28P01', 'refuses the password'],
  ['28000', 'refuses the user'],
  ['3D000', 'does not exist'],
]);

/** Migrates as the owner and opens the pools. */
export async function openWith(access: Access): Promise<Database> {
  const ownerPool = poolOf({ ...access.owner, max: 4 });
  try {
    const applied = await migrateAs(ownerPool);
    const appPool = poolOf(access.app);
    const app = kyselyOf(appPool);
    const close = async () => {
      await app.destroy();
      await ownerPool.end();
      await access.stop();
    };
    return { app, appPool, ownerPool, applied, close };
  } catch (error) {
    await ownerPool.end();
    await access.stop();
    throw error;
  }
}

async function migrateAs(ownerPool: pg.Pool): Promise<string[]> {
  const client = await ownerPool.connect();
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    if (Number(version.rows[0]?.server_version_num) < oldestServer) {
      fail('database-too-old', 'The database server is older than PostgreSQL 16.', {
        next: 'Use PostgreSQL 16 or newer, or leave DATABASE_URL out.',
      });
    }
    await runMigrations({ pgPool: ownerPool });
    return await migrate(client, roomsWithTables);
  } finally {
    client.release();
  }
}

async function accessToEmbedded(dir: string, borrow: boolean): Promise<Access> {
  const server = await startEmbedded(dir);
  const superuser = new pg.Client({ ...server, database: 'postgres' });
  superuser.on('error', () => {});
  await superuser.connect();
  try {
    const ownerPassword = passwordIn(dir, 'owner.pw');
    const appPassword = passwordIn(dir, 'app.pw');
    await ensureRole(superuser, ownerRole, ownerPassword);
    await ensureRole(superuser, appRole, appPassword);
    const found = await superuser.query(`select 1 from pg_database where datname = 'entente'`);
    if (found.rowCount === 0) await superuser.query(`create database entente owner ${ownerRole}`);
    const at = { host: server.host, database: 'entente' };
    return {
      owner: { ...at, user: ownerRole, password: ownerPassword },
      app: { ...at, user: appRole, password: appPassword },
      stop: borrow && !server.started ? async () => {} : server.stop,
    };
  } finally {
    await superuser.end();
  }
}

async function accessToServer(databaseUrl: string, appUrl: string | undefined, dataDir: string): Promise<Access> {
  const owner = { connectionString: databaseUrl };
  const stop = async () => {};
  if (appUrl) return { owner, app: { connectionString: appUrl }, stop };
  fs.mkdirSync(dataDir, { recursive: true });
  const password = passwordIn(dataDir, 'app.pw');
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  try {
    await ensureRole(client, appRole, password);
  } catch (error) {
    fail(
      'cannot-create-role',
      `The user of DATABASE_URL may not create the role ${appRole}: ${(error as Error).message}`,
      {
        next: `Create the role ${appRole} (login, nosuperuser, nobypassrls) and set DATABASE_APP_URL to connect as it.`,
      },
    );
  } finally {
    await client.end();
  }
  const url = new URL(databaseUrl);
  url.username = appRole;
  url.password = password;
  return { owner, app: { connectionString: url.href }, stop };
}

/**
 * Creates the login role, or sets its password anew, so that a restored data folder fits again. A role of that name
 * that could bypass row security is refused, not used.
 */
export async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const secret = client.escapeLiteral(password);
  const { rows } = await client.query<{ strong: boolean }>(
    'select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1',
    [role],
  );
  if (rows[0]?.strong) {
    fail('role-too-strong', `The role ${role} exists and can bypass row security.`, {
      next: `Take superuser and bypassrls from ${role}, or drop it.`,
    });
  }
  if (rows[0]) await client.query(`alter role ${role} password ${secret}`);
  else
    await client.query(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${secret}`);
}

function passwordIn(dir: string, name: string): string {
  const file = path.join(dir, name);
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}
