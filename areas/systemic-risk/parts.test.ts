import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FailureError } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type TestInstallation, testInstallation } from '#apps/server/testing/installation.ts';
import { stopThreads } from './compute/threads.ts';
import { questionInput, records, runInput } from './contract.ts';
import { readFiles } from './import.ts';
import { readPart, readParts, readRevisions } from './model-store.ts';
import * as models from './models.ts';
import { askQuestion, doQuestion, readAnswerFor } from './questions.ts';
import { findRun, readOutline, readRunResult, replayRun, startRun, whatIf } from './runs.ts';
import { doShard, planShards } from './shards.ts';
import { threeParties } from './testing/world.ts';

let installation: TestInstallation;
let alpha: Actor;
let beta: Actor;
let gamma: Actor;
let model: number;
let betaPart: number;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(installation.platform.database.app, actor, work);
const coded = (code: string) => (error: FailureError) => error.failure.code === code;

const grid = records.parse({
  nodes: [
    { id: 'substation', sector: 'energy' },
    {
      id: 'clinic',
      sector: 'health',
      ncf: [{ id: 'care', share: 1 }],
      groups: [{ resource: 'water', members: ['pipe'], rule: 'all' }],
    },
  ],
  edges: [{ id: 'pipe', from: 'secret-pump', to: 'clinic', type: 'physical', strength: 1 }],
});
const water = records.parse({
  nodes: [
    {
      id: 'secret-pump',
      name: 'Secret pump',
      sector: 'water',
      operatorId: 'secret-operator',
      groups: [{ resource: 'power', members: ['feed'], rule: 'all' }],
    },
  ],
  edges: [{ id: 'feed', from: 'substation', to: 'secret-pump', type: 'physical', strength: 1 }],
});
const part = (title: string, marking: string, of: typeof grid) => ({
  part: null,
  version: 0,
  title,
  marking,
  records: of,
});

before(async () => {
  installation = await testInstallation();
  [alpha, beta, gamma] = (await threeParties(installation.platform.database)) as [Actor, Actor, Actor];
  const { platform } = installation;
  model = await as(alpha, tx => models.createModel(platform, tx, alpha, { title: 'Valley', currency: 'EUR' }));
  await as(alpha, tx => models.inviteContributor(tx, alpha, model, beta.party ?? 0));
  const alone = records.parse({ nodes: [grid.nodes[0]], edges: [] });
  const first = await as(alpha, tx => models.savePart(platform, tx, alpha, model, part('Grid', 'TLP:AMBER', alone)));
  betaPart = await as(beta, tx => models.savePart(platform, tx, beta, model, part('Water', 'TLP:RED', water)));
  await as(alpha, tx =>
    models.savePart(platform, tx, alpha, model, { ...part('Grid', 'TLP:AMBER', grid), part: first, version: 1 }),
  );
});
after(async () => {
  await installation.close();
  await stopThreads();
});

test('a part is read by the party that gave it and by nobody else, not even by asking the tables', async () => {
  assert.equal((await as(beta, tx => readPart(tx, betaPart)))?.title, 'Water');
  assert.equal(await as(alpha, tx => readPart(tx, betaPart)), undefined);
  assert.deepEqual(
    (await as(alpha, tx => readParts(tx, model))).map(row => row.title),
    ['Grid'],
  );
  assert.deepEqual(await as(gamma, tx => readParts(tx, model)), []);
});

test('whoever was not invited neither sees the model nor runs it nor adds to it', async () => {
  const { platform } = installation;
  await assert.rejects(
    as(gamma, tx => readOutline(platform, tx, gamma, `own:${model}`)),
    coded('not-found'),
  );
  await assert.rejects(
    as(gamma, tx => models.savePart(platform, tx, gamma, model, part('Mine', 'TLP:GREEN', water))),
    coded('not-found'),
  );
  await assert.rejects(
    as(beta, tx => models.inviteContributor(tx, beta, model, gamma.party ?? 0)),
    coded('not-allowed'),
  );
});

test('the outline names one’s own nodes; those of a part one may not see are counted, not named', async () => {
  const outline = await as(alpha, tx => readOutline(installation.platform, tx, alpha, `own:${model}`));
  assert.deepEqual([...outline.nodes.id].sort(), ['clinic', 'substation']);
  assert.equal((outline as { withheld?: number }).withheld, 1);
  assert.doesNotMatch(JSON.stringify(outline), /secret/i);
});

