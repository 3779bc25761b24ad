import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { sharingRoutes } from './routes.ts';
import { now, type TestWorld, testWorld } from './testing/world.ts';
import { joinCommunity } from './testing/world-store.ts';

let world: TestWorld;
let http: HttpServer;

before(async () => {
  world = await testWorld(await testDatabase(), [
    { slug: 'cert-a', standing: 'local' },
    { slug: 'cert-b' },
    { slug: 'stranger', country: 'BR' },
  ]);
  await world.system(tx => joinCommunity(tx, 'isac', [world.id('cert-a'), world.id('cert-b')]));
  http = await httpServer({
    secure: false,
    authenticate: async request => {
      const [party = 'cert-a', role = 'analyst'] = String(request.headers['x-test-actor'] ?? '').split('/');
      return { ...world.actor(party, [role as Role]) } satisfies Actor;
    },
  });
  const platform = { database: world.database, now: () => Temporal.Instant.from(now) } as Platform;
  sharingRoutes(http, platform, world.room);
});
after(async () => {
  await http.server.close();
  await world.database.close();
});

const call = async (method: 'GET' | 'POST', url: string, payload?: object | string, actor = 'cert-a/analyst') => {
  const answer = await http.server.inject({
    method,
    url,
    headers: {
      'x-entente': '1',
      'x-test-actor': actor,
      ...(payload !== undefined && { 'content-type': 'application/json' }),
    },
    ...(payload !== undefined && { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

const draft = (more: object = {}) => ({
  title: 'Valves',
  originator: world.id('cert-a'),
  producedAt: '2126-11-20T00:00:00Z',
  sections: [{ id: 'a', title: 'A', marking: 'TLP:GREEN', body: 'text', informationClass: 'indicator' }],
  ...more,
});

test('an item is stored, listed for those who may see it, and not there for others', async () => {
  const made = await call('POST', '/api/sharing/items', draft());
  assert.equal(made.status, 200);
  assert.equal((await call('GET', `/api/sharing/items/${made.body.id}`, undefined, 'cert-b/analyst')).status, 200);
  const strange = await call('GET', `/api/sharing/items/${made.body.id}`, undefined, 'stranger/analyst');
  assert.equal(strange.status, 404);
  assert.deepEqual((await call('GET', '/api/sharing/items', undefined, 'stranger/analyst')).body.items, []);
  const page = await call('GET', '/api/sharing/items', undefined, 'cert-b/analyst');
  assert.equal(page.body.items[0].title, 'Valves');
});

test('whatever is wrong with an item is said with its place, and nothing is stored', async () => {
  const before = (await call('GET', '/api/sharing/items')).body.items.length;
  const cases: [object | string, number, RegExp][] = [
    [draft({ sections: [{ ...draft().sections[0], marking: 'TLP:PURPLE' }] }), 422, /sections\/0\/marking/],
    [
      draft({ sections: [{ ...draft().sections[0], informationClass: 'gossip' }] }),
      422,
      /sections\/0\/informationClass/,
    ],
    [draft({ sections: [] }), 422, /sections/],
    [draft({ title: '' }), 422, /title/],
    [draft({ producedAt: 'yesterday' }), 422, /producedAt/],
    [draft({ mode: 'exercise' }), 422, /exercise/],
    [draft({ originator: 999_999 }), 409, /./],
    [draft({ title: 'nul \u0000 inside' }), 422, /./],
    ['{"title":', 400, /./],
  ];
  for (const [payload, status, place] of cases) {
    const answer = await call('POST', '/api/sharing/items', payload);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.match(answer.body.pointer ?? answer.body.detail, place);
  }
  assert.equal((await call('GET', '/api/sharing/items')).body.items.length, before);
});

test('a page beyond a place that is none is refused; a member may not store', async () => {
  const answer = await call('GET', '/api/sharing/items?before=nonsense');
  assert.deepEqual([answer.status, answer.body.pointer], [422, '/query/before']);
  assert.equal((await call('POST', '/api/sharing/items', draft(), 'cert-a/member')).status, 403);
});

test('only the holder asks who may see an item, and only auditors read the log of searches', async () => {
  const made = await call('POST', '/api/sharing/items', draft());
  const seen = await call('GET', `/api/sharing/items/${made.body.id}/who-may-see`);
  assert.equal(seen.status, 200);
  assert.deepEqual(
    seen.body.recipients.map((one: { cells: { outcome: string }[] }) => one.cells[0]?.outcome),
    ['full', 'blocked'],
  );
  assert.equal(
    (await call('GET', `/api/sharing/items/${made.body.id}/who-may-see`, undefined, 'cert-b/analyst')).status,
    403,
  );
  await call('GET', '/api/sharing/items?q=valves');
  assert.equal((await call('GET', '/api/sharing/searches')).status, 403);
  const log = await call('GET', '/api/sharing/searches', undefined, 'cert-a/auditor');
  assert.equal(log.body.searches[0].query, 'valves');
});

test('a disclosure is previewed, decided, read and replayed', async () => {
  const request = {
    mode: 'live',
    purpose: 'cyber-defence',
    at: now,
    holder: world.id('cert-a'),
    originator: world.id('cert-a'),
    subject: { kind: 'incident', id: '1' },
    sections: draft().sections,
    recipients: [world.id('cert-b'), world.id('stranger')],
  };
  const preview = await call('POST', '/api/sharing/preview', request);
  assert.deepEqual([preview.status, preview.body.id], [200, null]);
  const decided = await call('POST', '/api/sharing/disclosures', request);
  assert.equal(decided.body.recipients[1].blocked.code, 'no-agreement');
  const replay = await call('GET', `/api/sharing/disclosures/${decided.body.id}/replay`);
  assert.equal(replay.body.same, true);
  assert.equal(
    (await call('POST', '/api/sharing/disclosures', { ...request, holder: world.id('cert-b') })).status,
    403,
  );
  assert.equal(
    (await call('GET', `/api/sharing/disclosures/${decided.body.id}`, undefined, 'cert-b/analyst')).status,
    404,
  );
});

test('a marking is read as it is typed: place of the error, readings when there are several', async () => {
  assert.equal((await call('GET', '/api/sharing/parse?marking=TLP:AMBER')).body.canonical, 'TLP:AMBER');
  assert.ok((await call('GET', '/api/sharing/parse?marking=TLP:PURPLE')).body.errors.length > 0);
  assert.ok((await call('GET', '/api/sharing/parse?marking=RESTRICTED')).body.candidates.length > 1);
});
