import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCascade } from '../run.ts';
import { checkModel, readModel } from './model.ts';

const technology = {
  id: 'agent',
  maliciousPerYear: 0.5,
  accidentalPerYear: 0.25,
  updateChannel: 'all-at-once',
  exploitability: 0.4,
};
const use = { product: 'agent', exposure: 0.5, patched: 0, versions: '< 4.2', role: 'endpoint control' };
const plain = (
  more: object = {},
  product: object = { product: 'agent', exposure: 0.5, patched: 0 },
  tech: object = {},
) => ({
  nodes: [
    { id: 'a', repair: 3, products: [product] },
    {
      id: 'b',
      repair: 3,
      groups: [{ resource: 'power', members: ['e'], buffer: { hours: 4, refillHours: 2, ...more } }],
    },
  ],
  edges: [{ id: 'e', from: 'a', to: 'b', strength: 0.9, delay: 0 }],
  technologies: [{ id: 'agent', ...tech }],
});

test('what is given and does not act is named with its records, known to the engine or not', () => {
  const { aside, problems } = checkModel({
    ...plain({ degradedAt: 0.25 }, use, technology),
    edges: [{ id: 'e', from: 'a', to: 'b', strength: 0.9, delay: 0, colour: 'red', resource: 'power' }],
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    aside.map(({ field, records }) => `${field}: ${records.join()}`),
    [
      'accidentalPerYear: agent',
      'colour: e',
      'degradedAt: b',
      'exploitability: agent',
      'maliciousPerYear: agent',
      'resource: e',
      'role: a',
      'updateChannel: agent',
      'versions: a',
    ],
  );
  assert.deepEqual(checkModel(plain()).aside, []);
});

test('what is named as not acting does not act, and is kept with the model', async () => {
  const given = plain({ degradedAt: 0.25 }, use, technology);
  const about = { shock: { kind: 'technology', target: 'agent' }, worlds: 60, seed: 3, parameter_draws: 8 };
  const [one, other] = [await runCascade({ ...about, model: plain() }), await runCascade({ ...about, model: given })];
  const { manifest: _one, ...bare } = one;
  const { manifest: _other, ...described } = other;
  assert.deepEqual(described, bare);
  const model = readModel(given);
  assert.deepEqual(model.technologies[0]?.eventsPerYear, 0.75);
  assert.deepEqual([model.technologies[0]?.updateChannel, model.technologies[0]?.exploitability], ['all-at-once', 0.4]);
  assert.deepEqual(
    [model.nodes[0]?.products[0]?.versions, model.nodes[0]?.products[0]?.role],
    ['< 4.2', 'endpoint control'],
  );
});

test('a slip in their names, a rate below zero, a chance beyond 1 and an unknown channel are refused', () => {
  const codes = (tech: object, product: object = use) =>
    checkModel(plain({}, product, tech)).problems.map(each => each.code);
  assert.deepEqual(codes({ maliciousPerYear: -1 }), ['negative-value']);
  assert.deepEqual(codes({ exploitability: 1.5 }), ['probability-out-of-range']);
  assert.deepEqual(codes({ updateChannel: 'sometimes' }), ['unknown-word']);
  assert.deepEqual(codes({ exploitabilty: 0.5 }), ['unknown-member']);
  assert.deepEqual(codes({}, { ...use, exposur: 0.1 }), ['unknown-member']);
});

test('a member in the other spelling acts and is not named as if it did not', () => {
  const base = plain();
  const spelled = { ...base, nodes: base.nodes.map(node => ({ ...node, value_per_hour: 3, operator_id: 'op' })) };
  const { aside, problems, model } = checkModel(spelled);
  assert.deepEqual([problems, aside], [[], []]);
  assert.equal(model?.nodes[0]?.operatorId, 'op');
});
