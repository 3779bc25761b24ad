import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { evaluateDuties } from './index.ts';
import { randomIncident } from './random-incident.ts';
import { wordOf } from './named.ts';
import { phraseOf } from './say.ts';
import { spokenIn } from './spoken.ts';
import type { EvaluateResult } from './types.ts';
import { unitWords, words } from './words.ts';

const regimes = loadRegimes();
const { vocabulary } = regimes;
const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (ENTENTE_SEED)`);

const gaps = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(gap => gap[0]).toSorted();

test('every word and sentence has both languages, with the same gaps', () => {
  for (const [code, { en, fr }] of Object.entries(words)) {
    assert.ok(en.trim() !== '' && fr.trim() !== '', code);
    assert.deepEqual(gaps(fr), gaps(en), code);
  }
});

test('every fact, judgement and clock is asked in both languages; a French question ends as one', () => {
  for (const { id, question, fr } of vocabulary.facts.values()) {
    assert.ok(question.endsWith('?'), id);
    assert.match(fr ?? '', /\S\u00a0\?$/, id);
    assert.notEqual(fr, question, id);
  }
  for (const { id, question, fr, ownerFr } of vocabulary.judgements.values()) {
    assert.ok(question.endsWith('?') && fr?.endsWith('\u00a0?'), id);
    assert.ok(ownerFr, id);
  }
  for (const { id, fr } of vocabulary.clocks.values()) assert.ok(fr, id);
});

test('every name is short, every value has a word, and no name or word stands for two facts or two values', () => {
  const { names } = vocabulary.words;
  for (const language of ['text', 'fr'] as const) {
    const said = [...names].map(([, name]) => name[language]);
    for (const name of said) assert.ok(name.length <= 64 && !/[`_?]/.test(name), name);
    assert.deepEqual(
      said.filter((name, i) => said.indexOf(name) !== i),
      [],
    );
    for (const { id, values } of vocabulary.facts.values()) {
      const words = (values ?? []).map(value => wordOf(vocabulary, id, value)[language]);
      assert.equal(new Set(words).size, words.length, id);
    }
  }
});

test('every unit of a threshold has its French', () => {
  const units = new Set(regimes.list.flatMap(rule => [...rule.parameters.values()].flatMap(p => p.unit ?? [])));
  for (const unit of units) if (!['MW', 'h', 'min'].includes(unit)) assert.doesNotThrow(() => unitWords(unit, 'fr'));
  assert.equal(unitWords('persons', 'fr'), ' personnes');
  assert.equal(unitWords('members', 'fr'), '');
  assert.equal(unitWords('percent', 'fr'), ' %');
});

/** Sentences of the engine's own that are the same in both languages, and so were forgotten in one. */
function unsaid(result: EvaluateResult): string[] {
  const found: string[] = [];
  for (const duty of result.duties) {
    for (const { text, fr } of duty.because) if (fr === undefined || fr === text) found.push(text);
    for (const { question, fr } of duty.deciding_facts) if (fr === undefined) found.push(question);
    for (const stage of duty.stages) if (stage.notes_fr?.length !== stage.notes.length) found.push(stage.id);
  }
  for (const { question, fr, owner, owner_fr } of result.questions)
    if (fr === undefined || (owner !== undefined && owner_fr === undefined)) found.push(question);
  return found;
}

test('whatever comes out at random, each reason, question and note is said in both languages', () => {
  for (let i = 0; i < 120; i++) {
    const result = evaluateDuties(regimes, randomIncident(regimes, seededRandom((seed + i) | 0)));
    assert.deepEqual(unsaid(result), [], `incident ${i} of seed ${seed}`);
  }
});

