import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { samplerOf } from './distribution.ts';
import { sha256 } from './sha256.ts';
import type { Distribution } from './types.ts';

/** Mean and variance by closed form. */
const known: readonly (readonly [Distribution, number, number])[] = [
  [{ dist: 'uniform', min: 2, max: 8 }, 5, 3],
  [{ dist: 'triangular', min: 0, mode: 3, max: 6 }, 3, 1.5],
  [{ dist: 'pert', min: 0, mode: 3, max: 6 }, 3, 9 / 7],
  [{ dist: 'exponential', mean: 4 }, 4, 16],
  [{ dist: 'lognormal', median: 1, sigma: 0.5 }, Math.exp(0.125), (Math.exp(0.25) - 1) * Math.exp(0.25)],
  [{ dist: 'gamma', shape: 3, scale: 2 }, 6, 12],
  [{ dist: 'gamma', shape: 0.5, scale: 2 }, 1, 2],
  [{ dist: 'gamma', shape: 200, scale: 1 }, 200, 200],
  [{ dist: 'gamma', shape: 1e6, scale: 1 }, 1e6, 1e6],
  [{ dist: 'weibull', shape: 2, scale: 3 }, 3 * Math.sqrt(Math.PI / 4), 9 * (1 - Math.PI / 4)],
  [{ dist: 'beta', a: 2, b: 5 }, 2 / 7, 10 / (49 * 8)],
  [{ dist: 'beta', a: 0.5, b: 0.5 }, 0.5, 0.125],
  [{ dist: 'beta', a: 5000, b: 5000 }, 0.5, 0.25 / 10_001],
  [{ dist: 'empirical', values: [3, 1, 2] }, 2, 2 / 3],
];

for (const [distribution, mean, variance] of known) {
  test(`${JSON.stringify(distribution)} has its mean and variance, and quantiles that rise`, () => {
    const sampler = samplerOf(distribution);
    const n = 60_000;
    let sum = 0;
    let squares = 0;
    let last = -Infinity;
    for (let i = 0; i < n; i++) {
      const value = sampler.at((i + 0.5) / n);
      assert.ok(value >= last);
      last = value;
      sum += value;
      squares += value * value;
    }
    assert.ok(Math.abs(sum / n - mean) < 0.004 * mean, `mean ${sum / n}`);
    assert.ok(Math.abs(sampler.mean - mean) < 0.004 * mean, `stated mean ${sampler.mean}`);
    assert.ok(
      Math.abs(squares / n - (sum / n) ** 2 - variance) < 0.02 * variance,
      `variance ${squares / n - (sum / n) ** 2}`,
    );
  });
}

test('SHA-256 agrees with the platform on lengths around its block size', () => {
  for (let length = 0; length < 200; length += 7) {
    const text = 'é'.repeat(length % 5) + 'x'.repeat(length);
    assert.equal(sha256(text), createHash('sha256').update(text).digest('hex'));
  }
});