test('a run uses every part, and its result and replay name nothing of a part one may not see', async () => {
  const { platform } = installation;
  const input = runInput.parse({
    model: `own:${model}`,
    title: 'Substation',
    shock: { kind: 'node', targets: ['substation'], duration: 48 },
    worlds: 50,
    parameterDraws: 2,
  });
  const { id } = await as(alpha, tx => startRun(platform, tx, alpha, input));
  const workshop = { database: platform.database, leaseSeconds: 30 };
  for (const { position } of planShards(input)) await doShard(workshop, { run: id, position });
  const run = await as(alpha, tx => findRun(tx, id));
  assert.equal(run.state, 'done', run.error ?? '');
  const { result } = await as(alpha, tx => readRunResult(platform, tx, alpha, id));
  const care = result.functions.find(entry => entry.id === 'care');
  assert.ok((care?.loss_hours.mean ?? 0) > 0, 'the loss passes through the other party’s pump');
  assert.doesNotMatch(JSON.stringify(result), /secret/i);
  assert.doesNotMatch(JSON.stringify(await as(alpha, tx => replayRun(platform, tx, alpha, id, 0))), /secret/i);
});

test('a question that names a record of a part one may not see reads as if there were none', async () => {
  const { platform } = installation;
  const about = { model: `own:${model}`, title: 'Guess', worlds: 10, parameterDraws: 0 };
  const guess = (target: string, kind = 'node') => runInput.parse({ ...about, shock: { kind, targets: [target] } });
  const tried = (actor: Actor, input: ReturnType<typeof guess>) =>
    as(actor, tx => startRun(platform, tx, actor, input)).then(
      () => 'accepted',
      (error: FailureError) => error.failure.message.replaceAll(input.shock.targets[0] ?? '', '…'),
    );
  const none = await tried(alpha, guess('no-operator', 'operator'));
  assert.equal(await tried(alpha, guess('secret-operator', 'operator')), none);
  assert.equal(await tried(beta, guess('clinic')), await tried(beta, guess('nothing')));
  assert.equal(await tried(alpha, guess('secret-pump')), 'accepted', 'its own dependency names that node');
  const mitigations = [{ id: 'm', name: 'm', changes: [{ change: 'repair', node: 'clinic', time: 1 }] }];
  const shock = { kind: 'node' as const, targets: ['secret-pump'] };
  await assert.rejects(
    as(beta, tx => whatIf(platform, tx, beta, { model: `own:${model}`, shock, worlds: 5, seed: 1, mitigations })),
    coded('unknown-record'),
  );
});

test('a ranking keeps its numbers and ranks, and names nothing of a part one may not see', async () => {
  const { platform } = installation;
  const shock = { kind: 'node', targets: ['substation'] };
  const input = runInput.parse({ model: `own:${model}`, title: 'Rank', shock, worlds: 20, parameterDraws: 0 });
  const { id } = await as(alpha, tx => startRun(platform, tx, alpha, input));
  const workshop = { database: platform.database, leaseSeconds: 30 };
  for (const { position } of planShards(input)) await doShard(workshop, { run: id, position });
  const asked = questionInput.parse({ kind: 'ranking', kinds: ['node', 'operator'], confirm: 4, worlds: 10 });
  const { id: question } = await as(alpha, tx => askQuestion(platform, tx, alpha, id, asked, 30));
  await doQuestion(workshop, { question });
  const answer = await as(alpha, tx => readAnswerFor(platform, tx, alpha, question));
  assert.ok(answer.kind === 'ranking');
  assert.equal(answer.lists[0]?.ranked.length, 3);
  assert.ok(answer.lists[0]?.ranked.some(entry => entry.name === '(withheld)'));
  assert.ok(answer.combinations.some(({ members }) => members.some(({ name }) => name === '(withheld)')));
  assert.doesNotMatch(JSON.stringify(answer), /secret/i);
});

