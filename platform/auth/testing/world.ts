import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { configFrom } from '#platform/config/config.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { installation } from '../actor.ts';
import { authenticator, firstLink, room } from '../index.ts';
import type { Role } from '../roles.ts';

/** A real database, server and clock that stands still until it is moved. */
export interface AuthWorld {
  readonly platform: Platform;
  readonly http: HttpServer;
  advance(duration: Temporal.DurationLike): void;
  party(slug: string): Promise<number>;
  person(email: string): Promise<number>;
  /** an appointment from an hour ago, for 30 days unless told otherwise */
  appoint(person: number, party: number, roles: readonly Role[], ends?: Temporal.DurationLike): Promise<number>;
  /** signs the person in by a link */
  browserOf(person: number): Promise<Browser>;
  browser(): Browser;
  close(): Promise<void>;
}

/** Keeps cookies and sends the header of our own pages, as a browser with Entente open does. */
export interface Browser {
  cookie: string;
  headers: Record<string, string>;
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<LightMyRequestResponse>;
}

function browserOn(http: HttpServer): Browser {
  const browser: Browser = {
    cookie: '',
    headers: { 'x-entente': '1', 'user-agent': 'test browser' },
    send: async (method, url, payload) => {
      const cookie = browser.cookie ? { cookie: browser.cookie } : {};
      const headers = { ...browser.headers, ...cookie };
      const answer = await http.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      const set = answer.cookies.find(one => one.name.endsWith('entente'));
      if (set) browser.cookie = set.value ? `${set.name}=${set.value}` : '';
      return answer;
    },
  };
  return browser;
}

export async function authWorld(
  more: { env?: Record<string, string>; log?: boolean; routes?: (http: HttpServer, platform: Platform) => void } = {},
): Promise<AuthWorld> {
  const database = await testDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-auth-'));
  let now = Temporal.Instant.from('2026-11-24T12:00:00Z');
  const platform: Platform = {
    config: configFrom({ ENTENTE_DATA_DIR: dataDir, ...more.env }),
    database,
    // Signing in asks nothing of packs.
    packs: {} as Platform['packs'],
    services: {} as Platform['services'],
    now: () => now,
  };
  Object.assign(platform.services, await room.services?.(platform));
  const secure = platform.config.origin.startsWith('https:');
  const http = await httpServer({ secure, authenticate: authenticator(platform), log: more.log ?? false });
  room.routes?.(http, platform);
  more.routes?.(http, platform);
  const asInstallation: <T>(work: Parameters<typeof asActor<T>>[2]) => Promise<T> = work =>
    asActor(database.app, installation, work);
  const insert = async (work: Parameters<typeof asActor<{ id: number }>>[2]) => (await asInstallation(work)).id;
  const hourAgo = () => new Date(now.epochMilliseconds - 3_600_000);
  return {
    platform,
    http,
    advance: duration => {
      now = now.add(duration);
    },
    party: slug =>
      insert(tx =>
        tx
          .insertInto('party.party')
          .values({ slug, name: slug.toUpperCase(), kind: 'national-csirt', country: 'CH', parent: null })
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    person: email =>
      insert(tx =>
        tx
          .insertInto('party.person')
          .values({ name: email.split('@')[0]!, email, home: null })
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    appoint: (person, party, roles, ends = { hours: 720 }) =>
      insert(tx =>
        tx
          .insertInto('party.appointment')
          .values({
            person,
            party,
            roles: [...roles],
            starts: hourAgo(),
            ends: new Date(now.add(ends).epochMilliseconds),
          })
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    browser: () => browserOn(http),
    browserOf: async person => {
      const browser = browserOn(http);
      const token = new URL(await firstLink(platform, person)).searchParams.get('token');
      await browser.send('POST', '/api/auth/one-time', { token });
      return browser;
    },
    close: async () => {
      await http.server.close();
      await database.close();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
