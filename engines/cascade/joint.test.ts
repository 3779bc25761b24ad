import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureError } from '#engines/kernel/failure.ts';
import { full } from './defaults.ts';
import { worldKeys } from './draws.ts';
import { familiesOf } from './parameters.ts';
import { prepare } from './prepare.ts';
import { networkOf } from './network.ts';
import { randomModel } from './random-model.ts';
import { simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { planOf, readShock } from './shock.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);

/** One asset per list of products; none depends on another. */
const modelOf = (uses: readonly (readonly object[])[], more: object = {}) =>
  readModel({
    nodes: uses.map((products, i) => ({ id: `n${i}`, products })),
    technologies: [{ id: 'a' }, { id: 'b' }],
    ...more,
  });

function planFor(model: ReturnType<typeof modelOf>, shock: object) {
  const prepared = prepare(networkOf(model), 100);
  return planOf(readShock({ kind: 'joint', ...shock }, model), prepared);
}

test('hits of several products are those of each alone, joined: levels of one hour multiply, worms arrive by themselves', () => {
  for (let seed = first; seed < first + 60; seed++) {
    const { model: input, shock } = randomModel(seed);
    const { duration, severity } = shock as { duration?: number; severity?: number };
    const technologies = input.technologies.map(entry => (entry.id === 'q' ? { ...entry, wormDelay: 3 } : entry));
    const model = readModel({ ...input, technologies });
    const plan = (products: readonly string[], targets: readonly string[] = []) =>
      planFor(model, { products, targets, duration, severity });
    const both = plan(['p', 'q']);
    const alone = [plan(['p']), plan(['q'])];
    for (let world = 0; world < 20; world++) {
      const keys = worldKeys(seed, world);
      const expected = new Map<string, number>();
      for (const each of alone)
        for (const { tick, node, level } of each.hits(...keys, world)) {
          const key = `${tick} ${node}`;
          expected.set(key, Math.round(((expected.get(key) ?? full) * level) / full));
        }
      const found = new Map(both.hits(...keys, world).map(({ tick, node, level }) => [`${tick} ${node}`, level]));
      assert.deepEqual(found, expected, `ENTENTE_SEED ${seed}, world ${world}`);
      for (const { node } of both.hits(...keys, world)) {
        const longest = alone.filter(each => each.hits(...keys, world).some(hit => hit.node === node));
        const hold = Math.max(...longest.map(each => each.hold(...keys, node)));
        assert.equal(both.hold(...keys, node), hold, `ENTENTE_SEED ${seed}, world ${world}`);
      }
    }
  }
});

test('a joint shock of one product is the event of that product where nothing is left to chance', () => {
  for (let seed = first; seed < first + 40; seed++) {
    const { model: input } = randomModel(seed);
    const sure = input.nodes.map(node => ({ ...node, products: node.products.map(use => ({ ...use, exposure: 1 })) }));
    const wormy = input.technologies.map(entry => ({ ...entry, wormDelay: 'wormDelay' in entry ? 3 : undefined }));
    const model = readModel({ ...input, nodes: sure, technologies: wormy });
    const lossOf = (shock: object) => {
      const state = stateFor(networkOf(model), { shock: readShock(shock, model), seed, horizonHours: 60 });
      return [...simulateRange(state, seed, { from: 0, to: 5 }).nodeLoss];
    };
    for (const product of ['p', 'q', 'lib']) {
      const one = lossOf({ kind: 'technology', target: product, duration: 9 });
      assert.deepEqual(lossOf({ kind: 'joint', products: [product], duration: 9 }), one, `ENTENTE_SEED ${seed}`);
    }
  }
});

test('each product falls by its own draws: a node with two of them loses both in the product of the chances', () => {
  const half = (product: string) => ({ product, exposure: 0.5, share: 0.5 });
  const plan = planFor(modelOf([[half('a'), half('b')]]), { products: ['a', 'b'] });
  const worlds = 20_000;
  const seen = new Map<number, number>();
  for (let world = 0; world < worlds; world++) {
    const level = plan.hits(...worldKeys(first, world), world)[0]?.level ?? full;
    seen.set(level, (seen.get(level) ?? 0) + 1);
  }
  for (const [level, chance] of [
    [full, 0.25],
    [full / 2, 0.5],
    [full / 4, 0.25],
  ] as const) {
    const error = 4 * Math.sqrt((chance * (1 - chance)) / worlds);
    assert.ok(Math.abs((seen.get(level) ?? 0) / worlds - chance) < error, `ENTENTE_SEED ${first}, level ${level}`);
  }
});

test('severity is drawn once for each product and world', () => {
  const sure = (product: string) => [{ product, exposure: 1 }];
  const model = modelOf([sure('a'), sure('a'), sure('b'), sure('b')]);
  const plan = planFor(model, { products: ['a', 'b'], severity: { dist: 'empirical', values: [0, 1] } });
  const kinds = new Set<string>();
  for (let world = 0; world < 200; world++)
    kinds.add(
      plan
        .hits(...worldKeys(first, world), world)
        .map(({ node }) => node)
        .join(),
    );
  assert.deepEqual([...kinds].sort(), ['', '0,1', '0,1,2,3', '2,3'], `ENTENTE_SEED ${first}`);
});

test('a worm comes to whom the start has spared, by another draw, and each worm keeps to its own product', () => {
  const use = (product: string, exposure: number) => ({ product, exposure });
  const uses = [[use('a', 1)], [use('a', 0.5), use('b', 0.5)], [use('b', 1)], [use('a', 0.5)]];
  const link = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, type: 'cyber', strength: 0 });
  const edges = [link('n0', 'n1'), link('n1', 'n2'), link('n2', 'n3')];
  const technologies = ['a', 'b'].map(id => ({ id, wormDelay: id === 'a' ? 2 : 5 }));
  const model = modelOf(uses, { edges, technologies });
  const plan = planFor(model, { products: ['a', 'b'] });
  const worlds = 20_000;
  const seen = new Map<string, number>();
  for (let world = 0; world < worlds; world++)
    for (const { node, tick } of plan.hits(...worldKeys(first, world), world))
      seen.set(`n${node} at ${tick}`, (seen.get(`n${node} at ${tick}`) ?? 0) + 1);
  const half = { 'n1 at 0': 0.75, 'n1 at 2': 0.25, 'n1 at 5': 0.25, 'n3 at 0': 0.5 };
  for (const [what, chance] of Object.entries({ 'n0 at 0': 1, 'n2 at 0': 1, ...half })) {
    const error = 4 * Math.sqrt((chance * (1 - chance)) / worlds);
    assert.ok(Math.abs((seen.get(what) ?? 0) / worlds - chance) <= error, `ENTENTE_SEED ${first}, ${what}`);
  }
  assert.equal(seen.size, 6, 'n3 neighbours only a node that does not run its product');
});

