import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLocks } from './locks.ts';
import { networkOf } from './network.ts';
import { randomModel } from './random-model.ts';
import { simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { readShock } from './shock.ts';
import type { Model } from './types.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);
const horizonHours = 400;

/** A random model in which nothing is left to chance, to stocks or to work by hand: every lock holds in its one world. */
function certain(seed: number): Model {
  const { model } = randomModel(seed, 10);
  const bare = (group: object) => ({ ...group, buffer: undefined });
  return readModel({
    ...model,
    edges: model.edges.map((edge, i) => ({
      ...edge,
      strength: isWeighted(model, edge.id) ? edge.strength : 1,
      delay: i % 3,
    })),
    nodes: model.nodes.map(node => ({
      ...node,
      groups: node.groups.map(bare),
      restart: node.restart && { ...node.restart, groups: node.restart.groups.map(bare) },
      upTime: undefined,
      manualFallback: undefined,
      repair: { time: 3 },
    })),
  });
}

const isWeighted = ({ nodes }: ReturnType<typeof randomModel>['model'], id: string): boolean =>
  nodes.some(node =>
    [...node.groups, ...(node.restart?.groups ?? [])].some(
      group => group.members.includes(id) && group.rule.startsWith('weighted'),
    ),
  );

/** Hours each node is down when these fall together for three hours. */
function hoursDown(model: Model, targets: readonly string[]): ReadonlyMap<string, number> {
  const shock = readShock({ kind: 'joint', targets, duration: 3 }, model);
  const state = stateFor(networkOf(model), { shock, seed: 1, horizonHours });
  const { nodeLoss } = simulateRange(state, 1, { from: 0, to: 1 });
  return new Map(model.nodes.map((node, i) => [node.id, nodeLoss[i]! / 1000]));
}

test('a lock that is named holds in the engine: fallen together, none of its nodes comes back', () => {
  let locks = 0;
  for (let seed = first; seed < first + 150; seed++) {
    const model = certain(seed);
    for (const { nodes } of findLocks(model)) {
      locks++;
      const down = hoursDown(model, nodes);
      for (const id of nodes) assert.equal(down.get(id), horizonHours, `seed ${seed}, ${id} of ${nodes.join(', ')}`);
    }
  }
  assert.ok(locks > 30, `only ${locks} locks: the test shows little`);
});

test('where no lock is named everything comes back, even when everything has fallen', () => {
  let open = 0;
  for (let seed = first; seed < first + 150; seed++) {
    const model = certain(seed);
    if (findLocks(model).length > 0) continue;
    open++;
    for (const [id, hours] of hoursDown(
      model,
      model.nodes.map(node => node.id),
    ))
      assert.ok(hours < horizonHours, `seed ${seed}, ${id}`);
  }
  assert.ok(open > 10, `only ${open} models without a lock: the test shows little`);
});

test('asked about what fell in a run, only locks among those nodes are named', () => {
  const edge = (from: string, to: string) => ({ from, to, strength: 1, delay: 0 });
  const ring = (a: string, b: string) => [edge(a, b), edge(b, a)];
  const model = readModel({
    nodes: ['a', 'b', 'c', 'd'].map(id => ({ id })),
    edges: [...ring('a', 'b'), ...ring('c', 'd')],
  });
  assert.equal(findLocks(model).length, 2);
  assert.deepEqual(
    findLocks(model, node => node !== 3).map(lock => lock.nodes),
    [['a', 'b']],
  );
});

test('a long chain and a long ring are looked through in time that grows with their length', () => {
  const size = 40_000;
  const nodes = Array.from({ length: size }, (_, i) => ({ id: `n${i}` }));
  const edge = (i: number) => ({ from: `n${i}`, to: `n${(i + 1) % size}`, strength: 1, delay: 0 });
  const chain = Array.from({ length: size - 1 }, (_, i) => edge(i));
  assert.deepEqual(findLocks(readModel({ nodes, edges: chain })), []);
  const ring = findLocks(readModel({ nodes, edges: [...chain, edge(size - 1)] }));
  assert.deepEqual(
    ring.map(lock => lock.nodes.length),
    [size],
  );
});
