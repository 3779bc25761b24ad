import { type Candidate, candidatesFor } from './candidates.ts';
import { nameOf } from './named.ts';
import { openFactsIn } from './open.ts';
import type { Situation } from './situation.ts';
import { isCounted, worstStages, written } from './stages.ts';
import { both, type Said } from './words.ts';
import type { DecidingFact, DutyResult, Outcome, Question, Regime } from './types.ts';

export interface WorstCase {
  readonly stage: string;
  readonly due: Temporal.Instant;
  readonly zone: string;
  readonly from: string;
  readonly fromAt: Temporal.Instant;
  readonly assumed: boolean;
}

interface Effect {
  readonly label: string;
  readonly said: Said;
  readonly outcome: Outcome;
}

/** What one undecided duty hangs on. */
export interface Undecided {
  readonly regime: Regime;
  readonly worst?: WorstCase;
  readonly answerBy?: Temporal.Instant;
  /** by fact: how each value comes out; only facts that change the outcome */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
  /** false when no single fact settles it and `effects` holds those that do so together */
  readonly alone: boolean;
}

/**
 * For each undecided rule: the open facts whose values change its outcome, found by evaluating it again with each
 * value, and the earliest limit in the worst case. Where no single fact settles a rule, the facts that are open in it.
 */
export function undecidedIn(regimes: readonly Regime[], base: Situation, draftingMinutes: number): Undecided[] {
  const supposed = new Map<string, Map<string, Situation>>();
  const suppose = (fact: string, { label, value }: Candidate): Situation => {
    let ofFact = supposed.get(fact);
    if (!ofFact) supposed.set(fact, (ofFact = new Map()));
    const known = ofFact.get(label);
    if (known) return known;
    const made = base.supposing(fact, value);
    ofFact.set(label, made);
    return made;
  };
  const openFacts = openFactsIn(base);
  return regimes.map(regime => {
    const effects = new Map<string, readonly Effect[]>();
    const open = openFacts(regime);
    for (const fact of open) {
      const each = candidatesFor(regime, fact, base.regimes).map(c => ({
        label: c.label,
        said: c.said,
        outcome: suppose(fact, c).outcome(regime),
      }));
      if (each.some(effect => effect.outcome !== 'undecided')) effects.set(fact, each);
    }
    const alone = effects.size > 0;
    if (!alone)
      for (const fact of open) effects.set(fact, [{ label: 'any value', said: anyValue, outcome: 'undecided' }]);
    const worst = worstCase(regime, base);
    const answerBy = worst && answerTime(worst, draftingMinutes);
    return { regime, effects, alone, ...(worst ? { worst } : {}), ...(answerBy ? { answerBy } : {}) };
  });
}

/** The earliest limit if the duty turned out to be triggered; clocks not yet set are stood in for by those before them. */
export function worstCase(regime: Regime, situation: Situation): WorstCase | undefined {
  let first: WorstCase | undefined;
  for (const { dated, zone } of worstStages(regime, situation)) {
    const { stage, start, counted } = dated;
    if (!start || !isCounted(counted)) continue;
    if (first && Temporal.Instant.compare(first.due, counted.due) <= 0) continue;
    const { clock, instant, standsIn = false } = start;
    first = { stage: stage.id, due: counted.due, zone, from: clock, fromAt: instant, assumed: standsIn };
  }
  return first;
}

/** Limit less drafting time, which never takes more than a quarter of the period. */
function answerTime(worst: WorstCase, draftingMinutes: number): Temporal.Instant {
  const period = worst.due.since(worst.fromAt).total('minutes');
  return worst.due.subtract({ minutes: Math.floor(Math.min(draftingMinutes, Math.max(0, period / 4))) });
}

/** How many duties each fact can settle by itself. */
export function settledBy(undecided: readonly Undecided[]): Map<string, string[]> {
  const settles = new Map<string, string[]>();
  for (const one of undecided) {
    if (!one.alone) continue;
    for (const fact of one.effects.keys()) settles.set(fact, [...(settles.get(fact) ?? []), one.regime.id]);
  }
  return settles;
}

/** The deciding facts of one duty: most duties settled first, then by name so that the order is always the same. */
export function decidingFacts(
  one: Undecided,
  settles: ReadonlyMap<string, readonly string[]>,
  situation: Situation,
): DecidingFact[] {
  const answer = one.answerBy && one.worst ? { answer_by: written(one.answerBy, one.worst.zone) } : {};
  const facts = [...one.effects].map(([fact, effects]) => ({
    fact,
    ...wording(fact, situation),
    settles: settles.get(fact) ?? [],
    ...answer,
    values: grouped(effects),
    alone: one.alone,
  }));
  return facts.toSorted((a, b) => b.settles.length - a.settles.length || (a.fact < b.fact ? -1 : 1));
}