test('a saved part is a revision its giver alone reads, and every save raises the revision of the model', async () => {
  const revision = async () =>
    (await as(alpha, tx => models.listModels(tx))).find(line => line.key === `own:${model}`)?.revision ?? 0;
  const was = await revision();
  const changed = records.parse({ ...water, nodes: [{ ...water.nodes[0], evidence: 'assessed' }] });
  const draft = { part: betaPart, version: 1, title: 'Water', marking: 'TLP:RED', records: changed, note: 'on site' };
  const save = () => as(beta, tx => models.savePart(installation.platform, tx, beta, model, draft));
  await save();
  assert.equal(await revision(), was + 1);
  const kept = await as(beta, tx => readRevisions(tx, betaPart));
  assert.deepEqual(
    kept.map(row => [row.version, row.note]),
    [
      [2, 'on site'],
      [1, ''],
    ],
  );
  assert.deepEqual(await as(alpha, tx => readRevisions(tx, betaPart)), []);
  await assert.rejects(save(), coded('conflict'));
});

test('a bad record is named with its rule, and findings about others’ records are not told', async () => {
  const bad = records.parse({ nodes: [{ id: 'well', repair: { time: -1 } }], edges: [] });
  const draft = { part: null, marking: 'TLP:AMBER', records: bad };
  const { problems } = await as(alpha, tx => models.checkPart(installation.platform, tx, model, draft));
  assert.deepEqual(
    problems.map(problem => [problem.record, problem.code]),
    [['well', 'negative-value']],
  );
  await assert.rejects(
    as(alpha, tx => models.savePart(installation.platform, tx, alpha, model, { ...draft, version: 0, title: 'Bad' })),
    coded('bad-model'),
  );
});

test('a check names what one’s own records hold and what does not act, and nothing of what others hold', async () => {
  const about = { title: 'Aside', currency: 'EUR' };
  const { platform } = installation;
  const kept = await as(alpha, tx => models.createModel(platform, tx, alpha, about));
  const first = records.parse({ nodes: [{ id: 'own', safetyWeight: 2, colour: 'red' }] });
  const check = (own: typeof first) =>
    as(alpha, tx => models.checkPart(platform, tx, kept, { part: null, marking: 'TLP:AMBER', records: own }));
  assert.deepEqual((await check(first)).aside, [
    { field: 'colour', records: 1 },
    { field: 'safetyWeight', records: 1 },
  ]);
  await as(alpha, tx => models.savePart(platform, tx, alpha, kept, part('One', 'TLP:AMBER', first)));
  assert.deepEqual((await check(records.parse({ nodes: [{ id: 'more' }] }))).aside, []);
});

test('files that cannot be read say where; those that can become records with what was assumed', () => {
  const broken = readFiles({ format: 'csv', files: { nodes: 'id,name\n"a,b\n', edges: 'from,to\n' } });
  assert.equal(broken.records, null);
  assert.equal(broken.problems[0]?.code, 'bad-csv');
  const graph = `<graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>`;
  const read = readFiles({ format: 'graphml', files: { model: graph } });
  assert.deepEqual(
    read.records?.nodes.map(node => node['id']),
    ['a', 'b'],
  );
  assert.ok(read.assumed.length > 0);
  const csv = readFiles({ format: 'csv', files: { nodes: 'id\na\nb\n', edges: 'from,to\na,b\n' } });
  assert.ok(
    csv.assumed.some(line => line.startsWith('1 dependencies without `strength`')),
    csv.assumed.join(),
  );
  assert.equal(readFiles({ format: 'matpower', files: { case: 'nothing' } }).problems[0]?.code, 'bad-matpower');
});

test('an incident says what it touches in the model, as what, and what is likely to fail next', async () => {
  const officer = await installation.visit('officer@cert-nordmark.example');
  const parties = (await officer.get('/api/parties')).body.parties as { id: number | string; slug: string }[];
  const idOf = (slug: string) => Number(parties.find(party => party.slug === slug)?.id);
  const opened = await officer.send('POST', '/api/incidents', {
    title: 'Compressors encrypted',
    entities: [
      { party: idOf('harbour-gas'), name: 'Harbour Gas Transport', role: 'affected' },
      { party: null, name: 'Somebody unregistered', role: 'affected' },
    ],
  });
  const risk = (await officer.get(`/api/systemic-risk/incidents/${opened.body.id}`)).body;
  assert.ok(risk.down.length > 0, JSON.stringify(risk));
  assert.ok(risk.down.every((entry: { because: string }) => entry.because === 'sector:Harbour Gas Transport'));
  assert.deepEqual(risk.unmatched, ['Somebody unregistered']);
  assert.ok(risk.next.length > 0);
  assert.equal((await officer.get('/api/systemic-risk/incidents/999999')).status, 404);
});
