import type { Truth } from '#engines/kernel/truth.ts';
import { least, type PlanFacts, type ScenarioFacts } from './facts.ts';

/** How many decision points and tasks a current plan answers. `share` runs from the sure to the possible; null: none listed. */
export interface Coverage {
  readonly answered: number;
  /** answered by a plan of which nobody knows when it was approved */
  readonly undated: number;
  /** answered by no plan, or by one that is no longer or not yet current */
  readonly open: number;
  readonly total: number;
  readonly share: { readonly low: number; readonly high: number } | null;
}

/** Approved, and not longer ago than 24 months. @param today ISO date */
export function isCurrent(plan: PlanFacts, today: string): Truth {
  if (plan.approvedOn === null) return 'unknown';
  const approved = Temporal.PlainDate.from(plan.approvedOn);
  return Temporal.PlainDate.compare(approved, today) <= 0 && !isOld(approved, today) ? 'yes' : 'no';
}

export const isOld = (approved: Temporal.PlainDate, today: string): boolean =>
  Temporal.PlainDate.compare(approved.add({ months: least.months }), today) < 0;

export function coverageOf({ points, plans }: Pick<ScenarioFacts, 'points' | 'plans'>, today: string): Coverage {
  const current = new Map(plans.map(plan => [plan.id, isCurrent(plan, today)]));
  const standing = points.map(({ answeredBy }) => (answeredBy === null ? 'no' : (current.get(answeredBy) ?? 'no')));
  const count = (truth: Truth) => standing.filter(one => one === truth).length;
  const [answered, undated, total] = [count('yes'), count('unknown'), points.length];
  const share = total === 0 ? null : { low: answered / total, high: (answered + undated) / total };
  return { answered, undated, open: total - answered - undated, total, share };
}