/** Anything a person would stumble over: code marks, ids of facts and clocks, listed values and roles as they are stored. */
function idsIn(text: string): boolean {
  return (
    /`|\b[eit]\.[a-z_]{3}|judge:/.test(text) ||
    (text.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? []).some(id => stored.has(id))
  );
}
const stored = new Set([
  ...vocabulary.roles.keys(),
  ...vocabulary.judgements.keys(),
  ...[...vocabulary.facts.values()].flatMap(({ id, values }) => [id.slice(2), ...(values ?? [])]),
  ...[...vocabulary.clocks.keys()].map(id => id.slice(2)),
]);

const readIn = ({ duties, questions }: EvaluateResult): string[] => [
  ...duties.flatMap(({ because, deciding_facts, stages, missing }) => [
    ...because.flatMap(({ text, fr }) => [text, fr ?? '']),
    ...deciding_facts.flatMap(fact => [fact.name, fact.name_fr ?? '', ...fact.values.flatMap(v => [v.text, v.fr])]),
    ...stages.flatMap(stage => [...stage.notes, ...(stage.notes_fr ?? [])]),
    ...missing,
  ]),
  ...questions.flatMap(({ name, name_fr, question, fr, owner }) => [name, name_fr, question, fr, owner].map(String)),
];

test('nothing that a person reads holds an id or a code mark, whatever the incident, in either language', () => {
  assert.ok(
    idsIn('`i.status` is confirmed') && idsIn('t.aware') && idsIn('has gdpr_controller') && !idsIn('Status: yes'),
  );
  for (let i = 0; i < 120; i++) {
    const read = readIn(evaluateDuties(regimes, randomIncident(regimes, seededRandom((seed + i) | 0))));
    assert.deepEqual([...new Set(read)].filter(idsIn), [], `incident ${i} of seed ${seed}`);
  }
  const nothingKnown = evaluateDuties(regimes, { now: '2026-11-24T10:00:00Z', ignore_status: true });
  assert.deepEqual(readIn(nothingKnown).filter(idsIn), []);
});

test('every condition of every rule is said without ids', () => {
  for (const language of ['en', 'fr'] as const) {
    for (const rule of regimes.list) {
      const conditions = [rule.scope, ...(rule.trigger ? [rule.trigger] : []), ...rule.exclusions];
      for (const condition of conditions) {
        const said = phraseOf(condition, { date: '2026-11-24', language, vocabulary });
        assert.ok(!idsIn(said), `${rule.id}: ${said}`);
      }
    }
  }
});

test('an answer in French differs in words alone', () => {
  const result = evaluateDuties(regimes, randomIncident(regimes, seededRandom(seed)));
  const french = spokenIn('fr', result);
  assert.equal(spokenIn('en', result), result);
  assert.match(french.notice, /^Aide à la décision/);
  for (const [i, duty] of result.duties.entries()) {
    const said = french.duties[i]!;
    assert.deepEqual(
      said.because.map(reason => [reason.code, reason.citation]),
      duty.because.map(reason => [reason.code, reason.citation]),
    );
    assert.deepEqual([said.outcome, said.answer_by, said.worst_case], [duty.outcome, duty.answer_by, duty.worst_case]);
    assert.deepEqual(
      said.deciding_facts.map(fact => [fact.name, fact.question, fact.values.map(value => value.text)]),
      duty.deciding_facts.map(fact => [fact.name_fr, fact.fr, fact.values.map(value => value.fr)]),
    );
  }
});

test('a reason is said plainly in French', () => {
  const { duties } = evaluateDuties(regimes, {
    entity: { roles: ['gdpr_controller'], countries: ['FR'] },
    facts: { 'i.personal_data': 'confirmed' },
    now: '2026-11-24T10:00:00Z',
    regimes: ['eu-gdpr-33'],
  });
  const said = duties[0]!.because.map(reason => reason.fr);
  assert.deepEqual(said, [
    'Rempli. Désignations et agréments\u00a0: responsable du traitement (RGPD) (processor only tells its controller without undue delay (33(2))).',
    'Pas encore connu. Risque pour les personnes concernées\u00a0: risque ou risque élevé.',
  ]);
});
