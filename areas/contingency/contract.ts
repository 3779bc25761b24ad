import { z } from 'zod';
import type { Reason } from '#engines/kernel/citation.ts';
import { modes } from '#engines/kernel/mode.ts';
import { confidences } from './contract/levels.ts';
import { handPathway, type Pathway } from './contract/pathway.ts';

export { type HourBand, type Pathway, type Step } from './contract/pathway.ts';

export const states = [
  'idea',
  'screened',
  'watch',
  'specific',
  'planning-tasked',
  'planned',
  'exercised',
  'retired',
] as const;
export const stateSchema = z.enum(states);
export type State = z.infer<typeof stateSchema>;

export const ratingSchema = z.enum(['P', 'S', 'M', 'U']);
const level = z.int().min(0).max(4).nullable().default(null);
const day = z.iso.date();
const id = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(40);

/** Function that people would miss: named, or taken from a model. */
export const namedFunction = z.object({
  name: z.string().trim().min(1).max(200),
  model: z.string().max(200).nullable().default(null),
  target: z.string().max(200).nullable().default(null),
});

export const evidence = z.object({
  about: z.enum(['capability', 'intent', 'exposure', 'consequence', 'pathway', 'other']),
  text: z.string().trim().min(1).max(2000),
  source: z.string().trim().min(1).max(300),
  marking: z.string().trim().min(1).max(200),
  on: day.nullable().default(null),
});
export type Evidence = z.infer<typeof evidence>;

/** What answers a decision point or a task: a call-out plan kept here, or a plan named by title, version and day. */
export const planReference = z.object({
  id,
  /** slug of a call-out plan of one's own party; null: a plan kept elsewhere */
  callOut: z.string().max(80).nullable().default(null),
  title: z.string().trim().min(1).max(200),
  version: z.string().trim().max(60).default(''),
  approvedOn: day.nullable().default(null),
  /** the latest exercise and the worst rating of a core task in it */
  exercised: z.object({ on: day, rating: ratingSchema }).nullable().default(null),
});
export type PlanReference = z.infer<typeof planReference>;

export const point = z.object({
  id,
  kind: z.enum(['decision', 'task']),
  text: z.string().trim().min(1).max(500),
  /** the role or party that decides or does it */
  owner: z.string().trim().max(200).default(''),
  answeredBy: id.nullable().default(null),
});
export type Point = z.infer<typeof point>;

const text = (most: number) => z.string().trim().max(most).default('');

/** What a scenario says. There is no field for an adversary's name, means or targets: levels describe it, and no more. */
export const scenarioFields = z.object({
  title: z.string().trim().min(3).max(200),
  functions: z.array(namedFunction).max(200).default([]),
  capability: level,
  intent: level,
  exposure: level,
  consequence: level,
  confidence: z.enum(confidences).nullable().default(null),
  people: z.int().min(0).max(10_000_000_000).nullable().default(null),
  durationHours: z.number().min(0).max(876_000).nullable().default(null),
  area: text(300),
  warningHours: z.number().min(0).max(876_000).nullable().default(null),
  points: z.array(point).max(200).default([]),
  plans: z.array(planReference).max(50).default([]),
});

/** What the shape alone does not say; the same for the form, files and whoever writes through the interface. */
const whole = <T extends typeof scenarioFields>(shape: T) =>
  shape.superRefine(({ points, plans }, context) => {
    const add = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [name, list] of [
      ['points', points],
      ['plans', plans],
    ] as const)
      for (const [i, one] of list.entries())
        if (list.findIndex(other => other.id === one.id) !== i)
          add([name, i, 'id'], `\`${one.id}\` stands there twice.`);
    for (const [i, { answeredBy }] of points.entries())
      if (answeredBy !== null && !plans.some(plan => plan.id === answeredBy))
        add(['points', i, 'answeredBy'], `No plan \`${answeredBy}\` is named.`);
  });
export const scenarioContent = whole(scenarioFields);
export type ScenarioContent = z.infer<typeof scenarioContent>;

const more = {
  marking: z.string().trim().min(1).max(200).default('TLP:AMBER'),
  evidence: z.array(evidence).max(40).default([]),
};

