import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Answer,
  type TestInstallation,
  testInstallation,
  type Visitor,
} from '#apps/server/testing/installation.ts';
import { asActor } from '#platform/db/as-actor.ts';

let installation: TestInstallation;
let owner: Visitor;
let vestland: Visitor;
let isac: Visitor;
let ids: ReadonlyMap<string, number>;

const base = '/api/contingency/scenarios';

before(async () => {
  installation = await testInstallation();
  owner = await installation.visit('officer@cert-nordmark.example');
  vestland = await installation.visit('officer@cert-vestland.example');
  isac = await installation.visit('officer@gridisac.example');
  const { parties } = (await owner.get('/api/parties')).body as { parties: { id: number; slug: string }[] };
  ids = new Map(parties.map(({ id, slug }) => [slug, id]));
});
after(() => installation?.close());

async function made(answer: Promise<Answer>): Promise<any> {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function refused(answer: Promise<Answer>, status: number, what: RegExp): Promise<any> {
  const found = await answer;
  assert.equal(found.status, status, JSON.stringify(found.body));
  assert.match(JSON.stringify(found.body), what);
  return found.body;
}

/** TLP:AMBER asks for it. */
const facts = { need_to_know: true };
const begins = { words: 'A supplier’s update fails everywhere at once' };
const pathway = {
  begins,
  steps: [
    {
      id: 'control',
      name: 'Control rooms lose sight',
      within: { p5: 0, p50: 2, p95: 6 },
      after: ['begins'],
      through: 'the same agent',
    },
    {
      id: 'gas',
      name: 'Gas pressure falls',
      within: { p5: 6, p50: 18, p95: 40 },
      lasts: { p5: 24, p50: 48, p95: 96 },
      probability: { estimate: 0.3, low: 0.2, high: 0.4 },
      after: ['control'],
      through: 'no remote control of compressors',
    },
  ],
};
const content = {
  title: 'Gas supply stops in winter',
  functions: [{ name: 'Heating' }],
  capability: 3,
  intent: 2,
  exposure: 2,
  consequence: 3,
  confidence: 'moderate',
  people: 400_000,
};
const full = { content, pathway, marking: 'TLP:AMBER', evidence: [] };
const begin = (more: object = {}) => made(owner.send('POST', base, { ...full, ...more }));
const step = (one: any, to: string, more: object = {}) =>
  owner.send('POST', `${base}/${one.id}/step`, { to, version: one.version, ...more });
const change = (one: any, more: object) =>
  owner.send('PUT', `${base}/${one.id}`, {
    content: one.content,
    marking: one.marking,
    evidence: one.evidence,
    version: one.version,
    ...more,
  });

test('a scenario written by hand is specific, and a new plan is due, in both languages', async () => {
  const one = await begin();
  assert.equal(one.state, 'idea');
  assert.equal(one.verdict.outcome, 'specific');
  assert.equal(one.verdict.headline.code, 'specific-new-due');
  assert.match(one.verdict.headline.fr, /nouveau plan/);
  assert.equal(one.pathway.steps.length, 2);
  assert.equal(one.history[0].by, 'Ingrid Falk');
});

test('what nobody knows is asked for and never counts as no', async () => {
  const one = await begin({ content: { ...content, capability: null } });
  assert.equal(one.verdict.outcome, 'cannot-be-said');
  assert.deepEqual(
    one.verdict.ask.map((ask: any) => ask.code),
    ['ask-capability'],
  );
  await made(step(one, 'screened'));
  await refused(step(one, 'specific'), 409, /not known is the capability/);
  assert.equal((await made(step(one, 'watch'))).state, 'watch');
});

test('a pathway without a dependency is no pathway: watch list, with what is missing', async () => {
  const steps = pathway.steps.map(step => ({ ...step, after: [] }));
  const one = await begin({ pathway: { begins, steps } });
  assert.equal(one.verdict.outcome, 'watch');
  assert.deepEqual(
    one.verdict.missing.map((reason: any) => reason.code),
    ['pathway-no'],
  );
});

test('the order of states holds, and the verdict holds it', async () => {
  let one = await begin();
  for (const to of ['specific', 'planning-tasked', 'planned', 'exercised', 'watch'])
    await refused(step(one, to), 409, /does not follow/);
  await made(step(one, 'screened'));
  await refused(step(one, 'watch'), 409, /Specific enough/);
  await made(step(one, 'specific'));
  await refused(step(one, 'planning-tasked'), 422, /somebody who does it/);
  await made(step(one, 'planning-tasked', { who: 'Planning cell', by: '2030-01-31' }));
  await refused(step(one, 'planned'), 409, /60 %/);
  const today = installation.platform.now().toString().slice(0, 10);
  const plans = [{ id: 'a', title: 'Restoration plan', version: '2', approvedOn: today }];
  const points = [{ id: 'p', kind: 'decision', text: 'Who sheds load first?', answeredBy: 'a' }];
  one = await made(change(one, { content: { ...content, plans, points } }));
  assert.deepEqual(one.verdict.coverage.share, { low: 1, high: 1 });
  assert.equal(one.verdict.planDue, 'no');
  await made(step(one, 'planned'));
  await refused(step(one, 'exercised'), 409, /exercise of a plan/);
  const exercised = [{ ...plans[0], exercised: { on: today, rating: 'M' } }];
  one = await made(change(one, { content: { ...content, plans: exercised, points } }));
  one = await made(step(one, 'exercised'));
  assert.equal(one.verdict.planDue, 'yes', 'an exercise rated M makes an update due');
  await refused(step(one, 'retired'), 422, /why/i);
  one = await made(step(one, 'retired', { why: 'The pipeline was taken out of service' }));
  await refused(change(one, {}), 409, /retired/);
  assert.deepEqual(
    one.history.map((event: any) => event.to),
    ['idea', 'screened', 'specific', 'planning-tasked', 'planned', 'exercised', 'retired'],
  );
});

test('every version is kept and can be taken up again; a stale change is refused', async () => {
  const one = await begin();
  const second = await made(change(one, { content: { ...content, capability: 1 }, note: 'New report' }));
  assert.equal(second.verdict.outcome, 'watch');
  await refused(change(one, {}), 409, /somebody else/);
  const third = await made(owner.send('POST', `${base}/${one.id}/restore`, { version: 2, old: 1 }));
  assert.equal(third.version, 3);
  assert.equal(third.verdict.outcome, 'specific');
  assert.equal(third.pathway.steps.length, 2);
  assert.deepEqual(
    third.versions.map((version: any) => version.version),
    [3, 2, 1],
  );
});

test('each act stands in the ledger, its words sealed', async () => {
  const one = await begin();
  await made(step(one, 'screened'));
  const { acts } = (await owner.get('/api/ledger?area=contingency')).body;
  const mine = acts.filter((act: any) => act.subject.ref === one.ref);
  assert.deepEqual(mine.map((act: any) => act.kind).sort(), ['scenario.begun', 'scenario.screened']);
  assert.doesNotMatch(JSON.stringify(mine.map((act: any) => act.body)), /Gas supply stops/);
});

test('what cannot be is refused with its place: chances above one, hours that go back, unknown plans', async () => {
  const bad = (more: object) => ({ ...full, ...more });
  const withStep = (i: number, part: object) => ({
    pathway: { begins, steps: pathway.steps.map((one, j) => (i === j ? { ...one, ...part } : one)) },
  });
  const post = (body: object) => owner.send('POST', base, body);
  await refused(post(bad(withStep(1, { probability: { estimate: 1.5, low: 1.2, high: 2 } }))), 422, /probability/);
  await refused(post(bad(withStep(1, { probability: { estimate: 0.9, low: 0.1, high: 0.4 } }))), 422, /band/);
  await refused(post(bad(withStep(1, { within: { p5: Number.NaN, p50: 1, p95: 2 } }))), 422, /within/);
  await refused(post(bad(withStep(1, { within: { p5: 0, p50: 1, p95: 2 } }))), 422, /before the step above/);
  await refused(post(bad(withStep(0, { after: ['gas'] }))), 422, /no earlier step/);
  await refused(post(bad(withStep(1, { id: 'control' }))), 422, /twice/);
  await refused(post(bad({ content: { ...content, capability: 5 } })), 422, /capability/);
  await refused(
    post(bad({ content: { ...content, points: [{ id: 'p', kind: 'task', text: 'x', answeredBy: 'a' }] } })),
    422,
    /plan/,
  );
  await refused(post(bad({ mode: 'exercise' })), 422, /exercise/);
});

test('another party sees nothing until it is told, and then only what the gate lets it have', async () => {
  const evidence = [
    { about: 'capability', text: 'Open report', source: 'Vendor', marking: 'TLP:GREEN', on: null },
    { about: 'intent', text: 'Held back', source: 'Service', marking: 'NO SUCH MARKING', on: null },
  ];
  const one = await begin({ evidence });
  const list = async (who: Visitor) => JSON.stringify((await who.get(base)).body);
  await refused(vestland.get(`${base}/${one.id}`), 404, /no scenario/);
  assert.doesNotMatch(await list(vestland), new RegExp(one.ref));
  const party = ids.get('cert-vestland');
  await refused(vestland.send('POST', `${base}/${one.id}/readers`, { version: 1, party, facts }), 404, /no scenario/);
  const told = await made(owner.send('POST', `${base}/${one.id}/readers`, { version: 1, party, facts }));
  assert.equal(told.readers[0].party, party);
  const seen = await made(vestland.get(`${base}/${one.id}`));
  assert.equal(seen.owns, false);
  assert.deepEqual(seen.next, []);
  assert.deepEqual(
    seen.evidence.map((one: any) => one.text),
    ['Open report'],
  );
  assert.equal(seen.evidenceWithheld, 1);
  assert.doesNotMatch(JSON.stringify(seen), /Held back/);
  await refused(vestland.send('PUT', `${base}/${one.id}`, { content, version: 1 }), 403, /only its owner/);
  await refused(vestland.send('POST', `${base}/${one.id}/step`, { to: 'screened', version: 1 }), 403, /only its owner/);
  await refused(
    owner.send('POST', `${base}/${one.id}/readers`, { version: 1, party: ids.get('csirt-austral'), facts }),
    422,
    /not-released/,
  );
  await refused(isac.get(`${base}/${one.id}`), 404, /no scenario/);
  const higher = await made(change(one, { marking: 'NO SUCH MARKING' }));
  assert.deepEqual(higher.readers, [], 'whom the gate no longer lets see it is no reader');
  await refused(vestland.get(`${base}/${one.id}`), 404, /no scenario/);
});

test('a scenario taken back is gone for its reader', async () => {
  const one = await begin();
  const party = ids.get('cert-vestland');
  await made(owner.send('POST', `${base}/${one.id}/readers`, { version: 1, party, facts }));
  await made(vestland.get(`${base}/${one.id}`));
  await made(owner.send('POST', `${base}/${one.id}/readers/take-back`, { version: 1, party }));
  await refused(vestland.get(`${base}/${one.id}`), 404, /no scenario/);
});

test('row security is a second wall: rows of others, held pathways and foreign inserts stay shut', async () => {
  const one = await begin();
  const as = (party: number) => ({
    person: null,
    party,
    appointment: null,
    roles: ['analyst' as const],
    via: 'session' as const,
  });
  const database = installation.platform.database.app;
  const rows = (party: number, table: 'scenario' | 'version' | 'held' | 'event') =>
    asActor(database, as(party), tx => tx.selectFrom(`contingency.${table}`).selectAll().execute());
  const stranger = ids.get('csirt-austral') ?? 0;
  const own = ids.get('cert-nordmark') ?? 0;
  for (const table of ['scenario', 'version', 'held', 'event'] as const)
    assert.deepEqual(await rows(stranger, table), [], table);
  assert.ok((await rows(own, 'scenario')).length > 0);
  assert.deepEqual(await rows(own, 'held'), [], 'not even the owner reads past the service');
  await assert.rejects(
    asActor(database, as(stranger), tx =>
      tx
        .insertInto('contingency.release')
        .values({
          scenario: one.id,
          party: stranger,
          owner: stranger,
          facts: '{}',
          disclosure: 1,
          released_at: new Date(),
          withdrawn_at: null,
        })
        .execute(),
    ),
    /row-level security/,
  );
});

test('an exercise stays an exercise, and reaches nobody who is not enrolled', async () => {
  const one = await begin({ mode: 'exercise', exercise: 'Nowhere 2030' });
  assert.equal(one.mode, 'exercise');
  const party = ids.get('cert-vestland');
  await refused(owner.send('POST', `${base}/${one.id}/readers`, { version: 1, party, facts }), 422, /not-released/);
  const later = await made(change(one, { mode: 'live' }));
  assert.equal(later.mode, 'exercise');
});

test('those enrolled see an exercise, and no longer once it is taken back', async () => {
  const one = await begin({ mode: 'exercise', exercise: 'Cold Harbour 26' });
  const party = ids.get('cert-vestland');
  await made(owner.send('POST', `${base}/${one.id}/readers`, { version: 1, party, facts }));
  const seen = await made(vestland.get(`${base}/${one.id}`));
  assert.equal(seen.mode, 'exercise');
  assert.equal(seen.exercise, 'Cold Harbour 26');
  const list = (await made(vestland.get(base))).scenarios;
  assert.ok(list.some(({ id }: any) => id === one.id));
});

test('the watch floor names specific scenarios that nobody was tasked with', async () => {
  let one = await begin();
  const rows = async () =>
    (await made(owner.get('/api/watch'))).decide.filter((row: any) => row.title.includes(one.ref));
  assert.deepEqual(await rows(), [], 'an idea asks for nothing yet');
  await made(step(one, 'screened'));
  one = await made(step(one, 'specific'));
  assert.match((await rows())[0].detail, /a new plan is due/);
  await made(step(one, 'planning-tasked', { who: 'Planning cell', by: '2031-01-31' }));
  assert.deepEqual(await rows(), []);
});
