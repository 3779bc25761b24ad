import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../types.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { usualAssumptions } from './corpus/assumptions.ts';
import { syntheticCorpus } from './corpus/synthetic.ts';
import { allowanceCurve } from './allowance.ts';
import { atomsOf } from './atoms.ts';
import { circModel } from './circ.ts';
import { definitionsOf, LabView, verdict } from './definition.ts';
import { dimensionOf, dimensions, profileOf } from './dimensions.ts';
import { driversOf, undecidedDriversOf } from './drivers.ts';
import { corpusOf, knownAfter } from './incident.ts';
import { type Job, work } from './job.ts';
import { firstLimit, passesAt } from './limit.ts';
import { definitionOf, type Part, type Proposal, proposalFrom } from './proposal.ts';
import type { Progress, RunResult } from './run.ts';
import { csvOf, pairRows, withArticles } from './table.ts';
import { overlapOf, sharesOf, Tally, totalOf } from './tally.ts';

const regimes = loadRegimes();
const definitions = definitionsOf(regimes);
const date = '2026-11-24';
const seed = Number(process.env.ENTENTE_SEED ?? 7);
const assumptions = { ...usualAssumptions, seed, count: 300 };
const corpus = syntheticCorpus(regimes.vocabulary, assumptions);
const say = `seed ${seed}`;

function finish(job: Job): { result: RunResult; progress: Progress[] } {
  const progress: Progress[] = [];
  const steps = work(job, regimes);
  let step = steps.next();
  for (; !step.done; step = steps.next()) progress.push(step.value);
  assert.equal(step.value.kind, 'run');
  return { result: (step.value as { result: RunResult }).result, progress };
}
const run = (proposal: Proposal) =>
  finish({ kind: 'run', source: { kind: 'synthetic', assumptions }, date, proposal }).result;

test('for every pair the shares of agreement, disagreement and undecided sum to one, from either side', () => {
  const result = run(circModel('model'));
  for (const [i, row] of result.pairs.entries())
    for (const [j, pair] of row.entries()) {
      const { agree, disagree, undecided } = sharesOf(pair);
      assert.ok(Math.abs(agree + disagree + undecided - 1) < 1e-12, say);
      assert.equal(totalOf(pair), corpus.size);
      assert.equal(pair.onlyFirst, result.pairs[j]?.[i]?.onlySecond);
    }
});

test('a proposal that is a regime’s own trigger agrees with it completely, for every regime', () => {
  for (const definition of definitions) {
    const proposed = definitionOf(proposalFrom(definition, date), regimes);
    for (let index = 0; index < corpus.size; index++) {
      const view = new LabView(corpus.at(index).facts, regimes, date);
      assert.equal(verdict(proposed, view), verdict(definition, view), `${definition.id}, incident ${index}, ${say}`);
    }
  }
  const nis2 = definitions.find(each => each.id === 'eu-nis2-art23');
  assert.ok(nis2);
  const result = run(proposalFrom(nis2, date));
  const same = result.comparisons.find(each => each.regime === 'eu-nis2-art23');
  assert.ok(same);
  assert.equal(sharesOf(same.pair).disagree, 0);
  assert.equal(overlapOf(same.pair), 1);
  assert.equal(same.later + same.earlier, 0);
});

test('altering a threshold of that proposal breaks the agreement', () => {
  const only: Proposal = {
    title: 'loss',
    part: { kind: 'atom', fact: 'i.pd_subjects', op: 'gte', values: ['500'] },
    limit: { clock: 't.aware', hours: 24 },
  };
  const higher = { ...only, part: { ...only.part, values: ['50000'] } as Part };
  assert.ok(run(only).counts.at(-1)!.yes > run(higher).counts.at(-1)!.yes, say);
});

test('the same seed makes the same incidents, each by itself; another seed makes others', () => {
  const again = syntheticCorpus(regimes.vocabulary, assumptions);
  assert.deepEqual(again.at(123), corpus.at(123));
  assert.notDeepEqual(syntheticCorpus(regimes.vocabulary, { ...assumptions, seed: seed + 1 }).at(123), corpus.at(123));
});

test('made facts are in the vocabulary, with listed values', () => {
  for (let index = 0; index < 200; index++)
    for (const [fact, value] of Object.entries(corpus.at(index).facts)) {
      if (fact.startsWith('judge:')) assert.ok(regimes.vocabulary.judgements.has(fact.slice(6)), fact);
      else {
        const known = regimes.vocabulary.facts.get(fact);
        assert.ok(known, fact);
        if (known.type === 'enum') assert.ok(known.values?.includes(value as string), `${fact} ${String(value)}`);
        if (value instanceof Set && known.values)
          for (const each of value) assert.ok(known.values.includes(each), each);
      }
    }
});

