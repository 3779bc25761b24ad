import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import type { Platform, Services } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { agreementRoutes } from './routes.ts';

let database: Database;
let http: HttpServer;
let parties: number[];
let people: number[];

before(async () => {
  database = await testDatabase();
  await asActor(database.app, installation, async tx => {
    const party = { names: '{}', attributes: '{}', kind: 'operator', parent: null, standing: 'attested' as const };
    const made = await tx
      .insertInto('party.party')
      .values([
        { ...party, slug: 'alpha', name: 'Alpha', country: 'US' },
        { ...party, slug: 'beta', name: 'Beta', country: 'DE' },
      ])
      .returning('id')
      .execute();
    const persons = await tx
      .insertInto('party.person')
      .values(['ada', 'ben'].map(name => ({ name, email: `${name}@routes.example`, home: made[0]!.id })))
      .returning('id')
      .execute();
    parties = made.map(row => row.id);
    people = persons.map(row => row.id);
  });
  http = await httpServer({
    secure: false,
    authenticate: async request => {
      const [who = '0', role = 'legal-counsel'] = String(request.headers['x-test-actor'] ?? '0/legal-counsel').split(
        '/',
      );
      const actor: Actor = {
        person: people[Number(who)]!,
        party: parties[0]!,
        appointment: 1,
        roles: [role as Role],
        via: 'session',
      };
      return actor;
    },
  });
  const platform = { database, now: Temporal.Now.instant, services: {} as Services } as Platform;
  agreementRoutes(http, platform, { lexicons: loadLexicons(), protections: loadProtections() });
});
after(async () => {
  await http.server.close();
  await database.close();
});

const call = async (method: 'GET' | 'POST', url: string, payload?: object, actor = '0/legal-counsel') => {
  const answer = await http.server.inject({
    method,
    url,
    headers: { 'x-entente': '1', 'x-test-actor': actor },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

const terms = (more: object = {}) => ({
  kind: 'mou',
  title: 'Exchange',
  parties,
  activities: ['information-sharing'],
  classes: ['indicator'],
  purposes: ['cyber-defence'],
  startsAt: '2026-01-01T00:00:00Z',
  ...more,
});

test('proposed by one, approved and signed by another, and in the matrix at once', async () => {
  const { body: made } = await call('POST', '/api/agreements', terms());
  assert.equal((await call('POST', `/api/agreements/${made.id}/submission`, {})).body.state, 'legal-review');
  assert.equal((await call('POST', `/api/agreements/${made.id}/approval`, {})).status, 403);
  assert.equal(
    (await call('POST', `/api/agreements/${made.id}/approval`, {}, '1/legal-counsel')).body.state,
    'signing',
  );
  for (const party of parties) {
    const signature = { party, signedAt: '2026-01-01T00:00:00Z', evidence: 'page 3' };
    assert.equal((await call('POST', `/api/agreements/${made.id}/signature`, signature, '1/secretariat')).status, 200);
    assert.equal((await call('POST', `/api/agreements/${made.id}/signature`, signature, '1/secretariat')).status, 409);
  }
  const matrix = await call('GET', '/api/agreements/matrix', undefined, '0/analyst');
  assert.equal(matrix.body.rows[0].cells[0].colour, 'green');
  assert.deepEqual([matrix.body.covered, matrix.body.pairs], [1, 1]);
  const detail = await call('GET', `/api/agreements/${made.id}`, undefined, '0/analyst');
  assert.equal(detail.body.events.length, 4);
  assert.equal((await call('GET', `/api/agreements/${made.id}?knownAt=2020-01-01T00:00:00Z`)).status, 404);
});

test('a protection of unknown status is a gap for the agreements it touches', async () => {
  const { body } = await call('GET', '/api/agreements/gaps?at=2026-11-24T00:00:00Z', undefined, '0/analyst');
  const gap = body.gaps.find((one: { id: string }) => one.id === 'sh-us-cisa2015');
  assert.match(gap.fr, /^Loi de 2015 .*: en vigueur ou non, on ne le sait pas, depuis le 2026-10-01/);
  assert.deepEqual([gap.state, gap.since, gap.parties], ['unknown', '2026-10-01', [parties[0]]]);
  assert.deepEqual(gap.exchanges, []);
  const { body: calendar } = await call('GET', '/api/agreements/calendar', undefined, '0/analyst');
  const [end] = calendar.protections;
  assert.deepEqual([end.id, end.endsOn, end.past], ['sh-us-cisa2015', '2026-09-30', true]);
  assert.deepEqual(end.agreements, gap.agreements);
  const revived = await call('GET', '/api/agreements/gaps?at=2026-02-01T00:00:00Z', undefined, '0/analyst');
  assert.equal(
    revived.body.gaps.some((one: { id: string }) => one.id === 'sh-us-cisa2015'),
    false,
  );
});

test('analysts change nothing, and wrong terms are said with their place', async () => {
  assert.equal((await call('POST', '/api/agreements', terms(), '0/analyst')).status, 403);
  const cases: [object, string][] = [
    [terms({ classes: ['gossip'] }), '/body/classes/0'],
    [terms({ parties: [parties[0], parties[0]] }), '/body/parties'],
    [terms({ parties: [parties[0]] }), '/body/parties'],
    [terms({ endsAt: '2025-01-01T00:00:00Z' }), '/body/endsAt'],
    [terms({ startsAt: 'soon' }), '/body/startsAt'],
  ];
  for (const [payload, pointer] of cases) {
    const answer = await call('POST', '/api/agreements', payload);
    assert.deepEqual([answer.status, answer.body.pointer], [422, pointer]);
  }
  assert.equal((await call('GET', '/api/agreements/999999')).status, 404);
});

test('an instrument is registered and listed', async () => {
  const made = await call('POST', '/api/agreements/instruments', {
    kind: 'statute',
    title: 'An Act',
    jurisdiction: 'US',
  });
  assert.equal(made.status, 200);
  assert.equal((await call('GET', '/api/agreements/instruments')).body.instruments[0].title, 'An Act');
});