test('whether the joint event happens at all is one draw; exposures move with what is not known', () => {
  const model = modelOf([[{ product: 'a', exposure: 1 }], [{ product: 'b', exposure: 1 }]]);
  const plan = planFor(model, { products: ['a', 'b'], eventProbability: 0.5 });
  const counts = Array.from({ length: 400 }, (_, world) => plan.hits(...worldKeys(first, world), world).length);
  assert.deepEqual(new Set(counts), new Set([0, 2]), `ENTENTE_SEED ${first}`);
  const shock = readShock({ kind: 'joint', products: ['a'] }, model);
  assert.ok(familiesOf(networkOf(model), shock).includes('exposure'));
});

test('what products of a shock cannot be is refused with the field', () => {
  const model = modelOf([[{ product: 'a', exposure: 1 }]]);
  const refused = (shock: object, code: string, pointer: string) =>
    assert.throws(
      () => readShock(shock, model),
      ({ failure }: FailureError) => failure.code === code && failure.pointer === pointer,
      JSON.stringify(shock),
    );
  refused({ kind: 'technology', target: 'a', products: ['b'] }, 'bad-shock', '/shock/products');
  refused({ kind: 'joint', target: 'n0', products: 'a' }, 'bad-shock', '/shock/products');
  refused({ kind: 'joint', products: [] }, 'bad-shock', '/shock/target');
  refused({ kind: 'joint', products: ['a', 'b'] }, 'shock-reaches-nothing', '/shock/products');
  refused({ kind: 'node', target: 'nobody', products: ['a'] }, 'shock-reaches-nothing', '/shock/target');
});
