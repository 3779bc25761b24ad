import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { runCascade } from '#engines/cascade/index.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { packInput } from '#platform/packs/models.ts';
import { stopThreads } from './compute/threads.ts';
import { runInput } from './contract.ts';
import { cancelRun, findRun, startRun } from './runs.ts';
import { doShard } from './shards.ts';
import * as store from './store.ts';
import { threeParties } from './testing/world.ts';

let database: Database;
let alpha: Actor;
let beta: Actor;
let platform: Platform;
const children: ChildProcess[] = [];

before(async () => {
  database = await testDatabase();
  [alpha, beta] = (await threeParties(database)) as [Actor, Actor];
  platform = { database, now: Temporal.Now.instant } as unknown as Platform;
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stopThreads();
  await database.close();
});

const shock = { kind: 'sector' as const, targets: ['Utilities'], compromise: 0.6 };
const asked = (worlds: number) =>
  runInput.parse({ model: 'pack:bea-2022', title: 'Utilities', shock, worlds, seed: 7, parameterDraws: 16 });
const start = (worlds: number) => asActor(database.app, alpha, tx => startRun(platform, tx, alpha, asked(worlds), 2));
const shards = (run: number) =>
  asActor(database.app, installation, tx =>
    tx.selectFrom('systemic_risk.shard').selectAll().where('run', '=', run).orderBy('position').execute(),
  );
const resultText = async (run: number) => {
  const row = await asActor(database.app, installation, tx => store.readResult(tx, run));
  return row && gunzipSync(row.body).toString();
};

async function until<T>(ask: () => Promise<T | undefined | false>, what: string): Promise<T> {
  for (let tries = 0; tries < 1500; tries++) {
    const found = await ask();
    if (found) return found;
    await new Promise(next => setTimeout(next, 20));
  }
  throw new Error(`did not happen: ${what}`);
}

function workerProcess(): Promise<ChildProcess> {
  const { host, database: name, password } = database.appPool.options;
  const child = spawn(process.execPath, [fileURLToPath(new URL('./testing/worker-process.ts', import.meta.url))], {
    env: { ...process.env, ENTENTE_TEST_DATABASE: JSON.stringify({ host, database: name, password }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise(resolve => child.stdout?.once('data', () => resolve(child)));
}

/** Stops the process that holds a piece, makes sure it still holds it, and only then kills it. */
async function killHolder(run: number): Promise<number> {
  return until(async () => {
    const held = (await shards(run)).find(row => row.worker && !row.done_at && row.lease_until);
    if (!held) return false;
    const pid = Number(held.worker?.split(':')[1]);
    process.kill(pid, 'SIGSTOP');
    const still = (await shards(run)).find(row => row.position === held.position);
    if (still?.worker === held.worker && !still?.done_at) {
      process.kill(pid, 'SIGKILL');
      return held.position + 1;
    }
    process.kill(pid, 'SIGCONT');
    return false;
  }, 'a worker holds a piece');
}

test('three worker processes, one killed in the middle of a piece, give the bytes of one thread', async () => {
  await Promise.all([workerProcess(), workerProcess(), workerProcess()]);
  const { id } = await start(4000);
  const lost = (await killHolder(id)) - 1;
  await until(async () => {
    const piece = (await shards(id)).find(row => row.position === lost);
    return piece === undefined || piece.attempts > 1;
  }, 'another worker takes the lost piece');
  const run = await until(async () => {
    const found = await asActor(database.app, alpha, tx => findRun(tx, id));
    return found.state !== 'queued' && found.state !== 'running' && found;
  }, 'the run ends');
  assert.equal(run.state, 'done', run.error ?? '');
  const alone = await runCascade({
    model: packInput('bea-2022'),
    shock,
    worlds: 4000,
    seed: 7,
    horizon_hours: 336,
    parameter_draws: 16,
  });
  assert.equal(await resultText(id), canonicalJson(alone));
  for (const child of children) child.kill('SIGKILL');
});

test('a piece that is done is not done again, and a held one is not taken', async () => {
  const { id } = await start(500);
  const workshop = { database, leaseSeconds: 30 };
  await doShard(workshop, { run: id, position: 0 });
  const [first] = await shards(id);
  await doShard(workshop, { run: id, position: 0 });
  assert.equal((await shards(id))[0]?.attempts, first?.attempts);
  const system = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(database.app, installation, work);
  assert.ok(await system(tx => store.claimShard(tx, id, 1, 'one', 30)));
  assert.equal(await system(tx => store.claimShard(tx, id, 1, 'two', 30)), undefined);
  assert.equal(await system(tx => store.finishShard(tx, id, 0, Buffer.from('other'))), false);
  assert.deepEqual((await shards(id))[0]?.tally, first?.tally);
});

test('a cancelled run keeps nothing, and a piece that comes late writes nothing', async () => {
  const { id } = await start(500);
  const workshop = { database, leaseSeconds: 30 };
  await doShard(workshop, { run: id, position: 0 });
  const cancelled = await asActor(database.app, alpha, tx => cancelRun(platform, tx, alpha, id));
  assert.equal(cancelled.state, 'cancelled');
  await doShard(workshop, { run: id, position: 1 });
  assert.deepEqual(await shards(id), []);
  assert.equal(await resultText(id), undefined);
  await assert.rejects(
    asActor(database.app, alpha, tx => cancelRun(platform, tx, alpha, id)),
    (error: FailureError) => error.failure.code === 'conflict',
  );
});

test('a question the model cannot answer is refused before anything is stored', async () => {
  const count = () => asActor(database.app, alpha, async tx => (await store.readRuns(tx)).length);
  const before = await count();
  const input = runInput.parse({ ...asked(100), shock: { kind: 'node', targets: ['nowhere'] } });
  await assert.rejects(
    asActor(database.app, alpha, tx => startRun(platform, tx, alpha, input)),
    (error: FailureError) => error.failure.code === 'shock-reaches-nothing',
  );
  assert.equal(await count(), before);
});

test('another party sees neither a run, nor its pieces, nor any result', async () => {
  await asActor(database.app, beta, async tx => {
    assert.deepEqual(await store.readRuns(tx), []);
    assert.deepEqual(await tx.selectFrom('systemic_risk.shard').selectAll().execute(), []);
    assert.deepEqual(await tx.selectFrom('systemic_risk.result').selectAll().execute(), []);
  });
});

test('the complete result is not in reach of the party that ran it, save through the gate', async () => {
  const rows = await asActor(database.app, alpha, tx => tx.selectFrom('systemic_risk.result').selectAll().execute());
  assert.deepEqual(rows, []);
});
