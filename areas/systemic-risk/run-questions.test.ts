import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { briefData, briefPdf } from './brief-pdf.ts';
import { stopThreads } from './compute/threads.ts';
import { records, runInput } from './contract.ts';
import * as models from './models.ts';
import {
  compareRuns,
  modelStateOf,
  namesInRun,
  pairedDifferences,
  readRunOutline,
  whatIfOfRun,
} from './run-questions.ts';
import { readRunResult, replayRun, startRun, whyInRun } from './runs.ts';
import { doShard, planShards } from './shards.ts';
import { threeParties } from './testing/world.ts';

let database: Database;
let platform: Platform;
let alpha: Actor;
let beta: Actor;
let model: number;
let part: number;
let first: number;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(database.app, actor, work);
const coded = (code: string) => (error: FailureError) => error.failure.code === code;

async function finishedRun(raw: object): Promise<number> {
  const input = runInput.parse({ title: 'Run', parameterDraws: 0, worlds: 60, seed: 5, ...raw });
  const { id } = await as(alpha, tx => startRun(platform, tx, alpha, input));
  for (const { position } of planShards(input)) await doShard({ database, leaseSeconds: 30 }, { run: id, position });
  return id;
}

/** A hospital that lives on its stock of water for so many hours. */
const town = (hours: number) =>
  records.parse({
    nodes: [
      {
        id: 'pump',
        name: 'Pumping station',
        sector: 'water',
        repair: { time: { dist: 'lognormal', median: 40, sigma: 1 } },
      },
      {
        id: 'clinic',
        name: 'Clinic',
        sector: 'health',
        ncf: [{ id: 'care', share: 1 }],
        groups: [{ resource: 'water', members: ['pipe'], rule: 'all', buffer: { hours } }],
      },
    ],
    edges: [{ id: 'pipe', from: 'pump', to: 'clinic', type: 'physical', strength: 1 }],
    functions: [{ id: 'care', name: 'Hospital care' }],
  });
const save = (version: number, hours: number) => {
  const draft = {
    part: version === 0 ? null : part,
    version,
    title: 'Town',
    marking: 'TLP:AMBER',
    records: town(hours),
  };
  return as(alpha, tx => models.savePart(platform, tx, alpha, model, draft));
};
const shock = { kind: 'node', targets: ['pump'] };
const measure = { id: 'm', name: 'm', changes: [{ change: 'repair', node: 'pump', time: 1 }] };
const ask = (id: number, actor = alpha) =>
  as(actor, tx => whatIfOfRun(platform, tx, actor, id, { worlds: 60, mitigations: [measure] }));
const compare = (left: number, right: number) => as(alpha, tx => compareRuns(platform, tx, left, right));

before(async () => {
  database = await testDatabase();
  platform = { database, now: Temporal.Now.instant, services: {} } as unknown as Platform;
  [alpha, beta] = (await threeParties(database)) as [Actor, Actor];
  model = await as(alpha, tx => models.createModel(platform, tx, alpha, { title: 'Town', currency: 'EUR' }));
  part = await save(0, 12);
  first = await finishedRun({ model: `own:${model}`, shock });
});
after(async () => {
  await stopThreads();
  await database.close();
});

test('what-if, why, replay and names are those of the run’s own model, also after an edit', async () => {
  const before = await ask(first);
  const replayed = await as(alpha, tx => replayRun(platform, tx, alpha, first, 3));
  assert.equal((await as(alpha, tx => modelStateOf(platform, tx, first))).current, true);
  await save(1, 100_000);
  assert.deepEqual(await ask(first), before, 'the edit changes nothing of what the run is asked');
  assert.ok((before[0]?.loss_before ?? 0) > 0);
  assert.deepEqual(await as(alpha, tx => replayRun(platform, tx, alpha, first, 3)), replayed);
  const state = await as(alpha, tx => modelStateOf(platform, tx, first));
  assert.deepEqual([state.kept, state.current], [true, false]);
  const now = await finishedRun({ model: `own:${model}`, shock });
  assert.notDeepEqual(await ask(now), before, 'a new run is asked of the model as it is now');
});

