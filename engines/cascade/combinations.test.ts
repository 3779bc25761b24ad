import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { candidatesOf } from './candidates.ts';
import { type Combination, rank } from './index.ts';
import { networkOf } from './network.ts';
import { randomModel } from './random-model.ts';
import { stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { sweepWorld } from './reference.ts';
import { coverageOf, greedyCover, reverseSets, standingsOf } from './reverse-sets.ts';
import { readShock } from './shock.ts';
import { subsetsOf } from './combinations.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);
const kinds = ['node', 'operator', 'product'] as const;
const about = { seed: first, samples: 2000, worlds: 40, duration: 10 };

test('a standing is the chance that one of the hits in a sample falls, counted node by node', () => {
  for (let seed = first; seed < first + 20; seed++) {
    const network = networkOf(readModel(randomModel(seed).model));
    const sets = reverseSets(network, 60, seed);
    const candidates = kinds.flatMap(kind => candidatesOf(network, kind));
    const standings = standingsOf(sets, candidates);
    candidates.forEach(({ nodes, chance }, candidate) => {
      for (let sample = 0; sample < 60; sample++) {
        const reached = sets.members.slice(sets.start[sample], sets.start[sample + 1]);
        const missed = nodes.reduce((all, node, i) => all * (reached.includes(node) ? 1 - chance[i]! : 1), 1);
        const { samples, chance: found } = standings[candidate]!;
        const at = samples.indexOf(sample);
        const told = at < 0 ? 0 : found[at]!;
        assert.ok(Math.abs(told - (1 - missed)) < 1e-12, `ENTENTE_SEED ${seed}, sample ${sample}`);
      }
    });
  }
});

test('the greedy cover takes the best next one each time, and stays within 1 - 1/e of the best set', () => {
  for (let seed = first; seed < first + 40; seed++) {
    const random = seededRandom(seed);
    const samples = 30;
    const standings = Array.from({ length: 8 }, () => {
      const at = Array.from({ length: samples }, (_, i) => i).filter(() => random.chance(0.2));
      return { samples: at, chance: at.map(() => (random.chance(0.5) ? 1 : random.unit())) };
    });
    const covered = (set: readonly number[]) => {
      let sum = 0;
      for (let sample = 0; sample < samples; sample++) {
        let missed = 1;
        for (const i of set) {
          const at = standings[i]!.samples.indexOf(sample);
          if (at >= 0) missed *= 1 - standings[i]!.chance[at]!;
        }
        sum += 1 - missed;
      }
      return sum / samples;
    };
    const chosen = greedyCover(standings, samples, 3);
    const all = standings.map((_, i) => i);
    chosen.forEach((_, step) => {
      const before = chosen.slice(0, step);
      const best = Math.max(...all.filter(i => !before.includes(i)).map(i => covered([...before, i])));
      assert.ok(Math.abs(covered(chosen.slice(0, step + 1)) - best) < 1e-9, `ENTENTE_SEED ${seed}, step ${step}`);
    });
    const told = coverageOf(
      chosen.map(i => standings[i]!),
      samples,
    );
    assert.ok(Math.abs(told - covered(chosen)) < 1e-12, `ENTENTE_SEED ${seed}`);
    const best = Math.max(...subsetsOf(all, 3).map(covered));
    assert.ok(covered(chosen) >= (1 - 1 / Math.E) * best - 1e-12, `ENTENTE_SEED ${seed}`);
  }
});

test('a cover ends when no further one adds anything; combinations go on with a cover of the rest', () => {
  const standing = { samples: [0, 1], chance: [1, 1] };
  assert.deepEqual(greedyCover([standing, standing, { samples: [], chance: [] }], 4, 3), [0]);
  const chain = {
    nodes: ['a', 'b', 'c'].map(id => ({
      id,
      criticality: { valuePerHour: id === 'c' ? 10 : 0 },
      groups: id === 'a' ? [] : [{ resource: 'feed', members: [id], rule: 'all' }],
    })),
    edges: [
      { id: 'b', from: 'a', to: 'b', strength: 1, delay: 0 },
      { id: 'c', from: 'b', to: 'c', strength: 1, delay: 0 },
    ],
  };
  const { combinations } = rank({ model: chain, ...about });
  assert.equal(combinations.length, 4);
  for (const { loss, synergy, members } of combinations)
    assert.deepEqual([loss, synergy.mean], [100, 100 - 100 * members.length]);
});

/** Loss of a set in every world, by the hourly sweep and by adding up node by node. */
function sweptLosses(input: object, members: Combination['members'], seed: number, worlds: number): readonly number[] {
  const model = readModel(input);
  const nodes = model.nodes.filter(({ id, operatorId }) =>
    members.some(member => (member.kind === 'node' ? member.id === id : member.id === operatorId)),
  );
  const products = members.filter(({ kind }) => kind === 'product').map(({ id }) => id);
  const targets = members.some(({ kind }) => kind !== 'product') ? nodes.map(({ id }) => id) : [];
  const shock = readShock({ kind: 'node', targets, ...(products.length > 0 ? { products } : {}) }, model);
  const { prepared, plan } = stateFor(networkOf(model), { shock, seed, horizonHours: 60 });
  return Array.from({ length: worlds }, (_, world) =>
    sweepWorld(prepared, plan, seed, world).reduce(
      (sum, loss, i) => sum + (loss / 1000) * model.nodes[i]!.criticality.valuePerHour,
      0,
    ),
  );
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('losses, synergy and what three do beyond their pairs are those of the hourly sweep, added up by hand', () => {
  const worlds = 4;
  const sizes = { kinds, samples: 200, confirm: 2, worlds, horizon_hours: 60 };
  for (let seed = first; seed < first + 6; seed++) {
    const { model } = randomModel(seed);
    const known = new Map<string, readonly number[]>();
    const swept = (set: Combination['members']) => {
      const key = set.map(({ kind, id }) => `${kind} ${id}`).join();
      const losses = known.get(key) ?? sweptLosses(model, set, seed, worlds);
      known.set(key, losses);
      return losses;
    };
    const { combinations, lists } = rank({ model, seed, ...sizes });
    assert.ok(combinations.length > 0 && lists.length === 3, `ENTENTE_SEED ${seed}`);
    for (const { members, loss, synergy, beyond_pairs } of combinations) {
      const of = (size: number) => subsetsOf(members, size).map(swept);
      const sum = (lists: readonly (readonly number[])[]) => lists.reduce((all, values) => all + meanOf(values), 0);
      const whole = sum(of(members.length));
      const near = (told: number, exact: number) =>
        assert.ok(Math.abs(told - exact) <= 1e-6 * Math.max(1, whole), `ENTENTE_SEED ${seed}: ${told}, not ${exact}`);
      near(loss, whole);
      near(synergy.mean, whole - sum(of(1)));
      if (members.length === 3) near(beyond_pairs!.mean, whole - sum(of(2)) + sum(of(1)));
      else assert.equal(beyond_pairs, null);
    }
  }
});

/** Feeders of one hospital that is worth 100 an hour, each the way round of the others. */
const fed = (feeders: number, more: (i: number) => object = () => ({}), rule = 'any', strength = 1) => ({
  nodes: [
    ...Array.from({ length: feeders }, (_, i) => ({ id: `f${i}`, ...more(i) })),
    {
      id: 'hospital',
      criticality: { valuePerHour: 100 },
      groups: [{ resource: 'power', members: Array.from({ length: feeders }, (_, i) => `e${i}`), rule }],
    },
  ],
  edges: Array.from({ length: feeders }, (_, i) => ({
    id: `e${i}`,
    from: `f${i}`,
    to: 'hospital',
    strength,
    delay: 0,
  })),
});
const idsOf = ({ members }: Combination) => members.map(({ id }) => id).join();
const found = (combinations: readonly Combination[], ids: string) => {
  const one = combinations.find(entry => idsOf(entry) === ids);
  return one ?? assert.fail(`${ids} was not looked at, only ${combinations.map(idsOf).join(' ')}`);
};

test('two redundant feeders: each alone loses nothing, both lose all, and all of it is synergy', () => {
  const { lists, combinations } = rank({ model: fed(2), ...about });
  for (const id of ['f0', 'f1']) assert.equal(lists[0]?.ranked.find(entry => entry.id === id)?.loss, 0);
  const both = found(combinations, 'f0,f1');
  assert.equal(both.chosen === 'redundancy' || both.chosen === 'cover', true);
  assert.equal(both.loss, 1000);
  assert.equal(both.synergy.mean, 1000);
  assert.deepEqual(both.synergy.sampling, [1000, 1000]);
  assert.equal(both.synergy.reads, 'more');
  assert.equal(both.synergy.more.estimate, 1);
});

test('three of three: no pair loses anything, and the three lose what no pair explains', () => {
  const { combinations } = rank({ model: fed(3), ...about });
  for (const ids of ['f0,f1', 'f0,f2', 'f1,f2']) {
    const { loss, synergy } = found(combinations, ids);
    assert.deepEqual([loss, synergy.mean, synergy.reads], [0, 0, 'equal']);
  }
  const { loss, synergy, beyond_pairs } = found(combinations, 'f0,f1,f2');
  assert.deepEqual([loss, synergy.mean, beyond_pairs?.mean, beyond_pairs?.reads], [1000, 1000, 1000, 'more']);
});

test('two of three: the pairs explain more than all, so the three are less than their pairs', () => {
  const model = fed(3, i => ({ operatorId: `o${i}` }), 'kOfN(2)');
  const { combinations } = rank({ model, kinds: ['operator'], ...about });
  const { loss, synergy, beyond_pairs } = found(combinations, 'o0,o1,o2');
  assert.deepEqual([loss, synergy.mean, beyond_pairs?.mean, beyond_pairs?.reads], [1000, 1000, -2000, 'less']);
});

test('assets that have nothing to do with each other have no synergy, and that none was seen has a bound', () => {
  const nodes = [7, 11, 13].map((valuePerHour, i) => ({ id: `n${i}`, criticality: { valuePerHour } }));
  const { combinations } = rank({ model: { nodes, edges: [] }, ...about });
  assert.equal(combinations.length, 4);
  for (const { synergy, beyond_pairs } of combinations)
    for (const { mean, reads, more, less } of [synergy, ...(beyond_pairs ? [beyond_pairs] : [])]) {
      assert.deepEqual([mean, reads], [0, 'equal']);
      for (const chance of [more, less]) assert.deepEqual([chance.estimate, chance.high], [null, 3 / 40]);
    }
});

test('two that take down the same things lose less than their sum', () => {
  const model = fed(2, i => ({ operatorId: `o${i}` }), 'all', 0.9);
  const worlds = 2000;
  const { loss, synergy } = found(rank({ model, kinds: ['operator'], ...about, worlds }).combinations, 'o0,o1');
  const near = (told: number, chance: number) =>
    assert.ok(Math.abs(told / 1000 - chance) < 4 * Math.sqrt(0.25 / worlds), `ENTENTE_SEED ${first}: ${told}`);
  near(loss, 0.99);
  near(synergy.mean, -0.81);
  assert.equal(synergy.reads, 'less');
});

test('two products behind two redundant feeders, and a product with the operator that stands in for it', () => {
  const technologies = [{ id: 'p0' }, { id: 'p1' }];
  const using = fed(2, i => ({ products: [{ product: `p${i}`, exposure: 1 }] }));
  const products = rank({ model: { ...using, technologies }, kinds: ['product'], ...about });
  for (const { loss } of products.lists[0]!.ranked) assert.equal(loss, 0);
  const both = found(products.combinations, 'p0,p1');
  assert.deepEqual([both.loss, both.synergy.mean, both.synergy.reads], [1000, 1000, 'more']);
  const half = fed(2, i => (i === 0 ? { operatorId: 'o0' } : { products: [{ product: 'p1', exposure: 1 }] }));
  const mixed = rank({ model: { ...half, technologies }, kinds: ['operator', 'product'], ...about });
  const pair = found(mixed.combinations, 'o0,p1');
  assert.deepEqual([pair.members.map(({ kind }) => kind), pair.synergy.mean], [['operator', 'product'], 1000]);
});

test('two products that each take half of their instances lose both in a quarter of the worlds', () => {
  const model = fed(2, i => ({ products: [{ product: `p${i}`, exposure: 0.5 }] }));
  const technologies = [{ id: 'p0' }, { id: 'p1' }];
  const worlds = 4000;
  const { combinations } = rank({ model: { ...model, technologies }, kinds: ['product'], ...about, worlds });
  const { loss, synergy } = found(combinations, 'p0,p1');
  assert.ok(Math.abs(loss / 1000 - 0.25) < 4 * Math.sqrt((0.25 * 0.75) / worlds), `ENTENTE_SEED ${first}: ${loss}`);
  assert.equal(synergy.mean, loss);
  assert.equal(synergy.reads, 'more');
});

test('a node, an operator and a sector of one name are not taken for each other', () => {
  const nodes = ['water', 'other'].map(id => ({
    id,
    operatorId: id === 'other' ? 'water' : 'somebody',
    sector: 'water',
    criticality: { valuePerHour: 1 },
  }));
  const { lists } = rank({ model: { nodes, edges: [] }, kinds: ['node', 'operator'], ...about });
  for (const { loss } of lists.flatMap(({ ranked }) => ranked)) assert.equal(loss, 10);
});

test('without combinations none are run; a rank stands within its interval and a set among as many', () => {
  const { model } = randomModel(first);
  assert.deepEqual(rank({ model, kinds, combine: 0, confirm: 2, worlds: 5, seed: 1 }).combinations, []);
  const { combinations, lists } = rank({ model, kinds, confirm: 4, worlds: 40, seed: 1, horizon_hours: 72 });
  for (const size of [2, 3]) {
    const of = combinations.filter(({ members }) => members.length === size);
    assert.deepEqual(
      of.map(entry => entry.rank),
      of.map((_, i) => i + 1),
    );
    assert.ok(of.every(({ loss }, i) => i === 0 || loss <= of[i - 1]!.loss));
  }
  for (const {
    rank_interval: [low, high],
  } of [...combinations, ...lists.flatMap(({ ranked }) => ranked)])
    assert.ok(low >= 1 && low <= high);
});

test('an event on a component counts the products that contain it, however deep', () => {
  const use = (product: string) => [{ product, exposure: 0.5 }];
  const nodes = [
    { id: 'a', products: use('app') },
    { id: 'b', products: use('tool') },
  ];
  const technologies = [
    { id: 'app', parents: ['lib'] },
    { id: 'lib', parents: ['core'] },
    { id: 'core' },
    { id: 'tool' },
  ];
  const network = networkOf(readModel({ nodes, edges: [], technologies }));
  const reach = Object.fromEntries(candidatesOf(network, 'product').map(({ id, nodes: at }) => [id, at]));
  assert.deepEqual(reach, { app: [0], lib: [0], core: [0], tool: [1] });
});
