import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayWorld, runCascade } from './index.ts';
import { withInventories } from './inoperability/dynamic.ts';
import { graphOf } from './structure/graph.ts';
import { kCore } from './structure/components.ts';

const levels = (model: object, shock: object, node: string) =>
  replayWorld({ model, shock, seed: 1, world: 0, horizon_hours: 200 })
    .events.filter(event => event.node === node)
    .map(event => [event.hour, event.level]);

test('two plants that need each other to start stay dark after both fell, and the lock is named', async () => {
  const plant = (id: string, other: string) => ({
    id,
    repair: { time: 5, needsToRestart: [{ resource: 'grid', members: [`${other}>${id}`], rule: 'any' }] },
  });
  const edges = [
    { id: 'b>a', from: 'b', to: 'a', type: 'restart' },
    { id: 'a>b', from: 'a', to: 'b', type: 'restart' },
  ];
  const model = { nodes: [plant('a', 'b'), plant('b', 'a')], edges };
  assert.deepEqual(levels(model, { kind: 'joint', targets: ['a', 'b'] }, 'a'), [[0, 0]]);
  assert.deepEqual(levels(model, { kind: 'node', target: 'a' }, 'a'), [
    [0, 0],
    [5, 1],
  ]);
  const locksOf = async (shock: object) =>
    (await runCascade({ model, shock, worlds: 2, seed: 1, parameter_draws: 0 })).locks;
  const [lock] = await locksOf({ kind: 'joint', targets: ['a', 'b'] });
  assert.deepEqual([lock?.nodes, lock?.worlds, lock?.of], [['a', 'b'], 2, 2]);
  assert.deepEqual(await locksOf({ kind: 'node', target: 'a' }), [], 'b never went down');
});

test('two assets that need each other to run, without stock or way round, stay down and are named as a lock', async () => {
  const need = (member: string) => [{ resource: 'power', members: [member], rule: 'all' }];
  const circle = (extra: object[] = []) => ({
    nodes: [
      { id: 'a', groups: [{ ...need('b-a')[0], ...(extra.length ? { members: ['b-a', 'c-a'], rule: 'any' } : {}) }] },
      { id: 'b', groups: need('a-b') },
      { id: 'c' },
    ],
    edges: [
      { id: 'a-b', from: 'a', to: 'b', strength: 1, delay: 0 },
      { id: 'b-a', from: 'b', to: 'a', strength: 1, delay: 0 },
      ...extra,
    ],
  });
  const shock = { kind: 'node', target: 'a', duration: 5 };
  const about = { shock, worlds: 3, seed: 1, horizon_hours: 100, parameter_draws: 0 };
  const { locks, nodes } = await runCascade({ ...about, model: circle() });
  assert.deepEqual(locks[0]?.nodes, ['a', 'b']);
  assert.equal(nodes.find(({ id }) => id === 'b')?.mean_hours_lost, 100);
  const second = [{ id: 'c-a', from: 'c', to: 'a', strength: 1, delay: 0 }];
  const open = await runCascade({ ...about, model: circle(second) });
  assert.deepEqual(open.locks, []);
  assert.ok((open.nodes.find(({ id }) => id === 'b')?.mean_hours_lost ?? 0) < 100);
});

test('a restart takes its time and starts over when what it needs is lost', () => {
  const model = {
    nodes: [
      { id: 'grid' },
      {
        id: 'plant',
        repair: { time: 2 },
        restart: { hours: 6, groups: [{ resource: 'grid', members: ['g'], rule: 'any' }] },
      },
    ],
    edges: [{ id: 'g', from: 'grid', to: 'plant', type: 'restart' }],
  };
  assert.deepEqual(levels(model, { kind: 'node', target: 'plant' }, 'plant'), [
    [0, 0],
    [8, 1],
  ]);
  assert.deepEqual(levels(model, { kind: 'joint', targets: ['plant', 'grid'], duration: 20 }, 'plant'), [
    [0, 0],
    [26, 1],
  ]);
});

test('work by hand keeps its share for its hours and no longer', () => {
  const model = {
    nodes: [
      { id: 'port', manualFallback: { level: 0.8, maxHours: 240 } },
      { id: 'bank', manualFallback: { level: 0.5, maxHours: 10 } },
    ],
  };
  assert.deepEqual(levels(model, { kind: 'node', target: 'port', duration: 100 }, 'port'), [
    [0, 0.8],
    [100, 1],
  ]);
  assert.deepEqual(levels(model, { kind: 'node', target: 'bank', duration: 100 }, 'bank'), [
    [0, 0.5],
    [10, 0],
    [100, 1],
  ]);
});

