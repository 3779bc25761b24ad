import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { plainSpecificity } from '../testing/plain-specificity.ts';
import { confidences, levelWords, scales } from '../contract/levels.ts';
import { ratings, type ScenarioFacts } from './facts.ts';
import { specificityOf } from './verdict.ts';

interface Case {
  readonly name: string;
  readonly given?: Partial<ScenarioFacts & { today: string }>;
  readonly outcome: string;
  readonly planDue?: unknown;
  readonly headline?: string;
  readonly missing?: readonly string[];
  readonly ask?: readonly string[];
  readonly because?: readonly string[];
  readonly coverage?: readonly [number, number];
}
const file = parse(fs.readFileSync(path.join(import.meta.dirname, 'cases.yaml'), 'utf8')) as {
  base: ScenarioFacts & { today: string };
  cases: readonly Case[];
};

describe('cases of specificity', () => {
  for (const one of file.cases)
    test(one.name, () => {
      const { today, ...facts } = { ...file.base, ...one.given };
      const found = specificityOf(facts, today);
      const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);
      assert.equal(found.outcome, one.outcome);
      if (one.planDue !== undefined) assert.equal(found.planDue, word(one.planDue));
      if (one.headline) assert.equal(found.headline.code, one.headline);
      assert.deepEqual(codes(found.missing), one.missing ?? []);
      if (one.ask) assert.deepEqual(codes(found.ask), one.ask);
      if (one.because) assert.deepEqual(codes(found.dueBecause), one.because);
      if (one.coverage) assert.deepEqual([found.coverage.answered, found.coverage.total], one.coverage);
      const { outcome, planDue } = plainSpecificity(facts, today);
      assert.deepEqual([found.outcome, found.planDue], [outcome, planDue], 'the slow twin says the same');
    });
});

const word = (value: unknown): unknown => (value === true ? 'yes' : value === false ? 'no' : value);

const first = Number(process.env['ENTENTE_SEED'] ?? 1);

test(`the verdict and its slow twin agree on random scenarios (ENTENTE_SEED=${first})`, () => {
  const seen = new Set<string>();
  for (let seed = first; seed < first + 4000; seed++) {
    const random = dice(seed);
    const facts = randomFacts(random);
    const today = day(random);
    const { outcome, planDue } = specificityOf(facts, today);
    assert.deepEqual({ outcome, planDue }, plainSpecificity(facts, today), `seed ${seed}: ${JSON.stringify(facts)}`);
    seen.add(`${outcome} ${planDue}`);
  }
  assert.equal(seen.size, 9, [...seen].join(', '));
});

test('every sentence is there in both languages, and they differ', () => {
  for (let seed = first; seed < first + 500; seed++) {
    const random = dice(seed);
    const found = specificityOf(randomFacts(random), day(random));
    const reasons = [
      found.headline,
      ...found.elements.map(({ reason }) => reason),
      ...found.ask,
      ...found.missing,
      ...found.dueBecause,
    ];
    for (const { code, text, fr } of reasons) {
      assert.ok(text && fr && text !== fr, code);
      assert.doesNotMatch(`${text} ${fr}`, /undefined|NaN|null/, code);
    }
  }
  for (const scale of scales) assert.equal(new Set(levelWords[scale].map(({ en }) => en)).size, 5, scale);
});

/** Whole numbers below `n`, the same for the same seed. */
function dice(seed: number): (n: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return n => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return (state >>> 8) % n;
  };
}

const day = (random: (n: number) => number): string =>
  Temporal.PlainDate.from('2022-01-01')
    .add({ days: random(1800) })
    .toString();

function randomFacts(random: (n: number) => number): ScenarioFacts {
  // Mostly enough, so that specific scenarios come up often.
  const level = () => [null, 1, 2, 3, 4, 4, 3, 3][random(8)] ?? null;
  const plans = Array.from({ length: random(4) }, (_, i) => ({
    id: `p${i}`,
    title: `Plan ${i}`,
    approvedOn: random(3) === 0 ? null : day(random),
    rating: [null, 'P', 'S', ratings[random(4)]!][random(4)] as ScenarioFacts['plans'][number]['rating'],
  }));
  return {
    functions: random(8) === 0 ? 0 : 1,
    steps: random(8) === 0 ? random(2) : 3,
    edges: random(8) === 0 ? 0 : 2,
    capability: level(),
    intent: level(),
    consequence: level(),
    confidence: random(6) === 0 ? null : (confidences[1 + random(2)] ?? 'low'),
    points: Array.from({ length: random(6) }, () => ({
      answeredBy: random(4) === 0 ? null : (plans[random(plans.length || 1)]?.id ?? null),
    })),
    plans,
  };
}
