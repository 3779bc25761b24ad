import { type Candidate, candidatesFor } from './candidates.ts';
import { openFacts } from './open.ts';
import type { Situation } from './situation.ts';
import { worstStages, written } from './stages.ts';
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
  return regimes.map(regime => {
    const effects = new Map<string, readonly Effect[]>();
    const open = openFacts(regime, base);
    for (const fact of open) {
      const each = candidatesFor(regime, fact, base.regimes).map(c => ({
        label: c.label,
        outcome: suppose(fact, c).standing(regime).outcome,
      }));
      if (each.some(effect => effect.outcome !== 'undecided')) effects.set(fact, each);
    }
    const alone = effects.size > 0;
    if (!alone) for (const fact of open) effects.set(fact, [{ label: 'any value', outcome: 'undecided' }]);
    const worst = worstCase(regime, base);
    const answerBy = worst && answerTime(worst, draftingMinutes);
    return { regime, effects, alone, ...(worst ? { worst } : {}), ...(answerBy ? { answerBy } : {}) };
  });
}

/** The earliest limit if the duty turned out to be triggered; clocks not yet set are stood in for by those before them. */
export function worstCase(regime: Regime, situation: Situation): WorstCase | undefined {
  const dated = worstStages(regime, situation).filter(stage => stage.due !== undefined && stage.from_at !== undefined);
  const found = dated.map(stage => ({
    stage: stage.id,
    due: Temporal.Instant.from(stage.due as string),
    zone: stage.zone,
    from: stage.from as string,
    fromAt: Temporal.Instant.from(stage.from_at as string),
    assumed: stage.notes.some(note => note.includes('stands in')),
  }));
  return found.toSorted((a, b) => Temporal.Instant.compare(a.due, b.due))[0];
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
  const labels = new Map<Outcome, string[]>();
  for (const { label, outcome } of effects) labels.set(outcome, [...(labels.get(outcome) ?? []), label]);
  return [...labels].map(([outcome, values]) => ({
    value: values.length > 8 ? `${values.slice(0, 8).join(' | ')} | …` : values.join(' | '),
    outcome,
  }));
}

export function wording(fact: string, situation: Situation): { question: string; owner?: string } {
  const { facts, judgements } = situation.regimes.vocabulary;
  const judgement = fact.startsWith('judge:') ? judgements.get(fact.slice(6)) : undefined;
  return judgement
    ? { question: judgement.question, owner: judgement.owner }
    : { question: facts.get(fact)?.question ?? fact };
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
    .toSorted(Temporal.Instant.compare)[0];
  const timed = undecided.toSorted((a, b) => byInstant(a.worst?.due, b.worst?.due));
  const questions = [...facts].map(fact => {
    const touched = undecided.filter(one => one.effects.has(fact));
    const first = earliestBy(touched, one => one.answerBy);
    const worst = earliestBy(touched, one => one.worst?.due);
    const left = timed.find(one => !benignFor(one, fact))?.worst?.due;
    const benign = byInstant(left, sure) <= 0 ? left : sure;
    const zone = touched[0]?.worst?.zone ?? 'UTC';
    return {
      fact,
      ...wording(fact, situation),
      settles: settles.get(fact) ?? [],
      ...(first ? { answer_by: written(first, zone) } : {}),
      ...(worst ? { worst_case: written(worst, zone) } : {}),
      ...(benign ? { benign: written(benign, zone) } : {}),
    };
  });
  return questions.toSorted(
    (a, b) => b.settles.length - a.settles.length || byTime(a.answer_by, b.answer_by) || (a.fact < b.fact ? -1 : 1),
  );
}

/** Whether some value of the fact makes the duty go away. */
const benignFor = (one: Undecided, fact: string): boolean =>
  one.effects.get(fact)?.some(e => e.outcome === 'not_triggered' || e.outcome === 'not_applicable') ?? false;

function earliestBy(
  list: readonly Undecided[],
  time: (one: Undecided) => Temporal.Instant | undefined,
): Temporal.Instant | undefined {
  return list.flatMap(one => time(one) ?? []).toSorted(Temporal.Instant.compare)[0];
}

/** Orders instants; one that is not known comes last. */
function byInstant(a: Temporal.Instant | undefined, b: Temporal.Instant | undefined): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return Temporal.Instant.compare(a, b);
}

function byTime(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return Temporal.Instant.compare(a, b);
}
