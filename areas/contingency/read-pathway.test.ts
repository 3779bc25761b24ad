import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { countsOf, readPathway } from './read-pathway.ts';

const band = (p50: number) => ({ p5: p50 / 2, p50, p95: p50 * 2 });
const step = (target: string, p50: number, more: object = {}) => ({
  target,
  name: target,
  kind: 'function',
  within_hours: band(p50),
  lasts_hours: null,
  probability: { estimate: 0.3, low: 0.2, high: 0.4, worlds: 100, statement: '' },
  trigger: { target, withinHours: 10, atLeast: 0.2 },
  chains: [{ nodes: ['a', target], hours: [0, p50], text: `a 0 h → ${target}`, share: 0.5 }],
  ...more,
});
const file = (...steps: object[]) => ({
  format: 'entente-pathway',
  version: 1,
  title: 'An outage',
  marking: 'TLP:AMBER',
  mode: 'live',
  cites: { run: 7, result_sha256: 'a'.repeat(64), model: 'pack:demo-country', model_hash: 'h', seed: 1, worlds: 100 },
  begins_with: { kind: 'node', targets: ['a'] },
  steps: steps.length > 0 ? steps : [step('heat', 4), step('care', 9)],
});

const failure = (raw: unknown) => {
  try {
    readPathway(raw, 'file');
  } catch (error) {
    assert.ok(error instanceof FailureError);
    assert.equal(error.failure.code, 'invalid-pathway');
    return error.failure;
  }
  return assert.fail('it was read');
};

test('an exported pathway keeps its steps, times, chances, chains and what it cites', () => {
  const { pathway } = readPathway(file(), 'file');
  assert.equal(pathway.origin, 'file');
  assert.equal(pathway.cites?.run, 7);
  assert.deepEqual(
    pathway.steps.map(({ id, after }) => [id, after]),
    [
      ['heat', ['begins']],
      ['care', ['begins']],
    ],
  );
  assert.deepEqual(pathway.steps[0]?.probability, { estimate: 0.3, low: 0.2, high: 0.4 });
  assert.deepEqual(countsOf(pathway), { steps: 3, edges: 2 });
});

test('a file from before chains named their records is read by its words', () => {
  const old = step('heat', 4, { chains: [{ text: 'a 0 h → heat 4 h', share: 1 }] });
  assert.deepEqual(countsOf(readPathway(file(old), 'file').pathway), { steps: 2, edges: 1 });
});

test('a step that fails by itself is no dependency', () => {
  const alone = step('heat', 4, { chains: [{ nodes: ['heat'], hours: [0], text: 'heat 0 h', share: 1 }] });
  assert.deepEqual(countsOf(readPathway(file(alone, step('care', 9, { chains: [] })), 'file').pathway), {
    steps: 3,
    edges: 0,
  });
});

test('a function and a sector of one name stay apart', () => {
  const { pathway } = readPathway(file(step('water', 1), step('water', 2, { kind: 'sector' })), 'file');
  assert.deepEqual(
    pathway.steps.map(({ id }) => id),
    ['function:water', 'sector:water'],
  );
});

for (const [what, raw, place, words] of [
  ['no object', 'text', '/file', /The file/],
  ['another format', { ...file(), format: 'other' }, '/file/format', /format/],
  ['no step', { ...file(), steps: [] }, '/file/steps', /no step/],
  [
    'a probability above one',
    file(step('heat', 4), step('care', 9, { probability: { estimate: 1.2, low: 1.1, high: 1.4 } })),
    '/file/steps/1/probability/estimate',
    /Step 2 \(`care`\)/,
  ],
  [
    'a probability outside its band',
    file(step('heat', 4, { probability: { estimate: 0.9, low: 0.1, high: 0.2 } })),
    '/file/steps/0/probability',
    /inside its band/,
  ],
  [
    'not a number',
    file(step('heat', 4, { within_hours: { p5: Number.NaN, p50: 1, p95: 2 } })),
    '/file/steps/0/within_hours/p5',
    /Step 1 \(`heat`\)/,
  ],
  [
    'hours without end',
    file(step('heat', 4, { within_hours: { p5: 0, p50: 1, p95: Infinity } })),
    '/file/steps/0/within_hours/p95',
    /Step 1/,
  ],
  [
    'hours that descend',
    file(step('heat', 4, { within_hours: { p5: 5, p50: 4, p95: 6 } })),
    '/file/steps/0/within_hours',
    /ascend/,
  ],
  ['steps out of order', file(step('heat', 9), step('care', 4)), '/file/steps/1/within/p50', /before the step above/],
  [
    'a hash that is none',
    { ...file(), cites: { ...file().cites, result_sha256: 'short' } },
    '/file/cites/result_sha256',
    /cites/,
  ],
] as const)
  test(`a file with ${what} is refused with its record and the rule`, () => {
    const { pointer, message, next } = failure(raw);
    assert.equal(pointer, place);
    assert.match(message, words);
    assert.ok(next);
  });