test('nothing is known before it is learned, and everything is at the end', () => {
  const incident = corpus.at(5);
  assert.deepEqual(knownAfter(incident, Number.POSITIVE_INFINITY), incident.facts);
  const early = knownAfter(incident, 0);
  for (const [fact, value] of Object.entries(early))
    assert.ok((incident.history?.learned[fact] ?? 0) <= 0 || incident.history?.first[fact] === value, fact);
});

test('progress is told before, during and between; who stops asking stops the work', () => {
  const source = { kind: 'synthetic' as const, assumptions: { ...assumptions, count: 1200 } };
  const steps = work({ kind: 'run', source, date, proposal: circModel('model') }, regimes);
  assert.deepEqual(steps.next().value, { step: 'evaluate', done: 0, of: 1200 });
  assert.deepEqual(steps.next().value, { step: 'evaluate', done: 500, of: 1200 });
  assert.equal(steps.return(undefined as never).done, true);
});

test('an empty corpus gives no shares and no failure', () => {
  const { result } = finish({
    kind: 'run',
    source: { kind: 'read', name: 'nothing', incidents: [] },
    date,
    proposal: circModel('model'),
  });
  assert.equal(result.size, 0);
  assert.deepEqual(sharesOf(result.pairs[0]![1]!), { agree: 0, disagree: 0, undecided: 0 });
});

test('an incident of which nothing is known is never reportable and never safely not', () => {
  const view = new LabView({}, regimes, date);
  for (const definition of definitions) assert.equal(verdict(definition, view), 'unknown', definition.id);
});

test('the fact behind a planted disagreement is found', () => {
  const atom = (fact: string): Condition => ({ kind: 'flag', fact, want: true });
  const made = (id: string, condition: Condition) => ({
    id,
    title: id,
    jurisdiction: '',
    cite: '',
    confidence: '',
    condition,
  });
  const first = made('a', { kind: 'all', of: [atom('i.extortion'), atom('i.public_safety')] });
  const second = made('b', atom('i.extortion'));
  const incidents = [{ id: '1', facts: { 'i.extortion': true, 'i.public_safety': false } }];
  const others = [
    { id: '2', facts: { 'i.extortion': true, 'i.public_safety': true } },
    { id: '3', facts: { 'i.extortion': true, 'i.public_safety': true } },
  ];
  assert.deepEqual(driversOf({ first, second, incidents, others, regimes, date }), [
    { fact: 'i.public_safety', share: 1, looked: 1 },
  ]);
  // Both facts are unknown: only the absence of extortion would decide both at once, and half of the values say so.
  const open = [{ id: '4', facts: {} }];
  const mixed = [...others, { id: '5', facts: { 'i.extortion': false } }, { id: '6', facts: { 'i.extortion': false } }];
  assert.deepEqual(undecidedDriversOf({ first, second, incidents: open, others: mixed, regimes, date }), [
    { fact: 'i.extortion', share: 0.5, looked: 1 },
  ]);
  // Extortion is known: what keeps the pair undecided is the other fact, whatever its value; a known fact is no driver.
  const half = [{ id: '7', facts: { 'i.extortion': true } }];
  assert.deepEqual(undecidedDriversOf({ first, second, incidents: half, others: mixed, regimes, date }), [
    { fact: 'i.public_safety', share: 1, looked: 1 },
  ]);
  // Where nothing stands open there is nothing to find out.
  assert.deepEqual(undecidedDriversOf({ first, second, incidents, others: mixed, regimes, date }), []);
});

test('the fact that keeps a pair undecided does decide it, for every pair of a corpus that has such a fact', () => {
  const result = run(circModel('model'));
  const proposed = definitionOf(circModel('model'), regimes);
  const all = [...definitions, proposed];
  let found = 0;
  for (const [i, row] of result.undecidedDrivers.entries())
    for (const [j, drivers] of row.entries()) {
      const driver = drivers[0];
      if (!driver) continue;
      found++;
      const [first, second] = [all[i]!, all[j]!];
      assert.ok(result.pairs[i]![j]!.undecided > 0, `${first.id}, ${second.id}, ${say}`);
      const facts = [first, second].flatMap(d =>
        atomsOf(d.condition, '', date, regimes).flatMap(atom => [...atom.facts]),
      );
      assert.ok(facts.includes(driver.fact), `${driver.fact} is named by ${first.id} or ${second.id}`);
    }
  assert.ok(found > 500, `${found} pairs with a driver of the undecided, ${say}`);
});