export const scenarioInput = z.object({
  content: scenarioContent,
  ...more,
  pathway: handPathway.default({ begins: { kind: '', targets: [], words: '' }, steps: [] }),
  mode: z.enum(modes).default('live'),
  /** name of the exercise or drill, for what is not live */
  exercise: z.string().trim().min(1).max(120).nullable().default(null),
});
export type ScenarioInput = z.input<typeof scenarioInput>;

/** A mode is for good: what was an exercise never becomes live. */
export const scenarioChange = z.object({
  content: scenarioContent,
  ...more,
  /** null: the pathway stays as it is */
  pathway: handPathway.nullable().default(null),
  version: z.int().positive(),
  note: z.string().trim().max(500).default(''),
});
export type ScenarioChange = z.input<typeof scenarioChange>;

export const stepInput = z.object({
  to: stateSchema,
  version: z.int().positive(),
  why: z.string().trim().max(1000).default(''),
  /** who plans, and by which day: for `planning-tasked` */
  who: z.string().trim().max(200).default(''),
  by: day.nullable().default(null),
});
export type StepInput = z.infer<typeof stepInput>;

/** Lets a party see it; `facts` are what one attests for it, such as `need_to_know`. */
export const releaseInput = z.object({
  party: z.int().positive(),
  version: z.int().positive(),
  facts: z.record(z.string().max(100), z.boolean()).default({}),
});
export type ReleaseInput = z.infer<typeof releaseInput>;

const truth = z.enum(['yes', 'no', 'unknown']);
const reason: z.ZodType<Reason> = z.object({ code: z.string(), text: z.string(), fr: z.string().optional() });

export const specificityAnswer = z.object({
  outcome: z.enum(['specific', 'watch', 'cannot-be-said']),
  headline: reason,
  elements: z.array(z.object({ element: z.string(), holds: truth, reason })),
  missing: z.array(reason),
  ask: z.array(reason),
  planDue: truth,
  dueBecause: z.array(reason),
  coverage: z.object({
    answered: z.int(),
    undated: z.int(),
    open: z.int(),
    total: z.int(),
    share: z.object({ low: z.number(), high: z.number() }).nullable(),
  }),
});
export type SpecificityAnswer = z.infer<typeof specificityAnswer>;

export const scenarioLine = z.object({
  id: z.int(),
  ref: z.string(),
  title: z.string(),
  functions: z.array(z.string()),
  party: z.int(),
  partyName: z.string(),
  marking: z.string(),
  mode: z.enum(modes),
  exercise: z.string().nullable(),
  state: stateSchema,
  version: z.int(),
  changedAt: z.string(),
  verdict: specificityAnswer,
});
export type ScenarioLine = z.infer<typeof scenarioLine>;

/** A next state: open, or why not yet. */
export interface NextState {
  readonly to: State;
  readonly refused: { readonly message: string; readonly fr: string } | null;
}

export interface ScenarioDetail extends ScenarioLine {
  readonly content: ScenarioContent;
  readonly pathway: Pathway;
  /** names of the pathway that one may not see were left out */
  readonly withheld: boolean;
  readonly evidence: readonly Evidence[];
  /** pieces of evidence that one may not see */
  readonly evidenceWithheld: number;
  /** whether the run that the pathway cites is one's own to open */
  readonly runOpen: boolean;
  readonly owns: boolean;
  readonly next: readonly NextState[];
  readonly history: readonly {
    readonly from: State | null;
    readonly to: State;
    readonly at: string;
    readonly by: string;
    readonly why: string;
    readonly who: string;
    readonly due: string | null;
  }[];
  readonly versions: readonly {
    readonly version: number;
    readonly at: string;
    readonly by: string;
    readonly note: string;
  }[];
  readonly readers: readonly { readonly party: number; readonly name: string; readonly at: string }[];
  /** call-out plans of one's own party that wait for a function of the pathway */
  readonly triggers: readonly {
    readonly plan: string;
    readonly target: string;
    readonly withinHours: number;
    readonly atLeast: number;
  }[];
}
