import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type Answer,
  type TestInstallation,
  testInstallation,
  type Visitor,
} from '#apps/server/testing/installation.ts';
import { stopThreads } from './compute/threads.ts';

// Two parties in two sessions, as a suspicious user of either would go about it: everything over HTTP.
let installation: TestInstallation;
let north: Visitor;
let west: Visitor;
let third: Visitor;
let model: number;
let northPart: number;
let westPart: number;
let run: number;

const base = '/api/systemic-risk';
const grid = {
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
};
const water = {
  nodes: [
    {
      id: 'secret-pump',
      name: 'Secret pump',
      sector: 'water',
      operatorId: 'secret-operator',
      regionId: 'secret-valley',
      products: [{ product: 'secret-controller' }],
      repair: { time: 8, crewPool: 'secret-crew' },
      groups: [{ resource: 'power', members: ['substation'], rule: 'all' }],
    },
    { id: 'secret-well', name: 'Secret well', sector: 'water' },
  ],
  edges: [
    { from: 'substation', to: 'secret-pump', type: 'physical', strength: 1 },
    { id: 'secret-main', from: 'secret-well', to: 'secret-pump', type: 'physical', strength: 1 },
  ],
  technologies: [{ id: 'secret-controller' }],
};

const secret = /secret/i;
/** `secret-pump` is known to the north: its own dependency names it. Nothing else of the other part is. */
const hides = (answer: Answer, what: string) =>
  assert.doesNotMatch(JSON.stringify(answer.body).replaceAll('secret-pump', ''), secret, what);

