import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Runner } from 'graphile-worker';
import type { Actor } from '#platform/auth/actor.ts';
import { configFrom } from '#platform/config/config.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { readNewestActs } from '#platform/ledger/store.ts';
import type { Platform, Services } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { resumeInterruptedMail, room } from './index.ts';
import { type SmtpProcess, startSmtp } from './testing/smtp-process.ts';

const as = (party: number): Actor => ({
  person: party,
  party,
  appointment: 1,
  roles: ['duty-officer'],
  via: 'session',
});
let database: Database;
let smtp: SmtpProcess;
let http: HttpServer;
let worker: Runner;
let platform: Platform;
const states = new Map<string, string[]>();

before(async () => {
  database = await testDatabase();
  smtp = await startSmtp();
  platform = {
    config: configFrom({ SMTP_URL: smtp.url, ENTENTE_MAIL_FROM: 'entente@platform.example' }),
    database,
    packs: { lexicons: {} as Platform['packs']['lexicons'], regimes: {} as Platform['packs']['regimes'] },
    services: {} as Services,
    now: () => Temporal.Now.instant(),
  };
  Object.assign(platform.services, await room.services?.(platform));
  platform.services.mail.onState('dispatch', async (_tx, mail) => {
    states.set(mail.about_id, [...(states.get(mail.about_id) ?? []), mail.state]);
  });
  http = await httpServer({ secure: false, authenticate: async ({ headers }) => as(Number(headers['x-party'])) });
  room.routes?.(http, platform);
  assert.equal(await resumeInterruptedMail(platform), 0);
  worker = await startWorker(database.ownerPool, room.tasks!(platform));
});
after(async () => {
  await worker.stop();
  await http.server.close();
  await smtp.stop();
  await database.close();
});

const queue = (name: string, about: string) =>
  asActor(database.app, as(7), tx =>
    platform.services.mail.queue(tx, as(7), {
      recipient: `${name}@cert.example`,
      attested: false,
      about: { kind: 'dispatch', id: about },
      mode: 'drill',
      marking: 'TLP:GREEN',
      subject: 'Call-out',
      text: 'Answer within 15 minutes.',
    }),
  );
const call = async (method: 'GET' | 'POST', url: string, party: number, payload?: object) => {
  const headers = { 'x-entente': '1', 'x-party': String(party) };
  const reply = await http.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
};
const until = async (id: number, state: string) => {
  for (;;) {
    const { body } = await call('GET', `/api/outbox/${id}`, 7);
    if (body.state === state) return body;
    await new Promise(next => setTimeout(next, 20));
  }
};

test('the worker delivers what was queued, and whoever sent it is told', async () => {
  const { id, messageId } = await queue('duty', 'd1');
  const sent = await until(id, 'sent');
  assert.equal(sent.messageId, messageId);
  assert.match(sent.text, /^DRILL · TLP:GREEN/);
  await smtp.until(1);
  const refused = await queue('refused', 'd2');
  assert.match((await until(refused.id, 'failed')).lastReply, /no such user/);
  assert.deepEqual([states.get('d1'), states.get('d2')], [['sent'], ['failed']]);
});

test('the outbox shows a party its own messages only', async () => {
  const own = await call('GET', '/api/outbox?aboutKind=dispatch&aboutId=d1', 7);
  assert.equal(own.body.leaves, true);
  assert.deepEqual(
    own.body.messages.map((m: { subject: string }) => m.subject),
    ['[DRILL] [TLP:GREEN] Call-out'],
  );
  assert.deepEqual((await call('GET', '/api/outbox', 8)).body.messages, []);
  const [{ id }] = own.body.messages;
  assert.equal((await call('GET', `/api/outbox/${id}`, 8)).status, 404);
  assert.equal((await call('POST', `/api/outbox/${id}/hold`, 7, { why: 'too late' })).status, 409);
  assert.equal((await call('POST', `/api/outbox/${id}/hold`, 7, {})).status, 422);
});

test('holding and releasing a message are acts in the ledger', async () => {
  const { id } = await queue('full', 'd3');
  await until(id, 'deferred');
  assert.equal((await call('POST', `/api/outbox/${id}/hold`, 7, { why: 'Wrong mailbox.' })).body.state, 'held');
  assert.equal((await call('POST', `/api/outbox/${id}/release`, 7)).body.state, 'queued');
  await until(id, 'deferred');
  const acts = await asActor(database.app, as(7), tx =>
    readNewestActs(tx, { limit: 10, subject: { kind: 'mail', id: String(id) } }),
  );
  assert.deepEqual(
    acts.map(act => [act.kind, act.why]),
    [
      ['mail.released', null],
      ['mail.held', 'Wrong mailbox.'],
    ],
  );
});
