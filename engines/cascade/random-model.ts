import { seededRandom } from '#engines/kernel/random.ts';
import type { Amount, EdgeType } from './types.ts';

type Random = ReturnType<typeof seededRandom>;

const types: readonly EdgeType[] = ['physical', 'cyber', 'geographic', 'logical', 'economic', 'personnel'];

/** A valid random model that exercises every feature of the asset tier; the same seed gives the same model. */
export function randomModel(seed: number, size = 24) {
  const random = seededRandom(seed);
  const amount = (top: number): Amount =>
    random.chance(0.6) ? random.int(top + 1) : { dist: 'triangular', min: 0, mode: random.int(top + 1), max: top };
  const edges: { id: string; from: string; to: string; type: EdgeType; strength: Amount; delay: Amount }[] = [];
  const link = (to: number, type: EdgeType) => {
    const from = (to + 1 + random.int(size - 1)) % size;
    const id = `e${edges.length}`;
    const strength = random.chance(0.4) ? 1 : Math.round(random.unit() * 100) / 100;
    edges.push({ id, from: `n${from}`, to: `n${to}`, type, strength, delay: random.chance(0.4) ? 0 : amount(5) });
    return id;
  };
  const group = (node: number, resource: string, restart = false) => {
    const members = Array.from({ length: 1 + random.int(3) }, () =>
      link(node, restart ? 'restart' : random.pick(types)),
    );
    const rule = random.pick([
      'all',
      'any',
      `kOfN(${1 + random.int(members.length)})`,
      `weighted(${random.int(10) / 10})`,
    ]);
    return {
      resource,
      members,
      rule,
      buffer: random.chance(0.5) ? { hours: amount(9), refill: random.pick([0, 3, 20]) } : undefined,
    };
  };
  const nodes = Array.from({ length: size }, (_, i) => ({
    id: `n${i}`,
    sector: random.pick(['power', 'water', 'health']),
    ncf: random.chance(0.4) ? [{ id: random.pick(['F1', 'F2']), share: 1 + random.int(4) }] : [],
    operatorId: random.pick(['o1', 'o2', 'o3']),
    criticality: { valuePerHour: random.int(1000), peopleServed: random.int(5000) },
    groups: Array.from({ length: random.int(3) }, (_, g) => group(i, `r${g}`)),
    repair: { time: amount(20), crewPool: random.chance(0.4) ? random.pick(['a', 'b']) : undefined },
    restart: random.chance(0.3)
      ? { hours: random.pick([0, 0, 2, 5]), groups: random.chance(0.7) ? [group(i, 'start', true)] : [] }
      : undefined,
    upTime: random.chance(0.1) ? { dist: 'exponential', mean: 40 } : undefined,
    products:
      i < 2 || random.chance(0.4)
        ? [
            {
              product: i === 0 ? 'q' : i === 1 ? 'p' : random.pick(['p', 'q']),
              exposure: random.unit(),
              share: random.pick([1, 1, 0.3]),
            },
          ]
        : [],
    manualFallback: random.chance(0.25) ? { level: random.pick([0.3, 0.8]), maxHours: random.int(12) } : undefined,
  }));
  const technologies = [
    { id: 'p', recovery: 'hands-on', patchHalfLife: 10, wormDelay: amount(4) },
    { id: 'q', parents: ['lib'] },
    { id: 'lib' },
  ];
  return {
    model: { id: `random-${seed}`, nodes, edges, technologies, crewPools: { a: 1, b: 2 } },
    shock: randomShock(random, size, amount),
  };
}

function randomShock(random: Random, size: number, amount: (top: number) => Amount) {
  return random.pick([
    { kind: 'node', target: `n${random.int(size)}`, duration: amount(30) },
    {
      kind: 'technology',
      target: random.pick(['p', 'lib']),
      start: random.int(5),
      severity: { dist: 'beta', a: 2, b: 2 },
      duration: random.chance(0.5) ? amount(10) : undefined,
    },
    { kind: 'operator', target: 'o1', compromise: 0.6, start: 3 },
    {
      kind: 'joint',
      targets: ['n1', 'n2', 'n3'],
      compromise: 0.5,
      correlation: 0.5,
      duration: amount(20),
      eventProbability: 0.9,
    },
    {
      kind: 'joint',
      targets: random.chance(0.5) ? ['n1', 'n4'] : [],
      products: random.pick([
        ['p', 'q'],
        ['p', 'lib'],
      ]),
      start: random.int(3),
      severity: { dist: 'beta', a: 2, b: 2 },
      duration: random.chance(0.5) ? amount(10) : undefined,
      eventProbability: 0.9,
    },
  ]);
}
