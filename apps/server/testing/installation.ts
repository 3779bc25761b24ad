import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Runner } from 'graphile-worker';
import { linkForEmail } from '#platform/auth/index.ts';
import { configFrom } from '#platform/config/config.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type ComposedServer, composePlatform, composeServer, composeTasks } from '../compose.ts';
import { ensureDemo } from '../demo.ts';

export interface Answer {
  readonly status: number;
  // What a test looks into; its assertions say what it must be.
  readonly body: any;
  readonly headers: Record<string, unknown>;
}

/** A browser of one person: keeps the session, sends the header that a page of ours sends. */
export interface Visitor {
  get(url: string): Promise<Answer>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Answer>;
}

export interface TestInstallation {
  readonly platform: Platform;
  readonly server: ComposedServer;
  /** moves the clock that rooms see; jobs keep the real one */
  advance(minutes: number): void;
  visit(email?: string): Promise<Visitor>;
  worker(): Promise<Runner>;
  close(): Promise<void>;
}

/**
 * A complete installation with the demonstration world on a database of its own.
 * @param ahead minutes by which the clock that rooms see is ahead when the demonstration world is made
 */
export async function testInstallation(env: Record<string, string> = {}, ahead = 0): Promise<TestInstallation> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-installation-'));
  const database = await testDatabase();
  let minutes = ahead;
  const now = () => Temporal.Now.instant().add({ minutes });
  const platform = await composePlatform(configFrom({ ENTENTE_DATA_DIR: dataDir, ...env }), database, now);
  const server = await composeServer(platform);
  try {
    await ensureDemo(platform);
  } catch (error) {
    // A database left open would keep the test from ending, and nobody would be told why it failed.
    await database.close();
    throw error;
  }
  server.ready();
  const workers: Runner[] = [];
  return {
    platform,
    server,
    advance: more => void (minutes += more),
    visit: email => visitor(server, platform, email),
    worker: async () => {
      const runner = await startWorker(database.ownerPool, composeTasks(platform));
      workers.push(runner);
      return runner;
    },
    close: async () => {
      for (const runner of workers) await runner.stop();
      await server.server.close();
      await database.close();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

let calls = 0;
/** Each call from an address of its own, so that rate limits do not answer instead of the route. */
const nextAddress = (): string => {
  calls++;
  return `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
};

async function visitor(server: ComposedServer, platform: Platform, email?: string): Promise<Visitor> {
  let cookie = '';
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ): Promise<Answer> => {
    const json = body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await server.server.inject({
      method,
      url,
      headers: { 'x-entente': '1', 'x-forwarded-for': nextAddress(), cookie, ...type },
      ...json,
    });
    const set = [answer.headers['set-cookie'] ?? []].flat();
    if (set.length) cookie = set.map(value => value.split(';')[0]).join('; ');
    return { status: answer.statusCode, body: parsed(answer.body), headers: answer.headers };
  };
  const one: Visitor = { get: url => ask('GET', url), send: ask };
  if (email) {
    const link = await linkForEmail(platform, email);
    await one.send('POST', '/api/auth/one-time', { token: new URL(link).searchParams.get('token') });
  }
  return one;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits until what is asked becomes true; jobs run beside the test. */
export async function eventually<T>(ask: () => Promise<T | undefined | false>, what: string): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await ask();
    if (found) return found;
    await new Promise(next => setTimeout(next, 50));
  }
  throw new Error(`did not happen within 10 s: ${what}`);
}