test('a longer allowance never makes more false alarms here, and waiting past the limit makes every report late', () => {
  const circ = definitionOf(circModel('model'), regimes);
  const part = { size: 150, at: corpus.at };
  const points = allowanceCurve(circ, part, regimes, date, { hours: [0, 24, 72, 5000], whenUndecided: 'report' });
  for (let i = 1; i < points.length; i++) assert.ok(points[i]!.falseAlarms <= points[i - 1]!.falseAlarms, say);
  assert.equal(points.at(-1)!.falseAlarms, 0);
  assert.equal(points.at(-1)!.late, points.at(-1)!.reportable);
  assert.equal(points[0]!.late, 0);
});

test('a corpus without history says nothing about time', () => {
  const read = corpusOf([{ id: '1', facts: { 'i.extortion': true } }]);
  const circ = definitionOf(circModel('model'), regimes);
  const [point] = allowanceCurve(circ, read, regimes, date, { hours: [24], whenUndecided: 'report' });
  assert.deepEqual([point?.reported, point?.reportable, point?.late], [0, 0, 0]);
});

test('first limits are read from the packs; a word instead of a number gives none; an unset clock gives no date', () => {
  const limit = (id: string) => firstLimit(regimes.byId.get(id)!);
  assert.deepEqual(limit('eu-gdpr-33'), { clock: 't.aware_breach', hours: 72 });
  assert.deepEqual(limit('us-sec-8k-105'), { clock: 't.materiality', hours: 96, workingDays: true });
  assert.equal(limit('eu-nis2-30-voluntary'), undefined);
  assert.equal(passesAt({ clock: 't.payment', hours: 24 }, { 't.aware': 1 }), undefined);
});

test('every atom of every regime stands in a dimension, unless it is about the entity, and has a citation', () => {
  for (const definition of definitions) {
    const profile = profileOf(definition, date, regimes);
    for (const dimension of dimensions)
      for (const { cite, text, fr } of profile[dimension]) {
        assert.ok(cite, definition.id);
        // Words and no ids or signs, in both languages; a word with an underscore is an id.
        for (const said of [text, fr]) assert.doesNotMatch(said, /[`_∈∩¬|]|judge:|\b[eit]\.[a-z]/, definition.id);
      }
  }
  for (const fact of regimes.vocabulary.facts.keys())
    if (fact.startsWith('i.') && !['i.le_delay', 'i.first_report_oral'].includes(fact))
      assert.ok(dimensionOf(fact), `${fact} has no dimension`);
});

test('a definition that cannot be read is refused at the part', () => {
  const reading = (part: Part) => definitionOf({ ...circModel('model'), part }, regimes);
  const refused = (part: Part, code: string) =>
    assert.throws(
      () => reading(part),
      (error: any) => error.failure.code === code && Boolean(error.failure.next),
    );
  refused({ kind: 'atom', fact: 'i.nothing', op: 'is_true', values: [] }, 'unknown-fact');
  refused({ kind: 'atom', fact: 'i.extortion', op: 'gt', values: ['1'] }, 'operator-fits-type');
  refused({ kind: 'atom', fact: 'i.conf_loss', op: 'in', values: ['maybe'] }, 'not-a-listed-value');
  refused({ kind: 'atom', fact: 'i.pd_subjects', op: 'gt', values: ['many'] }, 'wrong-type');
  refused({ kind: 'atom', fact: 'i.pd_subjects', op: 'gt', values: [''] }, 'wrong-type');
  refused({ kind: 'legal', regime: 'eu-nis2-art23', path: [99, 99] }, 'unknown-fact');
});

test('the tally counts what a plain count does', () => {
  const random = seededRandom(seed);
  const tally = new Tally(3);
  const rows = Array.from({ length: 200 }, () => [0, 1, 2].map(() => random.pick(['yes', 'no', 'unknown'] as const)));
  rows.forEach((row, i) => tally.add(i, row));
  const pair = tally.pair(2, 0);
  assert.equal(pair.onlyFirst, rows.filter(row => row[2] === 'yes' && row[0] === 'no').length, say);
  assert.equal(pair.bothYes, rows.filter(row => row[2] === 'yes' && row[0] === 'yes').length, say);
});

test('an exported row has the article of every regime it names', () => {
  const rows = withArticles([{ first: 'eu-gdpr-33', second: 'uk-nis-11', agree: 1 }], definitionsOf(regimes));
  assert.deepEqual(Object.keys(rows[0] ?? {}), ['first', 'first_article', 'second', 'second_article', 'agree']);
  for (const { id, cite } of definitionsOf(regimes))
    assert.equal(withArticles([{ regime: id }], definitionsOf(regimes))[0]?.regime_article, cite);
});

test('a CSV cell cannot become a formula, and quotes and commas survive', () => {
  const text = csvOf([{ a: '=1+1', b: 'x,"y"', c: -5 }], ['note']);
  assert.equal(text, `# note\r\na,b,c\r\n'=1+1,"x,""y""",-5\r\n`);
  assert.equal(pairRows(run(circModel('model')))[0]!.disagree >= 0, true);
});