async function made(answer: Promise<Answer>): Promise<any> {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

async function ended(visitor: Visitor, path: string, pick: (body: any) => any = body => body) {
  for (let i = 0; i < 1500; i++) {
    const found = pick((await visitor.get(path)).body);
    if (found.state !== 'queued' && found.state !== 'running') return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return assert.fail(`${path} goes on and on`);
}

before(async () => {
  installation = await testInstallation();
  north = await installation.visit('officer@cert-nordmark.example');
  west = await installation.visit('officer@cert-vestland.example');
  third = await installation.visit('officer@gridisac.example');
  await installation.worker();
  const { parties } = (await north.get('/api/parties')).body as { parties: { id: number; slug: string }[] };
  model = (await made(north.send('POST', `${base}/models`, { title: 'Valley' }))).id;
  const parts = `${base}/models/${model}/parts`;
  const alone = { nodes: [grid.nodes[0]], edges: [] };
  northPart = (await made(north.send('POST', parts, { title: 'Grid', marking: 'TLP:AMBER', records: alone }))).part;
  const party = Number(parties.find(({ slug }) => slug === 'cert-vestland')?.id);
  await made(north.send('POST', `${base}/models/${model}/contributors`, { party }));
  westPart = (await made(west.send('POST', parts, { title: 'Secret water', marking: 'TLP:RED', records: water }))).part;
  const whole = { title: 'Grid', marking: 'TLP:AMBER', records: grid, version: 1 };
  await made(north.send('PUT', `${parts}/${northPart}`, whole));
  const shock = { kind: 'node', targets: ['substation'], duration: 48 };
  const asked = { model: `own:${model}`, title: 'Substation', shock, worlds: 40, parameterDraws: 2 };
  run = (await made(north.send('POST', `${base}/runs`, asked))).id;
  const end = await ended(north, `${base}/runs/${run}`);
  assert.equal(end.state, 'done', end.error ?? '');
});
after(async () => {
  await installation.close();
  await stopThreads();
});

test('the result passes through the hidden part and names nothing of it, on no page and in no file', async () => {
  const result = await made(north.get(`${base}/runs/${run}/result`));
  assert.ok(result.functions.find((entry: any) => entry.id === 'care').loss_hours.mean > 0);
  for (const path of [
    `models/${model}`,
    `models/own:${model}/outline`,
    `runs/${run}`,
    `runs/${run}/result`,
    `runs/${run}/pathway`,
    `runs/${run}/worlds/0`,
    `runs/${run}/why?target=care`,
    'models',
    'runs',
  ])
    hides(await north.get(`${base}/${path}`), path);
  const pdf = await north.get(`${base}/runs/${run}/brief.pdf?language=en`);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
});

test('a long question and a what-if name nothing of the hidden part either', async () => {
  const asked = { kind: 'ranking', kinds: ['node', 'operator', 'product'], confirm: 4, worlds: 10 };
  const { id } = await made(north.send('POST', `${base}/runs/${run}/questions`, asked));
  const of = (body: any) => body.questions.find((entry: any) => entry.id === id);
  const end = await ended(north, `${base}/runs/${run}/questions`, of);
  assert.equal(end.state, 'done', end.error ?? '');
  hides(await north.get(`${base}/questions/${id}/answer`), 'ranking');
  const shock = { kind: 'node', targets: ['substation'] };
  const about = { model: `own:${model}`, shock, worlds: 10 };
  for (const change of [
    { change: 'repair', node: 'secret-well', time: 1 },
    { change: 'strength', edge: 'secret-main', strength: 0 },
    { change: 'crews', pool: 'secret-crew', size: 9 },
    { change: 'exposure', product: 'secret-controller', factor: 0 },
  ]) {
    const mitigations = [{ id: 'm', name: 'm', changes: [change] }];
    const guessed = await north.send('POST', `${base}/what-if`, { ...about, mitigations });
    const [kind] = Object.keys(change).filter(key => key !== 'change');
    const nothing = [{ id: 'm', name: 'm', changes: [{ ...change, [kind!]: 'no-such-thing' }] }];
    const none = await north.send('POST', `${base}/what-if`, { ...about, mitigations: nothing });
    assert.ok(guessed.status >= 400, JSON.stringify(guessed.body));
    assert.deepEqual([guessed.status, guessed.body], [none.status, none.body], change.change);
  }
});

test('guessed numbers of parts, revisions, runs and questions of the other party read as if there were none', async () => {
  const parts = `${base}/models/${model}/parts`;
  const nothing = { code: 'not-found' };
  for (const path of [
    `${parts}/${westPart}`,
    `${parts}/${westPart}/revisions`,
    `${parts}/${westPart}/revisions/1`,
    `${parts}/999999/revisions/1`,
  ]) {
    const { status, body } = await north.get(path);
    assert.deepEqual([status, body.code], [404, nothing.code], path);
  }
  const changed = { title: 'Taken', marking: 'TLP:CLEAR', records: water, version: 1 };
  assert.ok((await north.send('PUT', `${parts}/${westPart}`, changed)).status >= 400);
  assert.equal((await north.send('DELETE', `${parts}/${westPart}`)).status, 404);
  assert.equal((await west.get(`${parts}/${westPart}`)).body.title, 'Secret water');
  for (const [visitor, who] of [
    [west, 'the other contributor'],
    [third, 'an outsider'],
  ] as const)
    for (const path of ['', '/result', '/brief.pdf', '/pathway', '/worlds/0', '/why?target=care', '/questions'])
      assert.equal((await visitor.get(`${base}/runs/${run}${path}`)).status, 404, `${who} ${path}`);
  assert.equal((await west.send('POST', `${base}/runs/${run}/cancel`)).status, 404);
  assert.equal((await west.send('DELETE', `${base}/runs/${run}`)).status, 404);
});

test('whoever was not invited can neither read, run, ask nor check', async () => {
  assert.equal((await third.get(`${base}/models/${model}`)).status, 404);
  assert.equal((await third.get(`${base}/models/own:${model}/outline`)).status, 404);
  const draft = { marking: 'TLP:AMBER', records: water };
  assert.equal((await third.send('POST', `${base}/models/${model}/check`, draft)).status, 404);
  const shock = { kind: 'node', targets: ['substation'] };
  const about = { model: `own:${model}`, shock };
  assert.equal((await third.send('POST', `${base}/runs`, { ...about, title: 'Guess' })).status, 404);
  assert.equal((await third.send('POST', `${base}/what-if`, { ...about, mitigations: [] })).status, 404);
  const listed = (await third.get(`${base}/models`)).body.models.map((line: any) => line.key);
  assert.ok(!listed.includes(`own:${model}`));
});

test('a shock on a guessed record of the hidden part reads as a shock on nothing', async () => {
  const tried = async (kind: string, target: string, products?: string[]) => {
    const shock = { kind, targets: [target], products };
    const asked = { model: `own:${model}`, title: 'Guess', shock, worlds: 5 };
    const { status, body } = await north.send('POST', `${base}/runs`, asked);
    return [status, JSON.stringify(body).replaceAll(products?.[0] ?? target, '…')];
  };
  for (const [kind, target] of [
    ['node', 'secret-well'],
    ['operator', 'secret-operator'],
    ['region', 'secret-valley'],
    ['technology', 'secret-controller'],
  ] as const)
    assert.deepEqual(await tried(kind, target), await tried(kind, 'no-such-thing'), target);
  const besides = (product: string) => tried('node', 'substation', [product]);
  assert.deepEqual(await besides('secret-controller'), await besides('no-such-thing'));
});

test('what a marking lets the other party have is named to it, until the marking is another', async () => {
  const part = `${base}/models/${model}/parts/${westPart}`;
  const marked = (marking: string, version: number) =>
    made(west.send('PUT', part, { title: 'Secret water', marking, records: water, version }));
  const { version } = await made(west.get(part));
  const named = async () => (await made(north.get(`${base}/models/own:${model}/outline`))).nodes.id;
  await marked('TLP:CLEAR', version);
  assert.deepEqual((await named()).toSorted(), ['clinic', 'secret-pump', 'secret-well', 'substation']);
  assert.match(JSON.stringify((await north.get(`${base}/runs/${run}/worlds/0`)).body), /Secret pump/);
  await marked('TLP:RED', version + 1);
  assert.deepEqual((await named()).toSorted(), ['clinic', 'substation']);
  hides(await north.get(`${base}/runs/${run}/worlds/0`), 'worlds/0');
});

test('a node that another part depends on is not dropped by an edit; the finding names one’s own node only', async () => {
  const parts = `${base}/models/${model}/parts`;
  const less = { title: 'Grid', marking: 'TLP:AMBER', records: { nodes: [grid.nodes[1]], edges: grid.edges } };
  const { version } = (await north.get(`${parts}/${northPart}`)).body;
  const checked = await made(north.send('POST', `${base}/models/${model}/check`, { ...less, part: northPart }));
  assert.deepEqual(
    checked.problems.map((problem: any) => [problem.record, problem.code]),
    [['substation', 'needed-elsewhere']],
  );
  const saved = await north.send('PUT', `${parts}/${northPart}`, { ...less, version });
  assert.equal(saved.body.code, 'bad-model');
  assert.doesNotMatch(JSON.stringify([checked, saved.body]), secret);
  assert.equal((await north.get(`${base}/models/own:${model}/outline`)).status, 200);
});

test('a part can always be taken back; the model then refuses without a name, and the other finds its own record', async () => {
  assert.equal((await north.send('DELETE', `${base}/models/${model}/parts/${northPart}`)).status, 200);
  const refused = await north.get(`${base}/models/own:${model}/outline`);
  assert.equal(refused.body.code, 'model-incomplete');
  assert.doesNotMatch(JSON.stringify(refused.body), secret);
  const draft = { part: westPart, marking: 'TLP:RED', records: water };
  const { problems } = await made(west.send('POST', `${base}/models/${model}/check`, draft));
  assert.deepEqual(
    problems.map((problem: any) => [problem.record, problem.code]),
    [['substation->secret-pump', 'missing-node']],
  );
  assert.equal((await north.get(`${base}/runs/${run}/result`)).status, 200, 'what was run before stays');
});

test('a part that was taken back stays hidden in what was run with it, though all that is left is one’s own', async () => {
  const parts = `${base}/models/${model}/parts`;
  const alone = { nodes: [grid.nodes[0]], edges: [] };
  await made(north.send('POST', parts, { title: 'Grid', marking: 'TLP:AMBER', records: alone }));
  assert.equal((await west.send('DELETE', `${parts}/${westPart}`)).status, 200);
  assert.equal((await made(north.get(`${base}/models/own:${model}/outline`))).withheld, 0);
  for (const path of ['result', 'worlds/0', 'why?target=care', 'pathway'])
    hides(await north.get(`${base}/runs/${run}/${path}`), path);
  const mitigations = [{ id: 'm', name: 'm', changes: [{ change: 'repair', node: 'secret-well', time: 1 }] }];
  const asked = await north.send('POST', `${base}/runs/${run}/questions`, { kind: 'measures', mitigations });
  assert.equal(asked.body.code, 'unknown-record');
});

test('what one asks of one’s own model follows every save at once', async () => {
  const parts = `${base}/models/${model}/parts`;
  const [head] = (await made(north.get(`${base}/models/${model}`))).parts;
  const seen = async () => (await made(north.get(`${base}/models/own:${model}/outline`))).nodes.id;
  assert.deepEqual(await seen(), ['substation']);
  const more = { nodes: [grid.nodes[0], { id: 'depot', sector: 'transport' }], edges: [] };
  const draft = { title: 'Grid', marking: 'TLP:AMBER', records: more, version: head.version };
  await made(north.send('PUT', `${parts}/${head.id}`, draft));
  assert.deepEqual(await seen(), ['depot', 'substation']);
});
