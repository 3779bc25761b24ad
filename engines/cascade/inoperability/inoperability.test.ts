import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { clippedAt, inoperabilityAt, withInventories } from './dynamic.ts';
import { type Matrix, spectralRadius } from './matrix.ts';
import { demandView, supplyView } from './static.ts';

const twoSectors = {
  interdependency: [
    [0, 0.8],
    [0.2, 0],
  ],
  resilience: [0.1, 0.2],
  perturbation: [0, 0.6],
  start: [0, 0],
};
const fourSectors: Matrix = [
  [0, 0.9, 0, 0],
  [0.4, 0, 0, 0],
  [1, 0.8, 0, 0],
  [1, 0.9, 0, 0],
];
const near = (a: readonly number[], b: readonly number[], by: number) =>
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) < by, `${a.join(' ')} is not ${b.join(' ')}`));

/** Tables and their spectral radius, known by hand. */
const radii: readonly (readonly [Matrix, number])[] = [
  [
    [
      [0, 0.8],
      [0.2, 0],
    ],
    0.4,
  ],
  [
    [
      [0, 1],
      [0, 0],
    ],
    0,
  ],
  [
    [
      [0, 0],
      [0, 0],
    ],
    0,
  ],
  [
    [
      [0.5, 0],
      [0, 0.25],
    ],
    0.5,
  ],
  [
    [
      [0, 1, 0],
      [0, 0, 1],
      [0.125, 0, 0],
    ],
    0.5,
  ],
];
for (const [table, radius] of radii)
  test(`${JSON.stringify(table)} has the spectral radius ${radius}`, () => {
    assert.ok(Math.abs(spectralRadius(table) - radius) < 1e-6, String(spectralRadius(table)));
  });

/** What has no answer is refused; it must not read as a loss of nothing. */
const refused: Readonly<Record<string, readonly [Matrix, readonly number[], string]>> = {
  'two sectors that need twice of each other': [
    [
      [0, 2],
      [2, 0],
    ],
    [0.1, 0],
    'no-equilibrium',
  ],
  'two sectors that need all of each other': [
    [
      [0, 1],
      [1, 0],
    ],
    [0.1, 0],
    'no-equilibrium',
  ],
  'a coefficient that is no number': [
    [
      [Number.NaN, 0],
      [0, 0],
    ],
    [0.1, 0],
    'bad-matrix',
  ],
  'one sector too few': [
    [
      [0, 0.5],
      [0.1, 0],
    ],
    [0.1],
    'bad-matrix',
  ],
  'a loss of more than all': [
    [
      [0, 0.5],
      [0.1, 0],
    ],
    [1.1, 0],
    'probability-out-of-range',
  ],
};
for (const [name, [table, loss, code]] of Object.entries(refused))
  test(`${name}: ${code}`, () => {
    for (const view of [demandView, supplyView])
      assert.throws(
        () => view(table, loss),
        (error: unknown) => error instanceof FailureError && error.failure.code === code,
      );
  });

test('a static answer is the sum of all rounds of loss, in both views', () => {
  const random = seededRandom(Number(process.env['ENTENTE_SEED'] ?? 3));
  for (let round = 0; round < 20; round++) {
    const size = 2 + random.int(5);
    const table = Array.from({ length: size }, () => Array.from({ length: size }, () => random.unit() / size));
    const c = Array.from({ length: size }, () => random.unit() / 5);
    const rounds = (a: (i: number, j: number) => number) => {
      let q = [...c];
      for (let step = 0; step < 3000; step++)
        q = c.map((own, i) => q.reduce((sum, value, j) => sum + a(i, j) * value, own));
      return q;
    };
    near(
      demandView(table, c).unclipped,
      rounds((i, j) => table[i]![j]!),
      1e-6,
    );
    near(
      supplyView(table, c).unclipped,
      rounds((i, j) => table[j]![i]!),
      1e-6,
    );
  }
});

test('the dynamics are those of many small steps, and what they overshoot is said', () => {
  let q = [...twoSectors.start];
  const step = 0.0005;
  for (let t = 0; t < 10 / step; t++)
    q = q.map((value, i) => {
      const pull = twoSectors.interdependency[i]!.reduce((sum, a, j) => sum + a * q[j]!, 0);
      return value + step * twoSectors.resilience[i]! * (pull + twoSectors.perturbation[i]! - value);
    });
  near(inoperabilityAt(twoSectors, 10), q, 1e-4);
  const over = clippedAt(
    { interdependency: fourSectors, resilience: [1, 1, 1, 1], perturbation: [0, 0.5, 0, 0], start: [0, 0, 0, 0] },
    100,
  );
  assert.deepEqual(over.clipped, [2, 3]);
  assert.deepEqual(over.q.slice(2), [1, 1]);
});

test('without stock the course is that of the dynamics; what it clips is said', () => {
  near(withInventories(twoSectors, [0, 0], 40, 0.01).at(-1)!.q, inoperabilityAt(twoSectors, 40), 1e-3);
  const course = withInventories(
    { interdependency: fourSectors, resilience: [1, 1, 1, 1], perturbation: [0, 0.5, 0, 0], start: [0, 0, 0, 0] },
    [0, 0, 0, 0],
    100,
    0.1,
  );
  assert.deepEqual(course.at(-1)!.clipped, [2, 3]);
  assert.ok(course.some(({ t }) => t === 100));
});

test('a stock that outlasts the loss spares the customers for good', () => {
  const course = withInventories(twoSectors, [0, 1000], 200, 0.5);
  assert.ok(course.every(({ q, shipped }) => q[0] === 0 && shipped[1] === 0));
});
