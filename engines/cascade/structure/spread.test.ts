import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterHash } from '#engines/kernel/random.ts';
import { thresholdOf } from '../draws.ts';
import { graphOf, randomGraph } from './graph.ts';
import { spread, spreadGraph } from './spread.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);

test('four edges at once and the plain loop reach the same nodes in the same order, world by world', () => {
  for (let seed = first; seed < first + 40; seed++) {
    const random = randomGraph(50 + (counterHash(seed) % 400), 1 + (seed % 9), seed, true);
    const probability = Float64Array.from(random.to, (_, e) => counterHash(seed, e) / 0x1_0000_0000);
    const [fast, plain] = [spreadGraph(random, probability), spreadGraph(random, probability)];
    assert.ok(fast.kernel, 'this runtime has WebAssembly SIMD');
    for (let world = 0; world < 20; world++) {
      const seeds = [counterHash(seed, world) % random.nodes];
      const a = spread(fast, seeds, seed, world);
      const b = spread(plain, seeds, seed, world, true);
      assert.deepEqual(a, b, `seed ${seed}, world ${world}`);
      const order = ({ queue }: typeof fast) => [...queue.subarray(0, a)].sort((x, y) => x - y);
      assert.deepEqual(order(fast), order(plain));
    }
  }
});

test('a certain edge is always live and an impossible one never', () => {
  const line = graphOf(4, [0, 1, 2], [1, 2, 3], false);
  assert.equal(spread(spreadGraph(line, Float64Array.of(1, 1, 0)), [0], 1, 1), 3);
  assert.equal(thresholdOf(0), 0);
});

test('a node without edges reaches itself, and a seed given twice counts once', () => {
  assert.equal(spread(spreadGraph(graphOf(3, [], [], false), 1), [2, 2], 1, 1), 1);
});
