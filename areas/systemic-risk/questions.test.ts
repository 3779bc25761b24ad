import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FailureError } from '#engines/kernel/failure.ts';
import { finish, rankSteps, readModel } from '#engines/cascade/index.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { packInput } from '#platform/packs/models.ts';
import { stopThreads } from './compute/threads.ts';
import { questionInput, records, runInput } from './contract.ts';
import * as models from './models.ts';
import { pathwayOf } from './pathway.ts';
import { claimQuestion, readAnswer } from './question-store.ts';
import * as questions from './questions.ts';
import { readRunResult, removeRun, startRun } from './runs.ts';
import { doShard, planShards } from './shards.ts';
import { cleanSnapshots } from './snapshots.ts';
import { threeParties } from './testing/world.ts';
import { verdictOf } from './triggers.ts';

let database: Database;
let platform: Platform;
let alpha: Actor;
let beta: Actor;
let run: number;
const lease = 30;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(database.app, actor, work);
const coded = (code: string) => (error: FailureError) => error.failure.code === code;
const workshop = () => ({ database, leaseSeconds: lease });
const snapshots = () =>
  as(installation, async tx => (await tx.selectFrom('systemic_risk.snapshot').select('sha256').execute()).length);
const shock = { kind: 'sector', targets: ['Utilities'], compromise: 0.6 };

async function finishedRun(actor: Actor, raw: object): Promise<number> {
  const input = runInput.parse({ title: 'Run', parameterDraws: 0, ...raw });
  const { id } = await as(actor, tx => startRun(platform, tx, actor, input));
  for (const { position } of planShards(input)) await doShard(workshop(), { run: id, position });
  return id;
}

before(async () => {
  database = await testDatabase();
  platform = { database, now: Temporal.Now.instant, services: {} } as unknown as Platform;
  [alpha, beta] = (await threeParties(database)) as [Actor, Actor];
  run = await finishedRun(alpha, { model: 'pack:bea-2022', shock, worlds: 100, seed: 5 });
});
after(async () => {
  await stopThreads();
  await database.close();
});

const ask = (input: unknown) =>
  as(alpha, tx => questions.askQuestion(platform, tx, alpha, run, questionInput.parse(input), lease));
const find = (id: number) => as(alpha, tx => questions.findQuestion(tx, id));

test('a ranking is worked out as a job and is the answer of one thread', async () => {
  const { id } = await ask({ kind: 'ranking', kinds: ['node'], confirm: 4, worlds: 10 });
  await questions.doQuestion(workshop(), { question: id });
  const done = await find(id);
  assert.equal(done.state, 'done', done.error ?? '');
  const answer = await as(alpha, tx => questions.readAnswerFor(platform, tx, alpha, id));
  const sizes = { seed: 5, horizon_hours: 336, confirm: 4, worlds: 10, samples: 5000 };
  const alone = finish(rankSteps({ model: readModel(packInput('bea-2022')), kinds: ['node'], ...sizes }));
  assert.ok(alone.combinations.length > 0);
  assert.deepEqual(answer, { kind: 'ranking', ...alone });
});

test('a cancelled question keeps nothing, also when its worker comes late', async () => {
  const { id } = await ask({ kind: 'unknowns', draws: 4, worlds: 2 });
  const cancelled = await as(alpha, tx => questions.cancelQuestion(platform, tx, alpha, id));
  assert.equal(cancelled.state, 'cancelled');
  await questions.doQuestion(workshop(), { question: id });
  assert.equal(await as(installation, tx => readAnswer(tx, id)), undefined);
  await assert.rejects(
    as(alpha, tx => questions.cancelQuestion(platform, tx, alpha, id)),
    coded('conflict'),
  );
});

test('a held question is not taken, and one whose worker fell silent is worked out by another', async () => {
  const { id } = await ask({ kind: 'unknowns', draws: 4, worlds: 2 });
  assert.ok(await as(installation, tx => claimQuestion(tx, id, 'one', lease)));
  await questions.doQuestion(workshop(), { question: id });
  assert.equal((await find(id)).state, 'running');
  await as(installation, tx =>
    tx
      .updateTable('systemic_risk.question')
      .set({ lease_until: new Date(0) })
      .where('id', '=', id)
      .execute(),
  );
  await questions.doQuestion(workshop(), { question: id });
  assert.equal((await find(id)).state, 'done');
});

test('a measure that names no record of the model ends the question with the reason', async () => {
  const mitigations = [{ id: 'm', name: 'm', changes: [{ change: 'repair', node: 'nowhere', time: 1 }] }];
  const { id } = await ask({ kind: 'measures', worlds: 10, mitigations });
  await questions.doQuestion(workshop(), { question: id });
  const failed = await find(id);
  assert.equal(failed.state, 'failed');
  assert.match(failed.error ?? '', /nowhere/);
});