test('runs on the same worlds are compared world by world; a run differs from itself by nothing', async () => {
  const same = await compare(first, first);
  assert.equal(same.how, 'same-worlds');
  assert.ok(same.differences.length > 0);
  for (const { mean, low, high } of same.differences) assert.deepEqual([mean, low, high], [0, 0, 0]);
  const edited = await finishedRun({ model: `own:${model}`, shock });
  const { how, worlds, differences } = await compare(first, edited);
  assert.deepEqual([how, worlds], ['same-worlds', 60]);
  const care = differences.find(each => each.id === 'care');
  assert.ok(care && care.high < 0, 'with the larger stock nothing is lost any more, and that is sure');
  const results = await Promise.all(
    [first, edited].map(id => as(alpha, async tx => (await readRunResult(platform, tx, alpha, id)).result)),
  );
  const [here, there] = results.map(result => result.functions.find(each => each.id === 'care')?.loss_hours.mean ?? 0);
  assert.ok(Math.abs(care.mean - ((there ?? 0) - (here ?? 0))) < 1e-9, 'the means of both runs, on all their worlds');
});

test('another seed is independent; another model or horizon is not compared', async () => {
  const other = await finishedRun({ model: `own:${model}`, shock, seed: 6 });
  assert.deepEqual(await compare(first, other), { how: 'independent', worlds: 0, differences: [] });
  const longer = await finishedRun({ model: `own:${model}`, shock, horizonHours: 400 });
  assert.equal((await compare(first, longer)).how, 'other-horizon');
  const sector = { kind: 'sector', targets: ['Utilities'] };
  const pack = await finishedRun({ model: 'pack:bea-2022', shock: sector });
  assert.equal((await compare(first, pack)).how, 'other-model');
});

test('paired differences are those of a slow twin, and only of what both have', () => {
  const seed = Number(process.env['ENTENTE_SEED'] ?? 20_261_126);
  console.log(`ENTENTE_SEED=${seed}`);
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const losses = (ids: readonly string[]) =>
    ids.map(id => ({
      id,
      kind: 'sector' as const,
      name: id,
      hours: Float64Array.from({ length: 40 }, () => random() * 9),
    }));
  const [here, there] = [losses(['a', 'b']), losses(['b', 'c'])];
  const found = pairedDifferences(here, there);
  assert.deepEqual(
    found.map(each => each.id),
    ['b'],
  );
  let sum = 0;
  for (let world = 0; world < 40; world++) sum += (there[0]?.hours[world] ?? 0) - (here[1]?.hours[world] ?? 0);
  assert.ok(Math.abs((found[0]?.mean ?? 0) - sum / 40) < 1e-9);
  assert.ok((found[0]?.low ?? 0) < sum / 40 && (found[0]?.high ?? 0) > sum / 40);
});

test('another party gets no answer about a run that is not its own', async () => {
  await assert.rejects(ask(first, beta), coded('not-found'));
  await assert.rejects(
    as(beta, tx => compareRuns(platform, tx, first, first)),
    coded('not-found'),
  );
  await assert.rejects(
    as(beta, tx => modelStateOf(platform, tx, first)),
    coded('not-found'),
  );
  await assert.rejects(
    as(beta, tx => readRunOutline(platform, tx, beta, first)),
    coded('not-found'),
  );
});

test('the French brief of a run speaks French where the engine speaks English', async () => {
  const found = await as(alpha, tx => readRunResult(platform, tx, alpha, first));
  const names = await as(alpha, tx => namesInRun(platform, tx, alpha, first));
  assert.equal(names('pump'), 'Pumping station');
  const { chains, drivers, notes, head } = briefData(found, 'fr', names);
  assert.match(chains.join('\n'), /^Hospital care: Pumping station \(\d.* h\), puis Clinic sans Pumping station \(/m);
  const said = JSON.stringify({ drivers, notes, head });
  assert.doesNotMatch(said, /tier|stocks, delays|strength of|\bseed\b|"node: /);
  const english = briefData(found, 'en', names);
  assert.match(english.chains.join('\n'), /Clinic down .* without Pumping station/);
  const pdf = await briefPdf(found, 'fr', names);
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
});

test('when its model is not kept any more, a question is refused with the way on', async () => {
  await as(installation, tx => tx.deleteFrom('systemic_risk.snapshot').execute());
  const refused = (error: FailureError) =>
    error.failure.code === 'model-not-kept' && (error.failure.next ?? '').startsWith('Run it again');
  await assert.rejects(ask(first), refused);
  await assert.rejects(
    as(alpha, tx => replayRun(platform, tx, alpha, first, 0)),
    refused,
  );
  await assert.rejects(
    as(alpha, tx => whyInRun(platform, tx, alpha, first, 'care')),
    refused,
  );
  await assert.rejects(
    as(alpha, tx => readRunOutline(platform, tx, alpha, first)),
    refused,
  );
  assert.equal((await as(alpha, tx => modelStateOf(platform, tx, first))).kept, false);
  assert.equal((await compare(first, first)).how, 'not-kept');
  const names = await as(alpha, tx => namesInRun(platform, tx, alpha, first));
  assert.equal(names('pump'), 'pump');
});
