import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestInstallation, testInstallation, type Visitor } from '#apps/server/testing/installation.ts';
import { regimesWith } from '#platform/packs/all.ts';
import { submissionClock } from './submission-clock.ts';

let installation: TestInstallation;
let officer: Visitor;
let other: Visitor;
const newIncident = { title: 'Something happened', entities: [{ party: null, name: 'A company', role: 'affected' }] };

before(async () => {
  installation = await testInstallation();
  officer = await installation.visit('officer@cert-nordmark.example');
  other = await installation.visit('officer@cert-vestland.example');
});
after(() => installation.close());

const open = async (more: object = {}) => {
  const answer = await officer.send('POST', '/api/incidents', { ...newIncident, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const fact = (more: object) => ({ facts: [{ source: 'log', ...more }] });

test('facts are checked against the vocabulary; a wrong one changes nothing and names the place', async () => {
  const { id } = await open();
  const wrong: [object, string, RegExp][] = [
    [{ fact: 'i.nothing', value: true }, 'unknown-fact', /\/facts\/0/],
    [{ fact: 'i.status', value: 'perhaps' }, 'not-a-listed-value', /\/facts\/0/],
    [{ fact: 'i.users_affected', value: 'many' }, 'wrong-type', /\/facts\/0/],
    [{ fact: 't.nothing', value: '2026-01-01T00:00:00Z' }, 'unknown-fact', /\/facts\/0/],
    [{ fact: 't.aware', value: 'yesterday' }, 'wrong-type', /\/facts\/0/],
    [{ fact: 'i.status', value: 'confirmed', entity: 999_999 }, 'not-found', /\/facts\/0\/entity/],
    [{ fact: 'i.status', value: 'confirmed', learnedAt: '2099-01-01T00:00:00Z' }, 'invalid-input', /learnedAt/],
  ];
  for (const [input, code, pointer] of wrong) {
    const good = { fact: 'i.malicious', value: 'confirmed', source: 'log' };
    const answer = await officer.send('POST', `/api/incidents/${id}/facts`, {
      facts: [{ source: 'log', ...input }, good],
    });
    assert.equal(answer.body.code, code, JSON.stringify(answer.body));
    assert.match(answer.body.pointer, pointer);
  }
  assert.deepEqual((await officer.get(`/api/incidents/${id}/facts`)).body.facts, []);
});

test('an assertion is never overwritten: the newest counts, the history stays', async () => {
  const { id } = await open();
  for (const value of ['suspected', 'confirmed', null]) {
    await officer.send('POST', `/api/incidents/${id}/facts`, fact({ fact: 'i.status', value }));
  }
  const present = (await officer.get(`/api/incidents/${id}/facts`)).body.facts;
  assert.deepEqual(
    present.map((f: any) => f.value),
    [null],
  );
  const history = (await officer.get(`/api/incidents/${id}/facts?history=true`)).body.facts;
  assert.deepEqual(
    history.map((f: any) => f.value),
    ['suspected', 'confirmed', null],
  );
});

test('another party neither sees nor changes an incident by any door', async () => {
  const { id } = await open();
  assert.equal((await other.get(`/api/incidents/${id}`)).status, 404);
  assert.equal((await other.get(`/api/incidents/${id}/facts`)).status, 404);
  assert.equal((await other.get(`/api/incidents/${id}/duties`)).status, 404);
  assert.equal((await other.get(`/api/incidents/${id}/sections`)).status, 404);
  assert.equal(
    (await other.send('POST', `/api/incidents/${id}/facts`, fact({ fact: 'i.status', value: 'confirmed' }))).status,
    404,
  );
  assert.equal((await other.send('PUT', `/api/incidents/${id}/sections`, { sections: [] })).status, 404);
  assert.equal((await other.send('PATCH', `/api/incidents/${id}`, { version: 1, title: 'Mine now' })).status, 404);
  assert.ok(!(await other.get('/api/incidents?state=all')).body.incidents.some((i: any) => i.id === id));
});

test('two people who change the same incident do not lose each other’s work', async () => {
  const { id, version } = await open();
  assert.equal((await officer.send('PATCH', `/api/incidents/${id}`, { version, severity: 5 })).status, 200);
  const second = await officer.send('PATCH', `/api/incidents/${id}`, { version, severity: 1 });
  assert.equal(second.status, 409);
  assert.match(second.body.next, /Load it again/);
});

test('closing needs a reason, and a closed incident takes no more facts until it is reopened', async () => {
  const { id, version } = await open();
  assert.equal((await officer.send('PATCH', `/api/incidents/${id}`, { version, state: 'closed' })).status, 422);
  const closed = await officer.send('PATCH', `/api/incidents/${id}`, { version, state: 'closed', why: 'False alarm' });
  assert.equal(closed.body.state, 'closed');
  assert.equal(
    (await officer.send('POST', `/api/incidents/${id}/facts`, fact({ fact: 'i.status', value: 'ruled_out' }))).status,
    409,
  );
  const again = await officer.send('PATCH', `/api/incidents/${id}`, { version: closed.body.version, state: 'open' });
  assert.equal(again.body.closedAt, null);
});

test('what is not live names its exercise', async () => {
  const answer = await officer.send('POST', '/api/incidents', { ...newIncident, mode: 'exercise' });
  assert.equal(answer.body.pointer, '/exercise', JSON.stringify(answer.body));
});

test('a report of a regime or stage that does not exist is refused with the place', async () => {
  const { id, entities } = await open();
  const entity = entities[0].id;
  for (const [body, pointer] of [
    [{ entity, regime: 'xx', stage: 'a' }, '/regime'],
    [{ entity, regime: 'eu-gdpr-33', stage: 'a' }, '/stage'],
  ] as const) {
    assert.equal((await officer.send('POST', `/api/incidents/${id}/reports`, body)).body.pointer, pointer);
  }
  const first = await officer.send('POST', `/api/incidents/${id}/reports`, {
    entity,
    regime: 'eu-gdpr-33',
    stage: 'authority',
  });
  const again = await officer.send('POST', `/api/incidents/${id}/reports`, {
    entity,
    regime: 'eu-gdpr-33',
    stage: 'authority',
  });
  assert.equal(first.body.id, again.body.id, 'the one already begun is returned');
});

test('a submission starts the clock of the stages that follow it', () => {
  const regimes = regimesWith([]);
  const clock = (regime: string, stage: string) => submissionClock(regimes.byId.get(regime), stage);
  assert.equal(clock('eu-nis2-art23', 'early_warning'), 't.initial_sent');
  assert.equal(clock('eu-nis2-art23', 'notification'), 't.notification_sent');
  assert.equal(clock('eu-dora-19', 'initial'), 't.initial_sent');
  assert.equal(clock('eu-dora-19', 'intermediate'), 't.intermediate_sent');
  assert.equal(clock('eu-dora-19', 'final'), undefined);
  // Every regime with a stage that waits for a submission has a stage whose submission sets that clock.
  for (const regime of regimes.list) {
    const set = new Set(regime.stages.map(stage => submissionClock(regime, stage.id)));
    for (const stage of regime.stages)
      if (stage.from?.endsWith('_sent'))
        assert.ok(set.has(stage.from), `${regime.id} ${stage.id} waits for ${stage.from}`);
  }
});
