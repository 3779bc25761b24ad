import type { Confidence } from '../contract/levels.ts';

/** How a core task went when a plan was exercised: without, with some, with major challenges, or not at all. */
export const ratings = ['P', 'S', 'M', 'U'] as const;
export type Rating = (typeof ratings)[number];

/** What the verdict reads of a scenario; `null` is what nobody knows yet. */
export interface ScenarioFacts {
  /** functions that are named */
  readonly functions: number;
  /** steps of the consequence pathway, its beginning included */
  readonly steps: number;
  /** dependencies that lead from one step to a later one */
  readonly edges: number;
  readonly capability: number | null;
  readonly intent: number | null;
  readonly consequence: number | null;
  readonly confidence: Confidence | null;
  /** decision points and tasks, each with the plan that answers it */
  readonly points: readonly { readonly answeredBy: string | null }[];
  readonly plans: readonly PlanFacts[];
}

export interface PlanFacts {
  readonly id: string;
  readonly title: string;
  /** ISO date; `null`: nobody knows */
  readonly approvedOn: string | null;
  /** the worst rating of a core task in its latest exercise; `null`: never exercised */
  readonly rating: Rating | null;
}

/** Lowest levels at which the combination of capability and threat is enough. */
export const least = { capability: 2, intent: 2, consequence: 3, coverage: 0.6, months: 24 } as const;
