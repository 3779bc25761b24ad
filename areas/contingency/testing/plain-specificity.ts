import type { Truth } from '#engines/kernel/truth.ts';
import { type PlanFacts, ratings, type ScenarioFacts } from '../specificity/facts.ts';

/**
 * The verdict the slow way: every unknown is replaced by each value it could have, and two-valued rules are asked of
 * each world that results. What is the same in all of them can be said; nothing else can.
 */
export function plainSpecificity(facts: ScenarioFacts, today: string): { outcome: string; planDue: Truth } {
  const specific = new Set<boolean>();
  for (const capability of facts.capability === null ? [0, 1, 2, 3, 4] : [facts.capability])
    for (const intent of facts.intent === null ? [0, 1, 2, 3, 4] : [facts.intent])
      for (const consequence of facts.consequence === null ? [0, 1, 2, 3, 4] : [facts.consequence])
        for (const confidence of facts.confidence === null ? ['low', 'moderate', 'high'] : [facts.confidence])
          specific.add(
            facts.functions > 0 &&
              facts.steps > 1 &&
              facts.edges > 0 &&
              capability > 1 &&
              intent > 1 &&
              consequence > 2 &&
              confidence !== 'low',
          );
  const due = new Set(worldsOf(facts.plans, today).map(plans => isDue({ ...facts, plans }, today)));
  const outcome = specific.size === 2 ? 'cannot-be-said' : specific.has(true) ? 'specific' : 'watch';
  return { outcome, planDue: due.size === 2 || noPoints(facts, due) ? 'unknown' : due.has(true) ? 'yes' : 'no' };
}

/** Without points coverage is not known, so that a plan is due for certain only by another reason. */
const noPoints = (facts: ScenarioFacts, due: Set<boolean>) => facts.points.length === 0 && !due.has(true);

function worldsOf(plans: readonly PlanFacts[], today: string): (readonly PlanFacts[])[] {
  const [first, ...rest] = plans;
  if (!first) return [[]];
  const dates = first.approvedOn === null ? [today, '2001-01-01', '9999-01-01'] : [first.approvedOn];
  return dates.flatMap(approvedOn => worldsOf(rest, today).map(others => [{ ...first, approvedOn }, ...others]));
}

function isDue({ points, plans }: ScenarioFacts, today: string): boolean {
  if (plans.length === 0) return true;
  const current = (id: string | null) =>
    plans.some(plan => plan.id === id && plan.approvedOn! <= today && !old(plan.approvedOn!, today));
  const answered = points.filter(point => current(point.answeredBy)).length;
  return (
    (points.length > 0 && answered * 10 < points.length * 6) ||
    plans.some(plan => old(plan.approvedOn!, today)) ||
    plans.some(plan => plan.rating !== null && ratings.indexOf(plan.rating) >= 2)
  );
}

/** The same day two years on is the last that is not older; there is no 29 February then, so its eve is. */
function old(approvedOn: string, today: string): boolean {
  const last = `${Number(approvedOn.slice(0, 4)) + 2}${approvedOn.slice(4)}`.replace('-02-29', '-02-28');
  return today > last.padStart(10, '0');
}
