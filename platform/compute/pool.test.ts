import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CascadeResult, type RangeTask, runCascade } from '#engines/cascade/index.ts';
import { randomModel } from '#engines/cascade/random-model.ts';
import type { Tally } from '#engines/cascade/timed/world.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { runOnWorkers } from './pool.ts';

const shard = '#engines/cascade/shard.ts';
const { model, shock } = randomModel(3);

const runWith = (workers: number, signal?: AbortSignal): Promise<CascadeResult> =>
  runCascade({
    model,
    shock,
    worlds: 1000,
    seed: 5,
    parameter_draws: 4,
    signal,
    execute: (task: RangeTask) =>
      runOnWorkers<Tally>({
        module: shard,
        job: { model: task.model, setting: task.setting },
        spans: task.ranges,
        workers,
        signal: task.signal,
        onSpan: task.onRange,
      }),
  });

test('one worker, two workers and this thread alone give the same bytes', async () => {
  const here = JSON.stringify(await runCascade({ model, shock, worlds: 1000, seed: 5, parameter_draws: 4 }));
  assert.equal(JSON.stringify(await runWith(1)), here);
  assert.equal(JSON.stringify(await runWith(2)), here);
});

test('a cancelled run stops its workers and says so', async () => {
  const controller = new AbortController();
  const running = runWith(2, controller.signal);
  controller.abort();
  await assert.rejects(
    running,
    (error: unknown) => error instanceof FailureError && error.failure.code === 'cancelled',
  );
});

test('a worker that dies has its span run again by another', async () => {
  const results = await runOnWorkers<number>({
    module: new URL('./testing/fragile.ts', import.meta.url).href,
    job: new SharedArrayBuffer(4),
    spans: [0, 1, 2, 3].map(i => ({ from: i, to: i + 1 })),
    workers: 2,
  });
  assert.deepEqual(results, [0, 10, 20, 30]);
});

test('work that always fails is refused with its reason', async () => {
  await assert.rejects(
    runOnWorkers({
      module: new URL('./testing/fragile.ts', import.meta.url).href,
      job: new SharedArrayBuffer(4),
      spans: [{ from: -1, to: 0 }],
      workers: 1,
    }),
    (error: unknown) =>
      error instanceof FailureError && error.failure.code === 'work-failed' && /negative span/.test(error.message),
  );
});
