import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { modelHash, readModel, runCascade } from './index.ts';
import { applyMitigation, type Change, lossByWorld } from './mitigations.ts';
import { randomModel } from './random-model.ts';
import { readShock } from './shock.ts';
import type { Model } from './types.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);
const seeds = Array.from({ length: 80 }, (_, i) => first + i);

/** A random model whose nodes do not fail of themselves: wear is drawn by repair, so it would not be the same world. */
function calm(seed: number) {
  const { model, shock } = randomModel(seed);
  return { model: readModel({ ...model, nodes: model.nodes.map(node => ({ ...node, upTime: undefined })) }), shock };
}

function losses(model: Model, rawShock: unknown, seed: number): Float64Array {
  return lossByWorld(model, { shock: readShock(rawShock, model), seed, horizonHours: 72 }, 12);
}

function neverMore(less: Float64Array, more: Float64Array, what: string): void {
  less.forEach((value, world) =>
    assert.ok(value <= more[world]! * (1 + 1e-12) + 1e-9, `${what}, world ${world}: ${value} > ${more[world]}`),
  );
}

function measure(
  model: Model,
  change: (node: Model['nodes'][number], resource: string) => Change | undefined,
  seed: number,
): Model {
  const random = seededRandom(seed);
  const rich = model.nodes.filter(node => node.groups.length > 0);
  const node = random.pick(rich);
  const found = change(node, random.pick(node.groups).resource);
  return found ? applyMitigation(model, { id: 'm', name: 'm', changes: [found] }) : model;
}

test('a longer stock never increases the loss of any world', () => {
  for (const seed of seeds) {
    const { model, shock } = calm(seed);
    const longer = measure(
      model,
      (node, resource) => ({ change: 'buffer', node: node.id, resource, hours: 40, refillHours: 0 }),
      seed,
    );
    neverMore(losses(longer, shock, seed), losses(model, shock, seed), `seed ${seed}`);
  }
});

test('a further supplier never increases the loss of any world', () => {
  for (const seed of seeds) {
    const { model, shock } = calm(seed);
    const more = measure(
      model,
      (node, resource) => {
        const weighted = node.groups.some(group => group.resource === resource && group.rule.kind === 'weighted');
        const other = model.nodes.find(candidate => candidate.id !== node.id)!;
        return weighted
          ? undefined
          : { change: 'supplier', node: node.id, resource, from: other.id, type: 'physical', strength: 0.7, delay: 1 };
      },
      seed,
    );
    neverMore(losses(more, shock, seed), losses(model, shock, seed), `seed ${seed}`);
  }
});

test('less exposure never increases the loss of any world', () => {
  for (const seed of seeds) {
    const { model } = calm(seed);
    const shock = { kind: 'technology', target: 'q', severity: { dist: 'beta', a: 2, b: 2 }, duration: 12 };
    const less = applyMitigation(model, {
      id: 'm',
      name: 'm',
      changes: [{ change: 'exposure', product: 'q', factor: 0.5 }],
    });
    neverMore(losses(less, shock, seed), losses(model, shock, seed), `seed ${seed}`);
  }
});

test('a larger, longer or surer shock never loses less', () => {
  for (const seed of seeds) {
    const { model } = calm(seed);
    const shock = (targets: readonly string[], duration: number, compromise: number) => ({
      kind: 'joint',
      targets,
      duration,
      compromise,
    });
    const small = losses(model, shock(['n1', 'n2'], 10, 0.5), seed);
    neverMore(small, losses(model, shock(['n1', 'n2'], 25, 0.5), seed), `longer, seed ${seed}`);
    neverMore(small, losses(model, shock(['n1', 'n2'], 10, 0.9), seed), `surer, seed ${seed}`);
  }
});

test('the order of records changes nothing, down to the byte', async () => {
  const { model, shock } = randomModel(11);
  const turned = {
    ...model,
    nodes: [...model.nodes].reverse(),
    edges: [...model.edges].reverse(),
    technologies: [...model.technologies].reverse(),
  };
  const ask = (input: unknown) =>
    runCascade({ model: input, shock, worlds: 200, seed: 4, parameter_draws: 4, horizon_hours: 72 });
  const one = await ask(model);
  assert.equal(JSON.stringify(one.functions), JSON.stringify((await ask(turned)).functions));
  assert.equal(modelHash(readModel(model)), modelHash(readModel(turned)));
});

test('every probability stays within its bounds and none is zero', async () => {
  for (const seed of seeds.slice(0, 10)) {
    const { model, shock } = randomModel(seed);
    const result = await runCascade({ model, shock, worlds: 40, seed, parameter_draws: 3, horizon_hours: 72 });
    for (const { probability, peak } of [...result.functions, ...result.sectors, result.total]) {
      assert.ok(probability.estimate === null || (probability.estimate > 0 && probability.estimate <= 1));
      assert.ok(
        probability.low >= 0 && probability.high > 0 && probability.high <= 1 && probability.low <= probability.high,
      );
      assert.ok(peak.mean >= 0 && peak.mean <= 1);
    }
  }
});
