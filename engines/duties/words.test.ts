import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { evaluateDuties } from './index.ts';
import { randomIncident } from './random-incident.ts';
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
      said.deciding_facts.map(fact => fact.question),
      duty.deciding_facts.map(fact => fact.fr),
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
    'Rempli : `e.roles` comprend gdpr_controller (processor only tells its controller without undue delay (33(2))).',
    'Pas encore connu : `i.pd_risk` vaut risk ou high_risk.',
  ]);
});
