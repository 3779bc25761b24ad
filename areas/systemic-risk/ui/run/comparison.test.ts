import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison } from '../../contract.ts';
import type { Result } from '../answers.ts';
import { independent, pairsOf } from './comparison.ts';

const entry = (id: string, kind: 'function' | 'sector', mean: number, half: number) => ({
  id,
  kind,
  name: id,
  loss_hours: { mean, bands: { sampling: [Math.max(0, mean - half), mean + half] } },
});
const result = (functions: unknown[], sectors: unknown[] = []) => ({ functions, sectors }) as unknown as Result;
const comparison = (how: Comparison['how'], differences: Comparison['differences'] = []): Comparison => ({
  how,
  worlds: 10,
  differences,
});

test('independent runs: the doubt of both is in the interval of their difference', () => {
  const [a, b] = [entry('a', 'sector', 10, 3), entry('a', 'sector', 12, 4)] as never[];
  assert.deepEqual(independent(a!, b!), { mean: 2, low: -3, high: 7 });
  const cut = independent(entry('a', 'sector', 1, 5) as never, entry('a', 'sector', 1, 0) as never);
  assert.deepEqual([cut.low, cut.high], [-5, 5], 'a lower end cut at zero does not make it surer');
});

test('on the same worlds the paired difference is told, and a function is not taken for a sector of the same id', () => {
  const here = result([entry('energy', 'function', 5, 1)], [entry('energy', 'sector', 50, 9)]);
  const there = result([entry('energy', 'function', 6, 1)], [entry('energy', 'sector', 20, 9)]);
  const paired = [{ id: 'energy', kind: 'sector' as const, mean: -30, low: -31, high: -29 }];
  const [first, second] = pairsOf(here, there, comparison('same-worlds', paired));
  assert.deepEqual([first?.kind, first?.difference?.high], ['sector', -29]);
  assert.deepEqual([second?.kind, second?.difference], ['function', null]);
});

test('two models or two horizons have no difference, however alike their names are', () => {
  const here = result([entry('care', 'function', 5, 1)]);
  const there = result([entry('care', 'function', 6, 1), entry('power', 'function', 7, 1)]);
  for (const how of ['other-model', 'other-horizon'] as const) {
    const pairs = pairsOf(here, there, comparison(how));
    assert.deepEqual(pairs.map(each => each.id).sort(), ['care', 'power']);
    assert.ok(pairs.every(each => each.difference === null));
  }
});
