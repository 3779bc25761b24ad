import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { FailureError } from '#engines/kernel/failure.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import { compareMitigations, finish, measureSteps, rank, rankSteps, readModel, sobol, sobolSteps } from './index.ts';
import { applyMitigation, type Change } from './mitigations.ts';
import { networkOf } from './network.ts';
import { randomModel } from './random-model.ts';
import type { Model } from './types.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);
const seeds = Array.from({ length: 60 }, (_, i) => first + i);

function changesFor(model: Model, seed: number): readonly Change[] {
  const random = seededRandom(seed);
  const node = random.pick(model.nodes).id;
  const product = model.technologies.length > 0 ? random.pick(model.technologies).id : 'none';
  return [
    { change: 'repair', node, time: { dist: 'lognormal', median: 5, sigma: 0.5 } },
    { change: 'manual-fallback', node, level: 0.5, maxHours: 12 },
    { change: 'exposure', product, factor: 0.5 },
    { change: 'crews', pool: 'crew', size: 3 },
    { change: 'strength', edge: random.pick(model.edges).id, strength: 0.4 },
  ];
}

test('a measure read by its changed records alone is the model read anew as a whole', () => {
  for (const seed of seeds) {
    const model = readModel(randomModel(seed).model);
    for (const change of changesFor(model, seed)) {
      const changed = applyMitigation(model, { id: 'm', name: 'm', changes: [change] });
      const anew = readModel(structuredClone(changed));
      assert.equal(canonicalJson(changed), canonicalJson(anew), `seed ${seed} ${change.change}`);
    }
  }
});

test('the layout of a measure, made from that of its model, is the layout made anew', () => {
  for (const seed of seeds.slice(0, 30)) {
    const model = readModel(randomModel(seed).model);
    networkOf(model);
    const [group] = model.nodes.flatMap(node => node.groups.map(({ resource }) => ({ node: node.id, resource })));
    const buffer: Change[] = group ? [{ change: 'buffer', ...group, hours: 7 }] : [];
    const every = [...changesFor(model, seed), ...buffer];
    for (const changes of [...every.map(change => [change]), every]) {
      const changed = applyMitigation(model, { id: 'm', name: 'm', changes });
      const { model: _made, ...layout } = networkOf(changed);
      const { model: _anew, ...anew } = networkOf(readModel(structuredClone(changed)));
      assert.deepEqual(layout, anew, `seed ${seed} ${changes.map(({ change }) => change).join()}`);
    }
  }
});

for (const [name, change] of [
  ['a negative repair', { change: 'repair', time: -1 }],
  ['a level beyond 1', { change: 'manual-fallback', level: 2, maxHours: 1 }],
] as const)
  test(`${name} is refused as in any model`, () => {
    const model = readModel(randomModel(first).model);
    const node = model.nodes[0]?.id ?? '';
    assert.throws(
      () => applyMitigation(model, { id: 'm', name: 'm', changes: [{ ...change, node }] }),
      (error: FailureError) => error.failure.code === 'bad-model',
    );
  });

test('where a long question is cut does not change its answer', () => {
  const { model: raw, shock } = randomModel(first);
  const model = readModel(raw);
  const request = { model, shock, seed: 3 };
  const sizes = { draws: 4, worlds: 3 };
  const mitigations = [{ id: 'm', name: 'm', changes: changesFor(model, 1).slice(0, 2) }];
  const counted = <T>(steps: Generator<unknown, T, void>) => {
    let count = 0;
    for (;;) {
      const next = steps.next();
      if (next.done) return { count, value: next.value };
      count++;
    }
  };
  const ranked = counted(rankSteps({ ...request, confirm: 4, worlds: 5 }));
  assert.deepEqual(ranked.value, rank({ ...request, confirm: 4, worlds: 5 }));
  const indices = counted(sobolSteps({ ...request, ...sizes }));
  assert.deepEqual(indices.value, sobol({ ...request, ...sizes }));
  assert.deepEqual(
    finish(measureSteps({ ...request, worlds: 6, mitigations })),
    compareMitigations({ ...request, worlds: 6, mitigations }),
  );
  assert.ok(ranked.count >= 4 && indices.count >= 8, 'there is something to show as progress');
});
