import { fail } from '#engines/kernel/failure.ts';
import { askedFrom } from './asked.ts';
import { becauseOf } from './because.ts';
import { decidingFacts, questionsOf, settledBy, type Undecided, undecidedIn, wording } from './deciding.ts';
import { type Situation, situationOf, type Standing } from './situation.ts';
import { stagesOf, written } from './stages.ts';
import type { DutyResult, EvaluateInput, EvaluateResult, Regime, Regimes } from './types.ts';
import { say } from './words.ts';

/**
 * Says for each regime whether its duty is triggered, not triggered, undecided, not applicable or not in force, with
 * stages and limits, reasons with their articles, and for undecided duties the facts to find out first and by when.
 * @throws FailureError for unknown or ill-typed facts, unreadable times, unknown regimes, dates outside holiday data
 */
export function evaluateDuties(regimes: Regimes, input: EvaluateInput): EvaluateResult {
  const situation = situationOf(askedFrom(regimes, input));
  const wanted = wantedRegimes(regimes, input.regimes);
  const open = wanted.filter(regime => situation.outcome(regime) === 'undecided');
  const undecided = undecidedIn(open, situation, input.drafting_minutes ?? 120);
  const byId = new Map(undecided.map(one => [one.regime.id, one]));
  const settles = settledBy(undecided);
  const duties = wanted.map(regime => dutyOf(regime, situation, byId.get(regime.id), settles));
  return {
    now: input.now,
    ...(input.as_known_at ? { as_known_at: input.as_known_at } : {}),
    duties,
    questions: questionsOf(undecided, duties, situation),
    notice: say('notice', 'en'),
    notice_fr: say('notice', 'fr'),
  };
}

/** Outcomes alone, for many incidents at once: no stages, reasons or deciding facts. */
export function outcomesOf(regimes: Regimes, input: EvaluateInput): ReadonlyMap<string, DutyResult['outcome']> {
  const situation = situationOf(askedFrom(regimes, input));
  return new Map(wantedRegimes(regimes, input.regimes).map(regime => [regime.id, situation.outcome(regime)]));
}

function wantedRegimes(regimes: Regimes, ids: readonly string[] | undefined): readonly Regime[] {
  if (ids === undefined) return regimes.list;
  if (!Array.isArray(ids))
    fail('wrong-type', '`regimes` takes a list of regime ids.', {
      pointer: '/input/regimes',
      next: 'Leave it out to ask all.',
    });
  return ids.map(
    (id, i) =>
      regimes.byId.get(id) ??
      fail('unknown-regime', `There is no regime \`${id}\`.`, {
        pointer: `/input/regimes/${i}`,
        next: 'See packs/regimes for the ids.',
      }),
  );
}

function dutyOf(
  regime: Regime,
  situation: Situation,
  undecided: Undecided | undefined,
  settles: ReadonlyMap<string, readonly string[]>,
): DutyResult {
  const standing = situation.standing(regime);
  const deciding = undecided ? decidingFacts(undecided, settles, situation) : [];
  const satisfied = regime.satisfiedBy.map(s => ({
    ...s,
    outcome: situation.outcome(situation.regimes.byId.get(s.regime) as Regime),
  }));
  return {
    regime: regime.id,
    title: regime.title,
    kind: regime.kind,
    jurisdiction: regime.jurisdiction,
    ...(regime.authority ? { authority: regime.authority } : {}),
    instrument: regime.instrument,
    outcome: standing.outcome,
    flags: flagsOf(regime),
    deciding_facts: deciding,
    ...watchOf(undecided, situation),
    stages: standing.outcome === 'triggered' ? stagesOf(stageSource(regime, situation), situation) : [],
    because: becauseOf(regime, standing, situation),
    missing: deciding.map(fact => wording(fact.fact, situation).question),
    ...relations(standing),
    ...(satisfied.length > 0 ? { may_be_satisfied_by: satisfied } : {}),
    basis: regime.basis,
  };
}

/** A profile reports through the national rule where that is shown instead of the rule it extends. */
function stageSource(regime: Regime, situation: Situation): Regime {
  const extended = regime.extends ? situation.regimes.byId.get(regime.extends) : undefined;
  const standing = extended && situation.standing(extended);
  const national = standing?.outcome === 'not_applicable' ? standing.implementedBy[0] : undefined;
  return (national && situation.regimes.byId.get(national)) || regime;
}

function relations(standing: Standing): Partial<DutyResult> {
  return {
    ...(standing.displacedBy ? { displaced_by: standing.displacedBy } : {}),
    ...(standing.implementedBy.length > 0 ? { implemented_by: standing.implementedBy } : {}),
    ...(standing.states ? { states: standing.states } : {}),
  };
}

/** An undecided duty is watched: look again when the answer is due, or at once when that time has passed. */
function watchOf(undecided: Undecided | undefined, situation: Situation): Partial<DutyResult> {
  const { worst, answerBy } = undecided ?? {};
  if (!worst || !answerBy) return {};
  const passed = Temporal.Instant.compare(answerBy, situation.now) <= 0;
  return {
    answer_by: written(answerBy, worst.zone),
    watch_until: written(passed ? situation.now : answerBy, worst.zone),
    worst_case: {
      stage: worst.stage,
      due: written(worst.due, worst.zone),
      zone: worst.zone,
      from: worst.from,
      assumed: worst.assumed,
    },
  };
}

function flagsOf(regime: Regime): string[] {
  const flags = new Set<string>();
  if (regime.confidence !== 'confirmed') flags.add(regime.confidence);
  if (regime.status.confidence !== 'confirmed') flags.add(`status-${regime.status.confidence}`);
  if (regime.status.state === 'uncertain') flags.add('status-uncertain');
  if (regime.kind === 'voluntary') flags.add('voluntary');
  return [...flags];
}
