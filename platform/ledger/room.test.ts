import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Actor } from '#platform/auth/actor.ts';
import { configFrom } from '#platform/config/config.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import type { Platform, Services } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { recordAct } from './act.ts';
import { checkCommand, checkpointCommand, receiptCommand, verifyCommand } from './cli.ts';
import { keepCheckpoints, room } from './index.ts';

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-ledger-'));
const at = (name: string) => path.join(dataDir, name);
const as = (party: number): Actor => ({
  person: party,
  party,
  appointment: 1,
  roles: ['duty-officer'],
  via: 'session',
});
const nobody: Actor = { person: null, party: null, appointment: null, roles: [], via: 'session' };
let database: Database;
let http: HttpServer;

before(async () => {
  database = await testDatabase();
  http = await httpServer({
    secure: false,
    authenticate: async ({ headers }) => (headers['x-party'] ? as(Number(headers['x-party'])) : nobody),
  });
  const platform: Platform = {
    config: configFrom({ ENTENTE_DATA_DIR: dataDir }),
    database,
    packs: { lexicons: {} as Platform['packs']['lexicons'], regimes: {} as Platform['packs']['regimes'] },
    services: {} as Services,
    now: () => Temporal.Now.instant(),
  };
  room.routes?.(http, platform);
  for (let i = 1; i <= 5; i++) await act(1, i);
});
after(async () => {
  await http.server.close();
  await database.close();
  fs.rmSync(dataDir, { recursive: true });
});

const place = () => ({ db: database.app, dataDir });
const act = (party: number, id: number) =>
  asActor(database.app, as(party), tx =>
    recordAct(tx, as(party), {
      area: 'incidents',
      kind: 'incident.opened',
      subject: { kind: 'incident', id, ref: `INC-${id}` },
      mode: 'live',
      visibleTo: [2],
      body: { id },
      sealed: { victim: { value: 'Harbour Gas', visibleTo: [2] } },
    }),
  );
const call = async (method: 'GET' | 'POST', url: string, party?: number) => {
  const reply = await http.server.inject({
    method,
    url,
    headers: { 'x-entente': '1', ...(party ? { 'x-party': String(party) } : {}) },
  });
  return { status: reply.statusCode, body: reply.json(), reply };
};

test('a reader gets the acts they may read, page by page, without the confidential values', async () => {
  const first = await call('GET', '/api/ledger?limit=2', 2);
  assert.deepEqual(
    first.body.acts.map((one: { seq: number }) => one.seq),
    [5, 4],
  );
  assert.deepEqual(first.body.acts[0].sealed, ['victim']);
  assert.ok(!first.reply.body.includes('Harbour'));
  const next = await call('GET', '/api/ledger?limit=2&before=4', 2);
  assert.deepEqual(
    next.body.acts.map((one: { seq: number }) => one.seq),
    [3, 2],
  );
  const one = await call('GET', '/api/ledger?subjectKind=incident&subjectId=3', 2);
  assert.deepEqual(
    one.body.acts.map((a: { seq: number }) => a.seq),
    [3],
  );
  assert.deepEqual((await call('GET', '/api/ledger', 9)).body.acts, []);
  assert.equal((await call('GET', '/api/ledger')).status, 401);
  assert.equal((await call('GET', '/api/ledger?limit=9999', 2)).status, 422);
});

test('acts are narrowed by room and kind; what is no name is refused; only kinds one may read are named', async () => {
  const seqs = async (query: string, party = 2) =>
    (await call('GET', `/api/ledger?${query}`, party)).body.acts.map((one: { seq: number }) => one.seq);
  assert.deepEqual(await seqs('area=incidents&kind=incident.opened'), [5, 4, 3, 2, 1]);
  assert.deepEqual(await seqs('area=incidents&before=3'), [2, 1]);
  assert.deepEqual(await seqs('kind=incident.opened&limit=1'), [5]);
  assert.deepEqual(await seqs('area=callout'), []);
  assert.deepEqual(await seqs('area=incidents', 9), [], 'a filter shows nobody more');
  for (const wrong of ['area=Incidents', "kind=x'--", 'area=', 'kind=a..b', `area=${'a'.repeat(81)}`]) {
    const { status, body } = await call('GET', `/api/ledger?${wrong}`, 2);
    assert.deepEqual([status, body.pointer], [422, `/querystring/${wrong.slice(0, 4)}`], wrong);
  }
  const kinds = [{ area: 'incidents', kind: 'incident.opened' }];
  assert.deepEqual((await call('GET', '/api/ledger/kinds', 2)).body.kinds, kinds);
  assert.deepEqual((await call('GET', '/api/ledger/kinds', 9)).body.kinds, []);
});