test('another party neither sees nor asks nor cancels questions about a run that is not its own', async () => {
  const { id } = await ask({ kind: 'unknowns', draws: 4, worlds: 2 });
  const input = questionInput.parse({ kind: 'unknowns' });
  for (const attempt of [
    (tx: Tx) => questions.findQuestion(tx, id),
    (tx: Tx) => questions.readAnswerFor(platform, tx, beta, id),
    (tx: Tx) => questions.cancelQuestion(platform, tx, beta, id),
    (tx: Tx) => questions.askQuestion(platform, tx, beta, run, input, lease),
  ])
    await assert.rejects(as<unknown>(beta, attempt), coded('not-found'));
});

test('what is not live belongs to a named exercise, and run and pathway say so', async () => {
  const bare = { model: 'pack:bea-2022', shock, worlds: 10, mode: 'exercise' };
  await assert.rejects(finishedRun(alpha, bare), coded('invalid-input'));
  const id = await finishedRun(alpha, { ...bare, exercise: 'Cold Harbour 26' });
  const found = await as(alpha, tx => readRunResult(platform, tx, alpha, id));
  assert.equal(found.run.mode, 'exercise');
  assert.equal(found.run.exercise, 'Cold Harbour 26');
  assert.equal(pathwayOf(found).mode, 'exercise');
});

test('a frozen model is kept while a finished run needs it and cleared after the run is removed', async () => {
  const model = await as(alpha, tx => models.createModel(platform, tx, alpha, { title: 'Well', currency: 'EUR' }));
  const part = { part: null, version: 0, title: 'Well', marking: 'TLP:AMBER' };
  const well = records.parse({ nodes: [{ id: 'well', ncf: [{ id: 'water', share: 1 }] }] });
  await as(alpha, tx => models.savePart(platform, tx, alpha, model, { ...part, records: well }));
  const own = { model: `own:${model}`, shock: { kind: 'node', targets: ['well'] }, worlds: 20 };
  const id = await finishedRun(alpha, own);
  await cleanSnapshots(workshop(), 0);
  assert.equal(await snapshots(), 1);
  await as(alpha, tx => removeRun(tx, alpha, id));
  await cleanSnapshots(workshop(), 3600);
  assert.equal(await snapshots(), 1, 'somebody may be looking at it');
  await cleanSnapshots(workshop(), 0);
  assert.equal(await snapshots(), 0);
  await assert.rejects(
    as(alpha, tx => readRunResult(platform, tx, alpha, id)),
    coded('not-found'),
  );
});

test('a long question is asked of the model of its run alone: when that is gone it is refused, and one that waits ends', async () => {
  const model = await as(alpha, tx => models.createModel(platform, tx, alpha, { title: 'Weir', currency: 'EUR' }));
  const part = { part: null, version: 0, title: 'Weir', marking: 'TLP:AMBER' };
  const weir = records.parse({ nodes: [{ id: 'weir', ncf: [{ id: 'water', share: 1 }] }] });
  await as(alpha, tx => models.savePart(platform, tx, alpha, model, { ...part, records: weir }));
  const id = await finishedRun(alpha, {
    model: `own:${model}`,
    shock: { kind: 'node', targets: ['weir'] },
    worlds: 20,
  });
  const asked = (input: unknown) =>
    as(alpha, tx => questions.askQuestion(platform, tx, alpha, id, questionInput.parse(input), lease));
  const ranked = await asked({ kind: 'ranking', kinds: ['node'], confirm: 2, worlds: 10 });
  await questions.doQuestion(workshop(), { question: ranked.id });
  const waiting = await asked({ kind: 'unknowns', draws: 4, worlds: 2 });
  await as(installation, tx => tx.deleteFrom('systemic_risk.snapshot').execute());
  await assert.rejects(asked({ kind: 'unknowns', draws: 4, worlds: 2 }), coded('model-not-kept'));
  await assert.rejects(
    as(alpha, tx => questions.readAnswerFor(platform, tx, alpha, ranked.id)),
    coded('model-not-kept'),
  );
  await questions.doQuestion(workshop(), { question: waiting.id });
  const ended = await find(waiting.id);
  assert.equal(ended.state, 'failed');
  assert.match(ended.error ?? '', /not kept any more/);
});

test('a trigger is met, not met, or cannot be said; silence is neither yes nor no', () => {
  const trigger = { id: 1, plan: 'p', model: 'pack:x', target: 'care', withinHours: 24, atLeast: 0.5, exercise: null };
  const probability = { estimate: 0.9, low: 0.8, high: 0.95, worlds: 100, statement: '' };
  const seen = (count: number, hour: number) => [
    {
      id: 'care',
      name: 'Care',
      kind: 'function' as const,
      probability,
      hours: { p5: 1, p50: 2, p95: 3 },
      lost_after: Array.from({ length: count }, () => hour),
    },
  ];
  assert.equal(verdictOf(trigger, seen(90, 5), true).met, true);
  assert.equal(verdictOf(trigger, seen(90, 48), true).met, false);
  assert.equal(verdictOf(trigger, seen(50, 5), true).met, null);
  assert.equal(verdictOf(trigger, [], true).met, null);
  assert.equal(verdictOf(trigger, seen(90, 5), false).met, null);
});
