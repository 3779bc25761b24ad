import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel } from '#engines/cascade/index.ts';
import { readShock } from '#engines/cascade/shock.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { shockInput } from './contract.ts';

const model = readModel({
  nodes: [{ id: 'a', products: ['router'] }, { id: 'b' }],
  edges: [{ from: 'a', to: 'b' }],
});

const whole = {
  kind: 'joint',
  targets: ['a', 'b'],
  products: ['router'],
  start: 4,
  duration: { dist: 'lognormal', median: 8, sigma: 0.5 },
  eventProbability: 0.4,
  compromise: { dist: 'beta', a: 2, b: 5 },
  severity: { dist: 'triangular', min: 0.1, mode: 0.5, max: 1 },
  correlation: 0.3,
};

const refused = (shock: object) =>
  assert.throws(
    () => readShock(shockInput.parse(shock), model),
    (error: unknown) => error instanceof FailureError && error.failure.code === 'bad-shock',
  );

test('the routes take every field of a shock that the engine takes, numbers and distributions, and lose none', () => {
  const read = readShock(shockInput.parse(whole), model);
  assert.deepEqual(read, whole);
  assert.deepEqual(Object.keys(shockInput.shape).sort(), Object.keys(read).sort(), 'a field the test does not name');
});

test('products alone are a shock; neither targets nor products is refused by the engine, with the field', () => {
  assert.equal(readShock(shockInput.parse({ kind: 'joint', products: ['router'] }), model).products?.[0], 'router');
  refused({ kind: 'joint' });
});

test('what is no shock is refused: a field nobody takes, a word for a number, a probability beyond 1, a wrong shape', () => {
  for (const wrong of [{ compromize: 0.5 }, { severity: 'high' }, { compromise: 1.2 }, { severity: { mean: 1 } }])
    assert.equal(shockInput.safeParse({ ...whole, ...wrong }).success, false, JSON.stringify(wrong));
  const exceeds = { ...whole, severity: { dist: 'gamma', shape: 2, scale: 1 } };
  refused(exceeds);
});
