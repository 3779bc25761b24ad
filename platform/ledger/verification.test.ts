import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verification } from './findings.ts';
import { type Progress, verifying } from './verification.ts';

const whole: Verification = {
  whole: true,
  firstBadSeq: undefined,
  acts: 2,
  checkpoints: 0,
  signedActs: 0,
  root: '',
  findings: [],
  more: false,
};

/** A verification that goes on when it is told to. */
function stepwise() {
  let step: (done: number, total: number) => void = () => {};
  let end: (result: Verification) => void = () => {};
  let runs = 0;
  const one = verifying({} as never, (_place, { onProgress }) => {
    runs++;
    step = onProgress;
    return new Promise(done => {
      end = done;
    });
  });
  return { one, step: (done: number) => step(done, 4), end: () => end(whole), runs: () => runs };
}

test('all who ask at once share one verification; the next one is another', async () => {
  const { one, end, runs } = stepwise();
  const both = [one.run(), one.run()];
  end();
  assert.deepEqual(await Promise.all(both), [whole, whole]);
  assert.equal(runs(), 1);
  const later = one.run();
  end();
  await later;
  assert.equal(runs(), 2);
});

test('who follows is told how far it is, also when they come late, and that it ended', async () => {
  const { one, step, end } = stepwise();
  const [early, late]: [(Progress | null)[], (Progress | null)[]] = [[], []];
  one.follow(progress => early.push(progress));
  const run = one.run();
  step(1);
  const stop = one.follow(progress => late.push(progress));
  step(2);
  stop();
  step(3);
  end();
  await run;
  assert.deepEqual(early, [{ done: 1, total: 4 }, { done: 2, total: 4 }, { done: 3, total: 4 }, null]);
  assert.deepEqual(late, [
    { done: 1, total: 4 },
    { done: 2, total: 4 },
  ]);
  const after: (Progress | null)[] = [];
  one.follow(progress => after.push(progress));
  assert.deepEqual(after, [], 'nothing is said of what is over');
});

test('a verification that fails is over too, and can be asked for again', async () => {
  let tries = 0;
  const one = verifying({} as never, async () => {
    if (++tries === 1) throw new Error('the database went away');
    return whole;
  });
  const heard: (Progress | null)[] = [];
  one.follow(progress => heard.push(progress));
  await assert.rejects(one.run(), /went away/);
  assert.deepEqual(heard, [null]);
  assert.equal((await one.run()).whole, true);
});
