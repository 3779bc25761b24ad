import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stopThreads } from '#areas/systemic-risk/compute/threads.ts';
import {
  type Answer,
  type TestInstallation,
  testInstallation,
  type Visitor,
} from '#apps/server/testing/installation.ts';

// A run on a model of two parties becomes a scenario that is shown to a third: what may be named is asked for each.
let installation: TestInstallation;
let north: Visitor;
let west: Visitor;
let third: Visitor;
let party: (slug: string) => number;
let run: number;
let model: number;

const risk = '/api/systemic-risk';
const base = '/api/contingency/scenarios';
const facts = { need_to_know: true };
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
      repair: { time: 8 },
      groups: [{ resource: 'power', members: ['substation'], rule: 'all' }],
    },
  ],
  edges: [{ from: 'substation', to: 'secret-pump', type: 'physical', strength: 1 }],
};

async function made(answer: Promise<Answer>): Promise<any> {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

before(async () => {
  installation = await testInstallation();
  north = await installation.visit('officer@cert-nordmark.example');
  west = await installation.visit('officer@cert-vestland.example');
  third = await installation.visit('officer@gridisac.example');
  await installation.worker();
  const { parties } = (await north.get('/api/parties')).body as { parties: { id: number; slug: string }[] };
  party = slug => parties.find(one => one.slug === slug)?.id ?? 0;
  model = (await made(north.send('POST', `${risk}/models`, { title: 'Valley' }))).id;
  const parts = `${risk}/models/${model}/parts`;
  const alone = { nodes: [grid.nodes[0]], edges: [] };
  const { part } = await made(north.send('POST', parts, { title: 'Grid', marking: 'TLP:AMBER', records: alone }));
  await made(north.send('POST', `${risk}/models/${model}/contributors`, { party: party('cert-vestland') }));
  await made(west.send('POST', parts, { title: 'Water', marking: 'TLP:RED', records: water }));
  await made(north.send('PUT', `${parts}/${part}`, { title: 'Grid', marking: 'TLP:AMBER', records: grid, version: 1 }));
  const shock = { kind: 'node', targets: ['substation'], duration: 48 };
  const asked = { model: `own:${model}`, title: 'Substation', shock, worlds: 40, parameterDraws: 2 };
  run = (await made(north.send('POST', `${risk}/runs`, asked))).id;
  for (let i = 0; i < 3000; i++) {
    const { state } = (await north.get(`${risk}/runs/${run}`)).body;
    if (state === 'done') return;
    assert.ok(state === 'queued' || state === 'running', state);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail('the run goes on and on');
});
after(async () => {
  await installation?.close();
  await stopThreads();
});

const fromRun = () => made(north.send('POST', `${base}/from-run`, { run }));

test('the draft has the steps of the run, cites it, and leads back to it', async () => {
  const one = await fromRun();
  const { pathway } = one;
  assert.equal(one.title, 'Substation');
  assert.equal(one.marking, 'TLP:AMBER');
  assert.equal(one.state, 'idea');
  assert.deepEqual(one.functions, ['care']);
  assert.equal(pathway.origin, 'run');
  const kept = (await north.get(`${risk}/runs/${run}`)).body;
  assert.deepEqual(
    [pathway.cites.run, pathway.cites.resultSha256, pathway.cites.model, pathway.cites.worlds, pathway.cites.seed],
    [run, kept.sha256, `own:${model}`, 40, 1],
  );
  assert.equal(one.runOpen, true);
  const care = pathway.steps.find((step: any) => step.id === 'care');
  assert.deepEqual(care.after, ['begins']);
  assert.ok(care.probability.low > 0.8 && care.within.p50 >= 0);
  assert.equal(one.verdict.outcome, 'cannot-be-said', 'nobody judged the levels yet');
});

test('its owner reads no name of the other part; row by row nothing of it was even stored', async () => {
  const one = await fromRun();
  const text = JSON.stringify(one).replaceAll('secret-pump', '');
  assert.doesNotMatch(text, /secret/i);
  assert.equal(one.withheld, true);
});

test('a reader who gives no part to the model reads no name of it, and cannot open the run', async () => {
  const one = await fromRun();
  const release = { version: 1, party: party('gridisac'), facts };
  await made(north.send('POST', `${base}/${one.id}/readers`, release));
  const seen = await made(third.get(`${base}/${one.id}`));
  const { title: _title, ...rest } = seen;
  for (const name of ['care', 'clinic', 'substation', 'secret'])
    assert.doesNotMatch(JSON.stringify({ ...rest, content: { ...rest.content, title: '' } }), new RegExp(name), name);
  assert.equal(seen.withheld, true);
  assert.equal(seen.runOpen, false);
  assert.equal(seen.pathway.cites.resultSha256, one.pathway.cites.resultSha256, 'the hash can be compared');
  const line = (await made(third.get(base))).scenarios.find(({ id }: any) => id === one.id);
  assert.deepEqual(line.functions, ['(withheld)']);
});

test('a contributor reads functions, and of the records its own alone', async () => {
  const one = await fromRun();
  await made(north.send('POST', `${base}/${one.id}/readers`, { version: 1, party: party('cert-vestland'), facts }));
  const seen = await made(west.get(`${base}/${one.id}`));
  assert.deepEqual(seen.functions, ['care']);
  assert.deepEqual(seen.pathway.begins.targets, ['(withheld)']);
  assert.doesNotMatch(JSON.stringify(seen.pathway.steps), /clinic|substation/);
});

test('a run of somebody else makes no scenario', async () => {
  const answer = await west.send('POST', `${base}/from-run`, { run });
  assert.equal(answer.status, 404, JSON.stringify(answer.body));
});

test('a file of one’s own run is read from the run; one that was altered is not taken for it', async () => {
  const file = (await north.get(`${risk}/runs/${run}/pathway`)).body;
  const same = await made(north.send('POST', `${base}/from-file`, { file: { ...file, title: 'Renamed in the file' } }));
  assert.equal(same.pathway.origin, 'run');
  assert.equal(same.title, 'Substation');
  const altered = { ...file, cites: { ...file.cites, result_sha256: 'f'.repeat(64) } };
  const other = await made(north.send('POST', `${base}/from-file`, { file: altered }));
  assert.equal(other.pathway.origin, 'file');
  assert.equal(other.runOpen, false);
  const release = { version: 1, party: party('cert-vestland'), facts };
  await made(north.send('POST', `${base}/${other.id}/readers`, release));
  const seen = await made(west.get(`${base}/${other.id}`));
  assert.deepEqual(seen.pathway.steps, [], 'what only a file says of a model stays with who brought it');
  const bad = await north.send('POST', `${base}/from-file`, { file: { ...file, steps: [] } });
  assert.equal(bad.status, 422);
  assert.equal(bad.body.pointer, '/file/steps');
  const none = await north.send('POST', `${base}/from-file`, { file: null });
  assert.equal(none.status, 422);
});

test('a pathway of a run stays until it is written anew by hand; the version that cites it is kept', async () => {
  const one = await fromRun();
  const change = { content: one.content, marking: one.marking, version: 1 };
  const second = await made(north.send('PUT', `${base}/${one.id}`, { ...change, pathway: null }));
  assert.equal(second.pathway.origin, 'run');
  const hand = { begins: { words: 'A storm' }, steps: [{ id: 's', name: 'Lines fall', after: ['begins'] }] };
  const third = await made(north.send('PUT', `${base}/${one.id}`, { ...change, version: 2, pathway: hand }));
  assert.equal(third.pathway.origin, 'hand');
  assert.equal(third.pathway.cites, null);
  const again = await made(north.send('POST', `${base}/${one.id}/restore`, { version: 3, old: 1 }));
  assert.equal(again.pathway.origin, 'run');
});