function grouped(effects: readonly Effect[]): DecidingFact['values'] {
  const byOutcome = new Map<Outcome, Effect[]>();
  for (const effect of effects) {
    const same = byOutcome.get(effect.outcome);
    if (same) same.push(effect);
    else byOutcome.set(effect.outcome, [effect]);
  }
  return [...byOutcome].map(([outcome, same]) => ({
    value: listed(same, effect => effect.label, ' | '),
    text: listed(same, effect => effect.said.text, ', '),
    fr: listed(same, effect => effect.said.fr, ', '),
    outcome,
  }));
}

const listedMax = 8;

const listed = (effects: readonly Effect[], word: (effect: Effect) => string, between: string): string =>
  effects.length > listedMax
    ? `${effects.slice(0, listedMax).map(word).join(between)}${between}…`
    : effects.map(word).join(between);

const anyValue = both('any-value');

/** What a fact is called and how it is asked in both languages, with the owner of a judgement. */
export function wording(
  fact: string,
  situation: Situation,
): Pick<Question, 'name' | 'name_fr' | 'question' | 'fr' | 'owner' | 'owner_fr'> {
  const { vocabulary } = situation.regimes;
  const { facts, judgements } = vocabulary;
  const judgement = fact.startsWith('judge:') ? judgements.get(fact.slice(6)) : undefined;
  const asked = judgement ?? facts.get(fact);
  const name = nameOf(vocabulary, fact);
  return {
    name: name.text,
    name_fr: name.fr,
    question: asked?.question ?? fact,
    ...(asked?.fr ? { fr: asked.fr } : {}),
    ...(judgement ? { owner: judgement.owner } : {}),
    ...(judgement?.ownerFr ? { owner_fr: judgement.ownerFr } : {}),
  };
}

/** The questions over all undecided duties: most duties settled first, then the earliest answer-by. */
export function questionsOf(
  undecided: readonly Undecided[],
  duties: readonly DutyResult[],
  situation: Situation,
): Question[] {
  const settles = settledBy(undecided);
  const facts = new Set(undecided.flatMap(one => [...one.effects.keys()]));
  const sure = duties
    .filter(d => d.outcome === 'triggered')
    .flatMap(d => d.stages.flatMap(s => (s.due && s.status === 'due' ? [Temporal.Instant.from(s.due)] : [])))
    .reduce(earlier, undefined);
  const timed = undecided.toSorted((a, b) => byInstant(a.worst?.due, b.worst?.due));
  const questions = [...facts].map(fact => {
    const touched = undecided.filter(one => one.effects.has(fact));
    const answerBy = touched.map(one => one.answerBy).reduce(earlier, undefined);
    const worst = touched.map(one => one.worst?.due).reduce(earlier, undefined);
    const benign = earlier(timed.find(one => !benignFor(one, fact))?.worst?.due, sure);
    const zone = touched[0]?.worst?.zone ?? 'UTC';
    const question: Question = {
      fact,
      ...wording(fact, situation),
      settles: settles.get(fact) ?? [],
      ...(answerBy ? { answer_by: written(answerBy, zone) } : {}),
      ...(worst ? { worst_case: written(worst, zone) } : {}),
      ...(benign ? { benign: written(benign, zone) } : {}),
    };
    return { question, answerBy };
  });
  return questions
    .toSorted(
      (a, b) =>
        b.question.settles.length - a.question.settles.length ||
        byInstant(a.answerBy, b.answerBy) ||
        (a.question.fact < b.question.fact ? -1 : 1),
    )
    .map(({ question }) => question);
}

/** Whether some value of the fact makes the duty go away. */
const benignFor = (one: Undecided, fact: string): boolean =>
  one.effects.get(fact)?.some(e => e.outcome === 'not_triggered' || e.outcome === 'not_applicable') ?? false;

/** The earlier of two instants; one that is not known gives way. */
const earlier = (a: Temporal.Instant | undefined, b: Temporal.Instant | undefined): Temporal.Instant | undefined =>
  byInstant(a, b) <= 0 ? a : b;

/** Orders instants; one that is not known comes last. */
function byInstant(a: Temporal.Instant | undefined, b: Temporal.Instant | undefined): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return Temporal.Instant.compare(a, b);
}
