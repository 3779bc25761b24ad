import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { seededRandom, type Random } from '#engines/kernel/random.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import { assess, bearsOn } from './protections/assess.ts';
import { checkedFacts } from './protections/check.ts';
import type { Test } from './protections/schema.ts';
import { factsOf } from './protections/test.ts';
import type { Facts, FactValue, Protection } from './protections/types.ts';
import { validityOn } from './protections/validity.ts';

const protections = loadProtections();
const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (ENTENTE_SEED)`);
const law = (id: string): Protection => protections.list.find(one => one.id === id) ?? assert.fail(id);

test('the 11 groups of protections are there, each condition and limit with its article and its mark', () => {
  assert.equal(new Set(protections.list.map(one => one.pack)).size, 11);
  for (const { id, kinds, conditions, limits, instrument } of protections.list) {
    assert.ok(kinds.length > 0 && instrument, id);
    for (const one of [...conditions, ...limits]) {
      assert.ok(one.cite && one.text && one.fr, `${id}.${one.id}`);
      assert.ok(['confirmed', 'recalled', 'uncertain'].includes(one.confidence), `${id}.${one.id}`);
    }
  }
});

test('every condition can be met: with all of its facts given some exchange or breach satisfies each protection', () => {
  for (const protection of protections.list) {
    const names = [...new Set(protection.conditions.flatMap(condition => factsOf(condition.test)))];
    const random = seededRandom(seed);
    const met = protection.conditions.every(condition =>
      Array.from({ length: 3000 }, () => randomFacts(names, random, 1)).some(facts => twin(condition.test, facts)),
    );
    assert.ok(met, protection.id);
  }
});

/** Two-valued reading of a test whose facts are all known; shares nothing with the evaluator. */
function twin(one: Test, facts: Facts): boolean {
  const is = one as Record<string, any>;
  if (is.all) return is.all.every((part: Test) => twin(part, facts));
  if (is.any) return is.any.some((part: Test) => twin(part, facts));
  if (is.not) return !twin(is.not, facts);
  const value = facts[is.fact] as any;
  if (is.not_after) return Date.parse(value) <= Date.parse(String(facts[is.not_after]));
  if (is.in) return [value].flat().filter((v: unknown) => is.in.includes(v)).length > 0;
  if (is.below !== undefined) return value < is.below && !(is.from !== undefined && value < is.from);
  return Object.hasOwn(is, 'is') ? value === is.is : value === true;
}

const countries = ['US', 'DE', 'AU', 'GB'];
const kinds = ['operator', 'isac', 'government', 'national-csirt', 'regulator'];
const open: Readonly<Record<string, readonly string[]>> = {
  'x.holder_country': countries,
  'x.recipient_country': countries,
  'x.holder_kind': kinds,
  'x.recipient_kind': kinds,
  'x.class': ['indicator', 'defensive-measure', 'narrative'],
  'x.purpose': ['cyber-defence', 'regulation'],
};

function drawn(name: string, random: Random): FactValue {
  const { type, values } = protections.facts[name] ?? assert.fail(name);
  const from = values ?? open[name] ?? [];
  if (type === 'bool') return random.chance(0.5);
  if (type === 'int') return random.pick([0, 19, 20, 99, 100, 249, 250, 4000]);
  if (type === 'date') return random.pick(['2018-11-01', '2025-08-31', '2025-09-01', '2026-02-01', '2026-03-01']);
  if (type === 'set') return from.filter(() => random.chance(0.2));
  return random.pick(from);
}

const randomFacts = (names: readonly string[], random: Random, known: number): Record<string, FactValue> =>
  Object.fromEntries(names.filter(() => random.chance(known)).map(name => [name, drawn(name, random)]));

test('with everything known the verdict is that of the twin; what is decided early stays, whatever else is learned', () => {
  for (let i = 0; i < 6000; i++) {
    const random = seededRandom((seed + i) | 0);
    const protection = random.pick(protections.list);
    const names = [...new Set(protection.conditions.flatMap(condition => factsOf(condition.test)))];
    const full = randomFacts([...names, 'breach.date'], random, 1);
    const partial = Object.fromEntries(Object.entries(full).filter(() => random.chance(0.6)));
    const say = `${protection.id}, draw ${i} of seed ${seed}`;
    const [all, some] = [full, partial].map(facts => assess(protection, facts, '2026-05-01', '2026-05-01'));
    all!.conditions.forEach(({ id, truth, missing }, c) => {
      const told = some!.conditions[c]!;
      assert.equal(truth, twin(protection.conditions[c]!.test, full) ? 'yes' : 'no', `${say}: ${id}`);
      assert.deepEqual(missing, [], say);
      if (told.truth !== 'unknown') assert.equal(told.truth, truth, `${say}: ${id} changed by learning`);
      else assert.ok(told.missing.length > 0 && told.missing.every(name => !(name in partial)), `${say}: ${id}`);
    });
  }
});

test('nothing known, nothing met: unknown is never a protection', () => {
  for (const protection of protections.list) {
    const answer = assess(protection, {}, '2026-05-01', '2026-05-01');
    assert.equal(answer.verdict, 'undecided', protection.id);
    assert.ok(answer.missing.length > 0, protection.id);
  }
});

const within = (country: string) => ({ 'x.holder_country': country, 'x.recipient_country': country });

test('a limit is never a condition: CIRCIA, Australia and the EU can be met, and say what they do not do', () => {
  const met: [string, Facts, string][] = [
    [
      'sh-us-circia',
      { ...within('US'), 'x.recipient_kind': 'government', 'circia.report': 'required_681b', 'circia.conforms': true },
      'solely',
    ],
    [
      'sh-au-limited-use',
      { ...within('AU'), 'x.recipient_kind': 'government', 'au.channel': 'ransom_report', 'au.from_holder': true },
      'not_immunity',
    ],
    [
      'sh-eu-no-increased-liability',
      { ...within('DE'), 'x.recipient_kind': 'national-csirt', 'eu.notification': 'nis2_mandatory' },
      'underlying',
    ],
  ];
  for (const [id, facts, limit] of met) {
    const answer = assess(law(id), facts, '2026-05-01', '2026-05-01');
    assert.equal(answer.verdict, 'met', id);
    assert.ok(
      answer.limits.some(one => one.id === limit),
      id,
    );
  }
});

test('CISA 2015: what one could rely on in the lapse differs by what was known, and the last interval is unknown', () => {
  const on = (day: string, known: string) => validityOn(law('sh-us-cisa2015'), day, known).truth;
  assert.deepEqual(
    ['2025-09-30', '2025-10-01', '2025-11-11', '2025-11-12', '2026-01-31', '2026-09-30', '2026-10-01'].map(day =>
      on(day, day),
    ),
    ['yes', 'no', 'no', 'yes', 'no', 'yes', 'unknown'],
  );
  assert.equal(on('2025-10-01', '2026-02-02'), 'no');
  assert.equal(on('2025-10-01', '2026-02-03'), 'yes');
  assert.equal(on('2026-12-01', '2026-09-01'), 'unknown');
  assert.equal(on('2015-12-17', '2026-11-26'), 'unknown');
});

test('a law about breaches is asked as it stood on the day of the breach, not today', () => {
  const facts = { 'claim.states': ['OK'], 'programme.reasonable': true, 'notice.given': true };
  const on = (day: string) =>
    assess(law('sh-us-other-states.OK'), { ...facts, 'breach.date': day }, '2026-05-01', '2026-05-01');
  assert.equal(on('2026-01-01').verdict, 'met');
  assert.equal(on('2025-12-31').verdict, 'undecided');
  assert.equal(on('2025-12-31').inForce.day, '2025-12-31');
});

test('only protections that could bear on an exchange are asked about it', () => {
  const ids = (facts: Facts) => protections.list.filter(one => bearsOn(one, facts)).map(one => one.id);
  const us = { 'x.holder_country': 'US', 'x.recipient_country': 'US', 'x.recipient_kind': 'government' };
  assert.deepEqual(ids(us), ['sh-us-circia', 'sh-us-cisa2015', 'sh-us-pcii']);
  assert.deepEqual(ids({ ...us, 'x.holder_country': 'FR' }), ['sh-eu-no-increased-liability']);
  assert.equal(ids({ ...us, 'x.holder_country': 'NO' }).length, 0);
});

test('a fact that does not exist or does not fit its type is refused with its place', () => {
  const bad: [Record<string, unknown>, string][] = [
    [{ 'cisa.scrubed': true }, '/facts/cisa.scrubed'],
    [{ 'cisa.scrubbed': 'yes' }, '/facts/cisa.scrubbed'],
    [{ 'holder.employees': 19.5 }, '/facts/holder.employees'],
    [{ 'breach.date': '2026-02-30' }, '/facts/breach.date'],
    [{ 'claim.states': ['OH', 'XX'] }, '/facts/claim.states'],
    [{ 'circia.report': 'maybe' }, '/facts/circia.report'],
    [{ constructor: true }, '/facts/constructor'],
  ];
  for (const [facts, pointer] of bad)
    assert.throws(
      () => checkedFacts(protections, facts),
      (error: unknown) => error instanceof FailureError && error.failure.pointer === pointer,
      pointer,
    );
  assert.deepEqual(checkedFacts(protections, { 'cisa.scrubbed': null, 'cisa.control': false }), {
    'cisa.control': false,
  });
});
