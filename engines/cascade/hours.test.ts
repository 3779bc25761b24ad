import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayWorld, runCascade } from './index.ts';

/** Hours are worked out by hand from the rules of the engine's page, never by running it. */
interface Case {
  readonly model: object;
  readonly shock: object;
  /** node, then hour and level of each of its changes */
  readonly expect: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const link = (from: string, to: string, delay = 0, more: object = {}) => ({
  id: `${from}-${to}`,
  from,
  to,
  strength: 1,
  delay,
  ...more,
});
const need = (members: readonly string[], rule: string, buffer?: object) => [
  { resource: 'power', members, rule, buffer },
];
const fall = (target: string, duration: number, start = 0) => ({ kind: 'node', target, duration, start });
/** `user` is fed by `plant` after two hours and has eight hours of stock, refilled in sixteen. */
const tank = {
  nodes: [
    { id: 'plant' },
    { id: 'user', groups: need(['plant-user'], 'all', { hours: 8, refill: { hoursToFull: 16 } }) },
  ],
  edges: [link('plant', 'user', 2)],
};
const feeders = (rule: string) => ({
  nodes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'user', groups: need(['a-user', 'b-user', 'c-user'], rule) }],
  edges: [link('a', 'user'), link('b', 'user'), link('c', 'user')],
});
const both = (...targets: readonly string[]) => ({ kind: 'joint', targets, duration: 6 });
const office = (product: object) => ({
  nodes: [{ id: 'user', repair: 4, products: [{ product: 'p', exposure: 1, ...product }] }],
  technologies: [{ id: 'p' }],
});
const event = { kind: 'technology', target: 'p', duration: 6 };

const cases: Readonly<Record<string, Case>> = {
  'an outage of exactly the stock does no harm': { model: tank, shock: fall('plant', 8), expect: { user: [] } },
  'one hour more does: delay first, then the stock': {
    model: tank,
    shock: fall('plant', 9),
    expect: {
      user: [
        [10, 0],
        [11, 1],
      ],
    },
  },
  'all: one of three is enough to fall': {
    model: feeders('all'),
    shock: both('a'),
    expect: {
      user: [
        [0, 0],
        [6, 1],
      ],
    },
  },
  'any: two of three lost is still fed': { model: feeders('any'), shock: both('a', 'b'), expect: { user: [] } },
  'any: three of three lost is not': {
    model: feeders('any'),
    shock: both('a', 'b', 'c'),
    expect: {
      user: [
        [0, 0],
        [6, 1],
      ],
    },
  },
  'two of three: one lost is borne': { model: feeders('kOfN(2)'), shock: both('a'), expect: { user: [] } },
  'two of three: two lost are not': {
    model: feeders('kOfN(2)'),
    shock: both('a', 'b'),
    expect: {
      user: [
        [0, 0],
        [6, 1],
      ],
    },
  },
  'a supplier at half its level counts for the group, below it does not': {
    model: {
      nodes: [
        { id: 'half', products: [{ product: 'p', exposure: 1, share: 0.5 }] },
        { id: 'less', products: [{ product: 'p', exposure: 1, share: 0.6 }] },
        { id: 'u', groups: need(['half-u'], 'all') },
        { id: 'v', groups: need(['less-v'], 'all') },
      ],
      edges: [link('half', 'u'), link('less', 'v')],
      technologies: [{ id: 'p' }],
    },
    shock: event,
    expect: {
      half: [
        [0, 0.5],
        [6, 1],
      ],
      u: [],
      less: [
        [0, 0.4],
        [6, 1],
      ],
      v: [
        [0, 0],
        [6, 1],
      ],
    },
  },
  'one member back in the hour another goes: the group was never supplied and drains on': {
    model: {
      nodes: [
        { id: 'a' },
        { id: 'b', groups: need(['x-b'], 'all') },
        { id: 'x' },
        { id: 'user', groups: need(['a-user', 'b-user'], 'all', { hours: 7 }) },
      ],
      edges: [link('a', 'user'), link('b', 'user'), link('x', 'b', 5)],
    },
    shock: { kind: 'joint', targets: ['a', 'x'], duration: 5 },
    expect: {
      a: [
        [0, 0],
        [5, 1],
      ],
      b: [
        [5, 0],
        [10, 1],
      ],
      user: [
        [7, 0],
        [10, 1],
      ],
    },
  },
  'own damage and a lost feed: the later of the two counts': {
    model: {
      nodes: [{ id: 'plant' }, { id: 'user', groups: need(['plant-user'], 'all') }],
      edges: [link('plant', 'user', 4)],
    },
    shock: { kind: 'joint', targets: ['plant', 'user'], duration: 6 },
    expect: {
      user: [
        [0, 0],
        [10, 1],
      ],
    },
  },
  'without a length the damage lasts until it is repaired': {
    model: office({}),
    shock: { kind: 'technology', target: 'p' },
    expect: {
      user: [
        [0, 0],
        [4, 1],
      ],
    },
  },
  'a patched instance does not fall': { model: office({ patchState: 'patched' }), shock: event, expect: { user: [] } },
  'half an hour of outage is an hour of outage': {
    model: { nodes: [{ id: 'a' }] },
    shock: fall('a', 0.5, 2.5),
    expect: {
      a: [
        [3, 0],
        [4, 1],
      ],
    },
  },
};

for (const [name, { model, shock, expect }] of Object.entries(cases)) {
  test(name, () => {
    const { events } = replayWorld({ model, shock, seed: 1, world: 0, horizon_hours: 100 });
    for (const [node, changes] of Object.entries(expect))
      assert.deepEqual(
        events.filter(change => change.node === node).map(change => [change.hour, change.level]),
        changes,
        node,
      );
  });
}

test('a stock half refilled lasts half as long: a second outage finds what the first one left', () => {
  // The plant is down from 0 to 8, seen from 2 to 10, when the stock is gone; seen again from 18: eight hours gave four.
  const model = {
    ...tank,
    nodes: [...tank.nodes, { id: 'x' }, { id: 'y' }].map(node =>
      node.id === 'plant' ? { ...node, groups: need(['x-plant', 'y-plant'], 'all') } : node,
    ),
    edges: [...tank.edges, link('x', 'plant'), link('y', 'plant', 16)],
  };
  const { events } = replayWorld({
    model,
    shock: { kind: 'joint', targets: ['x', 'y'], duration: 8 },
    seed: 1,
    world: 0,
    horizon_hours: 100,
  });
  assert.deepEqual(
    events.filter(({ node }) => node === 'user').map(({ hour, level }) => [hour, level]),
    [
      [22, 0],
      [26, 1],
    ],
  );
});

test('a function is as inoperable as the weighted share of the assets behind it that are down', async () => {
  const asset = (id: string, share: number) => ({ id, ncf: [{ id: 'F', share }] });
  const { functions } = await runCascade({
    model: { nodes: [asset('a', 1), asset('b', 3), asset('c', 4)], edges: [link('a', 'b')] },
    shock: fall('a', 4),
    worlds: 2,
    seed: 1,
    parameter_draws: 0,
  });
  assert.equal(functions[0]?.peak.mean, (1 + 3) / 8);
  assert.equal(functions[0]?.loss_hours.mean, (4 * (1 + 3)) / 8);
});
