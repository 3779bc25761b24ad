import type { Reason } from '#engines/kernel/citation.ts';
import { all, any, type Truth } from '#engines/kernel/truth.ts';
import { coverageOf, type Coverage, isOld } from './coverage.ts';
import { least, type PlanFacts, type ScenarioFacts } from './facts.ts';
import * as say from './sentences.ts';

export const elementNames = ['function', 'pathway', 'capability', 'intent', 'consequence', 'confidence'] as const;
export type ElementName = (typeof elementNames)[number];

/** One thing a scenario needs before a plan can be made for it. */
export interface Element {
  readonly element: ElementName;
  readonly holds: Truth;
  readonly reason: Reason;
}

export interface Specificity {
  /** `watch`: something is missing, and it is named; `cannot-be-said`: nothing is missing, something is not known */
  readonly outcome: 'specific' | 'watch' | 'cannot-be-said';
  readonly headline: Reason;
  readonly elements: readonly Element[];
  /** what keeps it from being specific */
  readonly missing: readonly Reason[];
  /** what is to be asked, for what is missing or not known */
  readonly ask: readonly Reason[];
  /** whether a new or updated plan is due, were the scenario specific */
  readonly planDue: Truth;
  readonly dueBecause: readonly Reason[];
  readonly coverage: Coverage;
}

/**
 * Whether capability and threat against a function are specific enough to plan for, and whether a plan is due. What is
 * not known never counts as no. @param today ISO date, for the age of plans
 */
export function specificityOf(facts: ScenarioFacts, today: string): Specificity {
  const elements = elementNames.map(element => elementOf(element, facts));
  const coverage = coverageOf(facts, today);
  const due = dueParts(facts, coverage, today);
  const planDue = any(due.map(part => part.holds));
  const outcome = { yes: 'specific', no: 'watch', unknown: 'cannot-be-said' } as const;
  const found = outcome[all(elements.map(({ holds }) => holds))];
  const of = (truth: Truth) => elements.filter(({ holds }) => holds === truth);
  return {
    outcome: found,
    headline: say.headline(found, planDue, facts.plans.length > 0, of(found === 'watch' ? 'no' : 'unknown')),
    elements,
    missing: of('no').map(({ reason }) => reason),
    ask: [...of('no'), ...of('unknown')].map(({ element }) => say.question(element)),
    planDue,
    dueBecause: due.filter(part => part.holds === planDue || part.holds === 'yes').map(({ reason }) => reason),
    coverage,
  };
}

function elementOf(element: ElementName, facts: ScenarioFacts): Element {
  const holds = elementHolds(element, facts);
  return { element, holds, reason: say.element(element, holds, facts) };
}

function elementHolds(element: ElementName, facts: ScenarioFacts): Truth {
  switch (element) {
    case 'function':
      return facts.functions > 0 ? 'yes' : 'no';
    case 'pathway':
      return facts.steps >= 2 && facts.edges >= 1 ? 'yes' : 'no';
    case 'confidence':
      return facts.confidence === null ? 'unknown' : facts.confidence === 'low' ? 'no' : 'yes';
    default:
      return reaches(facts[element], least[element]);
  }
}

const reaches = (level: number | null, enough: number): Truth =>
  level === null ? 'unknown' : level >= enough ? 'yes' : 'no';

interface DuePart {
  readonly holds: Truth;
  readonly reason: Reason;
}

function dueParts(facts: ScenarioFacts, coverage: Coverage, today: string): readonly DuePart[] {
  if (facts.plans.length === 0) return [{ holds: 'yes', reason: say.noPlan() }];
  const uncovered = isUncovered(coverage);
  return [
    { holds: uncovered, reason: say.covered(uncovered, coverage) },
    ...facts.plans.map(plan => agePart(plan, today)),
    ...facts.plans.map(plan => ratingPart(plan)),
  ];
}

function isUncovered({ share }: Coverage): Truth {
  if (share === null) return 'unknown';
  if (share.high < least.coverage) return 'yes';
  return share.low >= least.coverage ? 'no' : 'unknown';
}

function agePart(plan: PlanFacts, today: string): DuePart {
  const holds: Truth =
    plan.approvedOn === null ? 'unknown' : isOld(Temporal.PlainDate.from(plan.approvedOn), today) ? 'yes' : 'no';
  return { holds, reason: say.age(holds, plan) };
}

function ratingPart(plan: PlanFacts): DuePart {
  const holds: Truth = plan.rating === 'M' || plan.rating === 'U' ? 'yes' : 'no';
  return { holds, reason: say.rated(plan) };
}
