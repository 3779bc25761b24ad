import { networkOf } from '../network.ts';
import { randomModel } from '../random-model.ts';
import { emptyTally, simulateRange, stateFor } from '../range.ts';
import { readModel } from '../read/model.ts';
import { sweepWorld } from '../reference.ts';
import { readShock } from '../shock.ts';
import { rowFields, runWorld, rowField } from '../timed/world.ts';
import { meanRow, row, type Row, shareRow, type Size, type ValidationCase } from './case.ts';

const worldsOf = (size: Size) => (size === 'full' ? 200_000 : 20_000);

/** A state of a small model given as plain records. */
function stateOf(model: object, shock: object, horizonHours: number, quantumHours = 1) {
  const read = readModel(model);
  return stateFor(networkOf(read), { shock: readShock(shock, read), seed: 1, horizonHours, quantumHours });
}

const nobody = { kind: 'node', target: 'idle', duration: 0 };
const exponential = (mean: number) => ({ dist: 'exponential', mean });

/** A chain n0 -> n1 -> ... with the same link at each hop. */
function chain(hops: number, link: object, buffer?: object) {
  const nodes = Array.from({ length: hops + 1 }, (_, i) => ({
    id: `n${i}`,
    groups: i === 0 ? [] : [{ resource: 'supply', members: [`e${i}`], rule: 'all', buffer }],
  }));
  const edges = Array.from({ length: hops }, (_, i) => ({ id: `e${i + 1}`, from: `n${i}`, to: `n${i + 1}`, ...link }));
  return { nodes, edges, functions: [{ id: 'end', lostAt: 0.5 }] };
}

function chainWithEnd(hops: number, link: object, buffer?: object) {
  const model = chain(hops, link, buffer);
  return {
    ...model,
    nodes: model.nodes.map((node, i) => (i === hops ? { ...node, ncf: [{ id: 'end', share: 1 }] } : node)),
  };
}

const forGood = { kind: 'node', target: 'n0', duration: 1e6 };

function monoculture(size: Size): readonly Row[] {
  const nodes = Array.from({ length: 100 }, (_, i) => ({
    id: `n${i}`,
    products: i < 40 ? [{ product: 'P', exposure: 0.6, patched: 0 }] : [],
  }));
  const state = stateOf(
    { nodes, technologies: [{ id: 'P' }] },
    { kind: 'technology', target: 'P', eventProbability: 0.1, duration: 10 },
    24,
  );
  const worlds = worldsOf(size);
  let both = 0;
  let one = 0;
  const lost = Float64Array.from({ length: worlds }, (_, world) => {
    const down = simulateRange(state, 1, { from: world, to: world + 1 }).nodeWorlds;
    const a = down[state.network.indexOf.get('n0')!]!;
    const b = down[state.network.indexOf.get('n1')!]!;
    one += (a + b) / 2;
    both += a * b;
    return down.reduce((sum, value) => sum + value, 0);
  });
  const p = one / worlds;
  return [
    meanRow('mean lost', 2.4, lost),
    meanRow(
      'variance',
      52.8,
      lost.map(value => (value - 2.4) ** 2),
    ),
    row('correlation of two nodes', 0.574468, (both / worlds - p * p) / (p * (1 - p)), size === 'full' ? 0.02 : 0.06),
  ];
}

function availability(size: Size): readonly Row[] {
  const model = {
    nodes: [{ id: 'idle' }, { id: 'unit', upTime: exponential(1000), repair: { time: exponential(24) } }],
  };
  const up = (horizon: number, worlds: number) => {
    const state = stateOf(model, nobody, horizon, 0.1);
    const unit = state.network.indexOf.get('unit')!;
    let count = 0;
    for (let world = 0; world < worlds; world++) {
      let level = 1000;
      state.trace = step => {
        if (step.node === unit) level = step.level;
      };
      runWorld(state, 16, world, emptyTally(state.network, 1), 0);
      if (level === 1000) count++;
    }
    return count;
  };
  const worlds = worldsOf(size) / 4;
  return [
    shareRow('long run', 0.976563, up(1500, worlds), worlds),
    shareRow('24 h from new', 0.98498, up(24, worlds), worlds),
  ];
}

/** Mean number down and share of time with all up, by the difference of two horizons on the same worlds. */
function machineRepair(
  size: Size,
  units: number,
  failure: number,
  repair: number,
  crews: number,
  expected: readonly [number, number],
): readonly Row[] {
  const nodes = Array.from({ length: units }, (_, i) => ({
    id: `u${i}`,
    upTime: exponential(1 / failure),
    repair: { time: exponential(1 / repair), crewPool: 'crew' },
    ncf: [{ id: 'all up', share: 1 }],
  }));
  const model = {
    nodes: [...nodes, { id: 'idle' }],
    crewPools: { crew: crews },
    functions: [{ id: 'all up', lostAt: 0.001 }],
  };
  const worlds = size === 'full' ? 2000 : 250;
  const [from, to] = [200, 1200];
  const at = (horizon: number) => {
    const state = stateOf(model, nobody, horizon, 0.02);
    return Array.from({ length: worlds }, (_, world) => {
      const tally = simulateRange(state, 17, { from: world, to: world + 1 });
      return {
        down: (tally.nodeLoss.reduce((sum, value) => sum + value, 0) / 1000) * 0.02,
        any: tally.rows[rowField.lostTicks]! * 0.02,
      };
    });
  };
  const early = at(from);
  const late = at(to);
  const mean = late.map((entry, i) => (entry.down - early[i]!.down) / (to - from));
  const allUp = late.map((entry, i) => 1 - (entry.any - early[i]!.any) / (to - from));
  const name = `N = ${units}, ${crews} crew${crews > 1 ? 's' : ''}`;
  return [meanRow(`${name}: mean down`, expected[0], mean), meanRow(`${name}: all up`, expected[1], allUp)];
}

