import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { checkout } from '#platform/config/config.ts';

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-start-'));
const port = 18_000 + (process.pid % 2000);
const origin = `http://localhost:${port}`;
let server: ChildProcess | undefined;
const started: ChildProcess[] = [];

after(async () => {
  // Also those that a failed test left running: they would keep this process from ending.
  for (const child of started) {
    server = child;
    await stop('SIGTERM');
  }
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the service as `npm start` does and waits until it is ready; the text it printed. */
async function start(env: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: checkout,
    env: { ...process.env, ENTENTE_WEB: 'off', ENTENTE_DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = child;
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += String(part)));
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the service stopped while starting:\n${said}`);
    const ready = await fetch(`${origin}/healthz`).then(
      answer => answer.status === 200,
      () => false,
    );
    if (ready && linkIn(said)) return said;
    await new Promise(next => setTimeout(next, 100));
  }
  throw new Error(`the service was not ready within a minute:\n${said}`);
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  await once(server, 'exit');
}

const linkIn = (said: string): string => /token=(\S+)/.exec(said)?.[1] ?? '';

async function signIn(said: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/one-time`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-entente': '1' },
    body: JSON.stringify({ token: linkIn(said) }),
  });
  assert.equal(answer.status, 200, await answer.text());
  return answer.headers
    .getSetCookie()
    .map(value => value.split(';')[0])
    .join('; ');
}

const open = (cookie: string, title: string) =>
  fetch(`${origin}/api/incidents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-entente': '1', cookie },
    body: JSON.stringify({ title, entities: [{ party: null, name: 'x', role: 'affected' }] }),
  });

const titles = async (cookie: string): Promise<string[]> => {
  const answer = await fetch(`${origin}/api/incidents`, { headers: { cookie } });
  return ((await answer.json()) as { incidents: { title: string }[] }).incidents.map(incident => incident.title);
};

test('a first start prints one sign-in link; what was acknowledged survives a kill; Ctrl-C stops the database too', async () => {
  const said = await start();
  const cookie = await signIn(said);
  assert.equal((await open(cookie, 'Acknowledged before the kill')).status, 200);
  await stop('SIGKILL');
  const again = await start();
  assert.ok((await titles(cookie)).includes('Acknowledged before the kill'), 'the session and the incident are there');
  assert.notEqual(linkIn(again), linkIn(said));
  await stop('SIGINT');
  assert.equal(server?.exitCode, 0);
  const location = path.join(dataDir, 'postgres', 'location');
  const place = fs.existsSync(location) ? fs.readFileSync(location, 'utf8').trim() : path.join(dataDir, 'postgres');
  assert.equal(fs.existsSync(path.join(place, 'data', 'postmaster.pid')), false);
});

test('a wrong setting is said in words, with the next step', async () => {
  for (const [name, value] of [
    ['PORT', 'eighty'],
    ['SMTP_URL', 'mail.example'],
    ['DATABASE_URL', 'mysql://secret@x'],
  ] as const) {
    await assert.rejects(start({ [name]: value }), (error: Error) => {
      assert.match(error.message, new RegExp(name));
      assert.doesNotMatch(error.message, /secret|at async/);
      return true;
    });
  }
});

test('root may keep everything below a folder that only root may enter', {
  skip: process.getuid?.() !== 0 && 'needs root',
}, async () => {
  const closed = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-closed-'));
  fs.chmodSync(closed, 0o700);
  try {
    const said = await start({ ENTENTE_DATA_DIR: path.join(closed, 'data') });
    await signIn(said);
    await stop('SIGTERM');
    const place = fs.readFileSync(path.join(closed, 'data/postgres/location'), 'utf8').trim();
    assert.ok(fs.existsSync(path.join(place, 'data', 'PG_VERSION')));
    fs.rmSync(place, { recursive: true, force: true });
  } finally {
    fs.rmSync(closed, { recursive: true, force: true });
  }
});
