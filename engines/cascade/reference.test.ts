import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';
import { randomModel } from './random-model.ts';
import { simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { sweepWorld } from './reference.ts';
import { readShock } from './shock.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);

test('the event engine loses the same node-hours as the hourly sweep, to the integer, on random models', () => {
  for (let seed = first; seed < first + 150; seed++) {
    const { model: input, shock: rawShock } = randomModel(seed);
    const model = readModel(input);
    const shock = readShock(rawShock, model);
    const network = networkOf(model);
    const state = stateFor(network, { shock, seed, horizonHours: 60 });
    for (let world = 0; world < 4; world++) {
      const fast = simulateRange(state, seed, { from: world, to: world + 1 }).nodeLoss;
      const slow = sweepWorld(state.prepared, state.plan, seed, world);
      assert.deepEqual([...fast], [...slow], `seed ${seed}, world ${world}`);
    }
  }
});