test('hands-on recovery queues for crews long after the cause is gone', () => {
  const nodes = Array.from({ length: 5 }, (_, i) => ({
    id: `pc${i}`,
    products: [{ product: 'agent', exposure: 1 }],
    repair: { time: 3, crewPool: 'technicians' },
  }));
  const model = { nodes, technologies: [{ id: 'agent', recovery: 'hands-on' }], crewPools: { technicians: 2 } };
  const up = nodes.map(
    node => levels(model, { kind: 'technology', target: 'agent', duration: 1 }, node.id).at(-1)?.[0],
  );
  assert.deepEqual(up, [4, 4, 7, 7, 10]);
});

test('a worm moves along cyber links between nodes that run the product, and no further', () => {
  const nodes = ['a', 'b', 'c', 'd'].map(id => ({
    id,
    operatorId: id,
    products: id === 'd' ? [] : [{ product: 'p', exposure: id === 'a' ? 1 : 0.999999 }],
  }));
  const link = (from: string, to: string) => ({ id: `${from}${to}`, from, to, type: 'cyber', strength: 0, delay: 0 });
  const model = {
    nodes,
    edges: [link('a', 'b'), link('b', 'c'), link('c', 'd')],
    technologies: [{ id: 'p', wormDelay: 4 }],
  };
  const world = replayWorld({ model, shock: { kind: 'technology', target: 'p', duration: 50 }, seed: 1, world: 0 });
  assert.ok(!world.events.some(event => event.node === 'd'));
  assert.ok(['a', 'b', 'c'].every(id => world.events.some(event => event.node === id)));
});

test('an event on a component reaches the products that contain it', () => {
  const model = {
    nodes: [{ id: 'a', products: [{ product: 'suite', exposure: 1 }] }],
    technologies: [{ id: 'suite', parents: ['library'] }, { id: 'library' }],
  };
  assert.deepEqual(levels(model, { kind: 'technology', target: 'library', duration: 9 }, 'a'), [
    [0, 0],
    [9, 1],
  ]);
});

test('a product that carries a part of a node lowers it by that part, and a weighted group sums what is left', () => {
  const model = {
    nodes: [
      { id: 'a', products: [{ product: 'p', exposure: 1, share: 0.4 }] },
      { id: 'b' },
      { id: 'user', groups: [{ resource: 'feed', members: ['x', 'y'], rule: 'weighted(0.75)' }] },
    ],
    edges: [
      { id: 'x', from: 'a', to: 'user', strength: 0.6, delay: 0 },
      { id: 'y', from: 'b', to: 'user', strength: 0.4, delay: 0 },
    ],
    technologies: [{ id: 'p' }],
  };
  const shock = { kind: 'technology', target: 'p', duration: 9 };
  assert.deepEqual(levels(model, shock, 'a'), [
    [0, 0.6],
    [9, 1],
  ]);
  assert.deepEqual(levels(model, shock, 'user'), []);
  const hungry = {
    ...model,
    nodes: model.nodes.map(node =>
      node.groups ? { ...node, groups: [{ ...node.groups[0]!, rule: 'weighted(0.77)' }] } : node,
    ),
  };
  assert.deepEqual(levels(hungry, shock, 'user'), [
    [0, 0],
    [9, 1],
  ]);
});

test('with stock in hand a sector spares its customers until the stock is gone', () => {
  const dynamics = {
    interdependency: [
      [0, 0.5],
      [0, 0],
    ],
    resilience: [1, 1],
    perturbation: [0, 0.8],
    start: [0, 0],
  };
  const course = withInventories(dynamics, [0, 2], 12, 0.1);
  const at = (t: number) => course.find(entry => Math.abs(entry.t - t) < 0.05)!;
  assert.equal(at(2).q[0], 0);
  assert.ok(at(12).q[0]! > 0.35);
});

test('the 2-core of a triangle with a tail is the triangle', () => {
  assert.deepEqual(kCore(graphOf(5, [0, 1, 2, 2, 3], [1, 2, 0, 3, 4]), 2), [0, 1, 2]);
});
