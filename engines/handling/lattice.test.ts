import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadLexicons } from '#platform/packs/read.ts';
import { compareVectors, wholeVector } from './compare.ts';
import { componentAtLeast, joinVectors, normalVector, vectorAtLeast } from './lattice.ts';
import { admits } from './reference.ts';
import { announceSeed, markingPool, randomReader } from './testing/worlds.ts';
import { actions, componentNames, type Vector } from './types.ts';

const lexicons = loadLexicons();
const seed = announceSeed(process.env.ENTENTE_SEED, 71);
const random = seededRandom(seed);
const real = markingPool(lexicons).map(wholeVector);

/** Components that no marking of the pool writes, so that every order is met. */
const invented = (): Vector =>
  normalVector({
    ...(random.chance(0.4) && {
      duration: {
        ...(random.chance(0.6) && { until: random.pick(['2027-01-01', '2030-05-05', 'after the exercise']) }),
        ...(random.chance(0.4) && { downgrade: random.pick(['OFFICIAL', 'PROTECTED']) }),
      },
    }),
    ...(random.chance(0.4) && {
      attribution: { provider: random.pick(['may', 'must-credit', 'must-not-name'] as const) },
    }),
    ...(random.chance(0.4) && { permitted_actions: random.subset(actions, 0.6) }),
    ...(random.chance(0.4) && {
      onward_release: {
        mode: random.pick(['free', 'within', 'clients', 'consent'] as const),
        consenters: random.subset(['a', 'b', 'c'], 0.4),
      },
    }),
  });

const vector = (): Vector =>
  [random.pick(real), random.pick(real), invented()].slice(0, 1 + random.int(3)).reduce(joinVectors, {});
const rounds = 5_000;

test('join is idempotent, commutative and associative, and not below either side', () => {
  for (let i = 0; i < rounds; i++) {
    const [a, b, c] = [vector(), vector(), vector()];
    const ab = joinVectors(a, b);
    assert.deepEqual(joinVectors(a, a), a, `idempotent, seed ${seed}, round ${i}`);
    assert.deepEqual(ab, joinVectors(b, a), `commutative, seed ${seed}, round ${i}`);
    assert.deepEqual(joinVectors(ab, c), joinVectors(a, joinVectors(b, c)), `associative, seed ${seed}, round ${i}`);
    assert.ok(vectorAtLeast(ab, a) && vectorAtLeast(ab, b), `upper bound, seed ${seed}, round ${i}`);
  }
});

test('the order is a partial order and the join is its least upper bound', () => {
  for (let i = 0; i < rounds; i++) {
    const [a, b] = [vector(), vector()];
    const above = joinVectors(joinVectors(a, b), vector());
    assert.ok(vectorAtLeast(above, joinVectors(a, b)), `least, seed ${seed}, round ${i}`);
    for (const component of componentNames) {
      if (componentAtLeast(component, a, b) && componentAtLeast(component, b, a))
        assert.deepEqual(a[component], b[component]);
    }
  }
});

test('comparison is antisymmetric', () => {
  const mirror = { stricter: 'looser', looser: 'stricter', equal: 'equal', incomparable: 'incomparable' };
  for (let i = 0; i < rounds; i++) {
    const [a, b] = [vector(), vector()];
    assert.equal(compareVectors(b, a).a_is, mirror[compareVectors(a, b).a_is]);
  }
});

test('joined and ordered audiences admit what their definition admits, for random readers', () => {
  for (let i = 0; i < rounds; i++) {
    const [a, b] = [vector(), vector()];
    const atoms = [a, b].flatMap(v => v.audience?.clauses.flat() ?? []);
    const reader = randomReader(random, atoms);
    const joined = joinVectors(a, b);
    assert.equal(
      admits(joined.audience, reader),
      admits(a.audience, reader) && admits(b.audience, reader),
      `seed ${seed}, round ${i}: ${JSON.stringify([a.audience, b.audience, reader])}`,
    );
    if (componentAtLeast('audience', a, b) && admits(a.audience, reader))
      assert.ok(admits(b.audience, reader), `order, seed ${seed}, round ${i}`);
  }
});

test('silence is the least strict and is not the same as an explicit anyone', () => {
  const silent: Vector = {};
  const open: Vector = { audience: { clauses: [], noneOf: [] } };
  assert.equal(compareVectors(silent, open).a_is, 'looser');
  assert.deepEqual(joinVectors(silent, open), open);
});

test('must credit and must not name are incomparable and join to a conflict', () => {
  const credit: Vector = { attribution: { provider: 'must-credit' } };
  const hide: Vector = { attribution: { provider: 'must-not-name' } };
  assert.equal(compareVectors(credit, hide).a_is, 'incomparable');
  assert.deepEqual(joinVectors(credit, hide).attribution, { provider: 'conflict' });
});

test('a vector is not changed by being put in normal form', () => {
  for (const marking of markingPool(lexicons)) assert.deepEqual(normalVector(marking.vector), marking.vector);
});