test('a page can show that the ledger is whole, and give a recipient a receipt that the terminal checks', async () => {
  assert.equal((await call('GET', '/api/ledger/state', 2)).body.checkpoint, null);
  const { status, reply } = await call('GET', '/api/ledger/acts/3/receipt', 2);
  assert.equal(status, 200);
  assert.match(String(reply.headers['content-disposition']), /entente-act-3\.json/);
  fs.writeFileSync(at('receipt.json'), reply.body);
  const checked = await checkCommand(at('receipt.json'), { key: at('ledger.pub') });
  assert.ok(checked.ok, checked.lines.join('\n'));
  fs.writeFileSync(at('forged.json'), reply.body.replace('Harbour', 'Harbor'));
  assert.ok(!(await checkCommand(at('forged.json'), { key: at('ledger.pub') })).ok);
  await assert.rejects(checkCommand(at('nothing.json'), {}), /cannot be read/);
  assert.equal((await call('GET', '/api/ledger/acts/3/receipt', 9)).status, 404);
  const both = await Promise.all([call('POST', '/api/ledger/verify', 2), call('POST', '/api/ledger/verify', 1)]);
  for (const { body, reply: answer } of both)
    assert.deepEqual([body.whole, body.acts, body.signedActs], [true, 5, 5], answer.body);
  const state = await call('GET', '/api/ledger/state', 2);
  assert.deepEqual([state.body.size, state.body.checkpoint.size], [5, 5]);
});

test('the progress of a verification is streamed while it runs', async () => {
  await http.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.server.address() as { port: number };
  const stop = new AbortController();
  const url = `http://127.0.0.1:${port}/api/ledger/verify/events`;
  const stream = await fetch(url, { headers: { 'x-party': '2' }, signal: stop.signal });
  assert.match(stream.headers.get('content-type') ?? '', /text\/event-stream/);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader.read()).value ?? '';
  await call('POST', '/api/ledger/verify', 2);
  while (!heard.includes('event: ended')) heard += (await reader.read()).value ?? '';
  assert.match(heard, /event: progress\ndata: \{"done":5,"total":5\}\n\n[^]*event: ended/);
  stop.abort();
  assert.equal((await fetch(url)).status, 401);
});

test('the terminal verifies against a checkpoint kept elsewhere, and says what was altered', async () => {
  const note = await checkpointCommand(place());
  fs.writeFileSync(at('kept.note'), `${note.lines.join('\n')}\n`);
  const whole = await verifyCommand(place(), { anchor: [at('kept.note')] });
  assert.ok(whole.ok, whole.lines.join('\n'));
  fs.writeFileSync(at('kept.note'), 'nonsense');
  const altered = await verifyCommand(place(), { anchor: [at('kept.note')], key: at('ledger.pub') });
  assert.ok(!altered.ok);
  assert.match(altered.lines.join('\n'), /ALTERED[\s\S]*anchor-malformed/);
  const receipt = await receiptCommand(place(), 2);
  assert.match(receipt.lines.join(), /entente-receipt-1/);
});

test('readers hear of an act when it is committed, and only which room it was in and for whom', async () => {
  const client = new pg.Client(database.appPool.options);
  await client.connect();
  await client.query('listen entente_act');
  const heard = new Promise<string>(resolve => client.once('notification', ({ payload }) => resolve(payload ?? '')));
  await act(1, 6);
  assert.deepEqual(JSON.parse(await heard), { area: 'incidents', party: 1, visible_to: [2] });
  await client.end();
});

test('the server keeps signing by itself', async () => {
  const keeper = keepCheckpoints(place(), { acts: 1, seconds: 0 }, 0.02);
  const { seq } = await act(1, 7);
  for (;;) {
    const { body } = await call('GET', '/api/ledger/state', 1);
    if (body.checkpoint.size >= seq) break;
    await new Promise(next => setTimeout(next, 20));
  }
  await keeper.stop();
  assert.ok((await verifyCommand(place(), {})).ok);
});