function bufferOrOutage(size: Size): readonly Row[] {
  const cases: readonly (readonly [string, object, number])[] = [
    ['exponential, mean 24 h', exponential(24), 0.049787],
    ['exponential, mean 48 h', exponential(48), 0.22313],
    ['lognormal, median 36 h, sigma 1', { dist: 'lognormal', median: 36, sigma: 1 }, 0.244109],
  ];
  return cases.map(([name, duration, expected]) => {
    const state = stateOf(
      chain(1, { strength: 1, delay: 0 }, { hours: 72 }),
      { kind: 'node', target: 'n0', duration },
      5000,
    );
    const worlds = worldsOf(size);
    const failed = simulateRange(state, 18, { from: 0, to: worlds }).nodeWorlds[state.network.indexOf.get('n1')!]!;
    return shareRow(name, expected, failed, worlds);
  });
}

function chainOfSix(size: Size): readonly Row[] {
  const state = stateOf(chainWithEnd(6, { strength: 0.7, delay: 2 }, { hours: 8 }), forGood, 336);
  const worlds = worldsOf(size);
  const tally = simulateRange(state, 19, { from: 0, to: worlds });
  const end = tally.nodeWorlds[6]!;
  const stride = state.network.aggregates.list.length * rowFields;
  const arrivals = Array.from(
    { length: worlds },
    (_, world) => tally.rows[world * stride + rowField.firstLost]!,
  ).filter(tick => tick >= 0);
  const sizes = Float64Array.from(
    { length: worlds },
    (_, world) =>
      simulateRange(state, 19, { from: world, to: world + 1 }).nodeWorlds.reduce((sum, value) => sum + value, 0) - 1,
  );
  return [
    shareRow('reach the end', 0.117649, end, worlds),
    meanRow('mean lost after the source', 2.058819, sizes),
    row('earliest arrival, h', 60, Math.min(...new Set(arrivals)), 0),
    row('latest arrival, h', 60, Math.max(...new Set(arrivals)), 0),
  ];
}

function delays(size: Size): readonly Row[] {
  const within = (stages: number, mean: number, hours: number, expected: number) => {
    const state = stateOf(chain(stages, { strength: 1, delay: exponential(mean) }), forGood, hours, 0.005);
    const worlds = worldsOf(size) / 2;
    const arrived = simulateRange(state, 20, { from: 0, to: worlds }).nodeWorlds[stages]!;
    return shareRow(`${stages} stages of mean ${mean} h within ${hours} h`, expected, arrived, worlds);
  };
  return [within(4, 6, 24, 0.56653), within(3, 8, 12, 0.191153)];
}

function twoOfThree(size: Size): readonly Row[] {
  return (
    [
      [0.9, 0.972],
      [0.95, 0.99275],
      [0.99, 0.999702],
    ] as const
  ).map(([p, expected]) => {
    const nodes = [
      ...['a', 'b', 'c'].map(id => ({ id, sector: 'units' })),
      { id: 'user', groups: [{ resource: 'unit', members: ['ea', 'eb', 'ec'], rule: 'kOfN(2)' }] },
    ];
    const edges = ['a', 'b', 'c'].map(id => ({ id: `e${id}`, from: id, to: 'user', strength: 1, delay: 0 }));
    const state = stateOf(
      { nodes, edges },
      { kind: 'sector', target: 'units', compromise: Math.round((1 - p) * 1000) / 1000, duration: 5 },
      24,
    );
    const worlds = worldsOf(size);
    return shareRow(
      `p = ${p}`,
      expected,
      worlds - simulateRange(state, 23, { from: 0, to: worlds }).nodeWorlds[state.network.indexOf.get('user')!]!,
      worlds,
    );
  });
}

function twins(size: Size): readonly Row[] {
  const models = size === 'full' ? 400 : 40;
  let same = 0;
  for (let seed = 1; seed <= models; seed++) {
    const random = randomModel(seed);
    const state = stateOf(
      { ...random.model, edges: random.model.edges.map(edge => ({ ...edge, delay: seed % 2 === 0 ? 1 : edge.delay })) },
      random.shock,
      72,
    );
    const fast = simulateRange(state, 29, { from: 5, to: 6 }).nodeLoss;
    const slow = sweepWorld(state.prepared, state.plan, 29, 5);
    if (fast.every((value, node) => value === slow[node])) same++;
  }
  return [row('models with identical node-hours', models, same, 0)];
}

export const timedCases: readonly ValidationCase[] = [
  {
    id: 'V12',
    title: 'Monoculture: one draw of the event, then each node',
    basis: 'closed form of the two-stage draw',
    run: monoculture,
  },
  {
    id: 'V16',
    title: 'Availability of a repairable unit',
    basis: 'mu / (lambda + mu), and its approach',
    run: availability,
  },
  {
    id: 'V17',
    title: 'Repair crews',
    basis: 'M/M/c machine repair',
    run: size => [
      ...machineRepair(size, 5, 0.01, 0.1, 1, [0.639522, 0.563952]),
      ...machineRepair(size, 10, 0.02, 0.25, 2, [0.811201, 0.451749]),
    ],
  },
  { id: 'V18', title: '72 h of diesel against the outage', basis: 'tail of the outage', run: bufferOrOutage },
  { id: 'V19', title: 'Chain of six links with delay and stock', basis: 'p^n, time exact', run: chainOfSix },
  { id: 'V20', title: 'Chain of exponential delays', basis: 'Erlang', run: delays },
  { id: 'V23', title: 'Two of three', basis: 'binomial', run: twoOfThree },
  { id: 'V29', title: 'Event engine against hourly sweep', basis: 'integer equality', run: twins },
];
