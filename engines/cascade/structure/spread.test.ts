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

test('one probability for all, in three bytes an edge, reaches the same nodes as thresholds of their own', () => {
  for (let seed = first; seed < first + 20; seed++) {
    const from = randomGraph(30 + (counterHash(seed) % 300), 1 + (seed % 7), seed, true);
    const packed = spreadGraph(from, 0.3);
    const all = spreadGraph(from, new Float64Array(from.to.length).fill(0.3));
    // One more node with an edge that is never live: nothing else changes, but the thresholds now differ.
    const start = Int32Array.of(...from.start, from.to.length + 1);
    const more = { nodes: from.nodes + 1, start, to: Int32Array.of(...from.to, 0) };
    const own = spreadGraph(more, Float64Array.of(...new Float64Array(from.to.length).fill(0.3), 0));
    assert.deepEqual([packed.layout.stride, all.layout.stride, own.layout.stride], [12, 12, 32]);
    for (let world = 0; world < 20; world++) {
      const seeds = [counterHash(seed, world) % from.nodes];
      const reached = [packed, all, own].map(graph => {
        const size = spread(graph, seeds, seed, world);
        return [...graph.queue.subarray(0, size)];
      });
      assert.deepEqual(reached[1], reached[0], `seed ${seed}, world ${world}`);
      assert.deepEqual(reached[2], reached[0], `seed ${seed}, world ${world}`);
      const size = spread(packed, seeds, seed, world, true);
      assert.equal(size, reached[0]!.length, `plain, seed ${seed}, world ${world}`);
    }
  }
});

test('every world begins with nothing reached, however large the one before was', () => {
  const random = randomGraph(500, 4, first, true);
  const used = spreadGraph(random, 0.6);
  for (let world = 0; world < 30; world++) {
    const fresh = spread(spreadGraph(random, 0.6), [world], first, world);
    assert.equal(spread(used, [world], first, world), fresh, `world ${world}`);
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
