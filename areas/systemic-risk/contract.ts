import { z } from 'zod';
import type { NextFailure } from '#engines/cascade/index.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { modes } from '#engines/kernel/mode.ts';

/** `pack:<id>` for a model that ships, `own:<number>` for one kept here. */
export const modelKey = z.string().regex(/^(pack:[a-z0-9-]{1,60}|own:[1-9]\d{0,8})$/);

/** A number, or a distribution that the engine checks. */
const amount = (number: z.ZodNumber) => z.union([number, z.looseObject({ dist: z.string().max(20) })]);
const probability = z.number().min(0).max(1);
const hit = z.array(z.string().min(1).max(200)).max(200);

/**
 * What the engine's `readShock` takes; the engine checks the values and names the field. A field it does not take is
 * refused, so that nothing somebody stated is left out of a run without a word.
 */
export const shockInput = z.strictObject({
  kind: z.enum(['node', 'technology', 'operator', 'region', 'sector', 'joint']),
  targets: hit.default([]),
  /** fall together with the targets or in their place, each as an event of its own */
  products: hit.optional(),
  start: z.number().min(0).max(87_600).optional(),
  duration: amount(z.number()).optional(),
  eventProbability: probability.optional(),
  compromise: amount(probability).optional(),
  severity: amount(probability).optional(),
  correlation: probability.optional(),
});
export type ShockInput = z.infer<typeof shockInput>;

/** One measure to try; `changes` are those of the engine, which checks them against the model. */
export const mitigationInput = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(200),
  cost: z.number().min(0).optional(),
  lead_time_hours: z.number().min(0).optional(),
  changes: z
    .array(z.looseObject({ change: z.string().max(30) }))
    .min(1)
    .max(50),
});
export type MitigationInput = z.infer<typeof mitigationInput>;

/** The largest run the service takes in one go; more is asked with another seed. */
export const mostWorlds = 100_000;

export const runInput = z.object({
  model: modelKey,
  title: z.string().trim().min(1).max(200),
  shock: shockInput,
  worlds: z.int().min(1).max(mostWorlds).default(1000),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  horizonHours: z.number().positive().max(8760).default(336),
  parameterDraws: z.int().min(0).max(256).default(64),
  mitigations: z.array(mitigationInput).max(20).default([]),
  mode: z.enum(modes).default('live'),
  /** name of the exercise or drill, for what is not live */
  exercise: z.string().trim().min(1).max(120).nullable().default(null),
  /** the incident it is asked for, if any */
  incident: z.int().positive().nullable().default(null),
});
export type RunInput = z.infer<typeof runInput>;

export const runState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const run = z.object({
  id: z.int(),
  model: modelKey,
  title: z.string(),
  marking: z.string(),
  mode: z.enum(modes),
  exercise: z.string().nullable(),
  incident: z.int().nullable(),
  request: runInput,
  state: runState,
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  createdBy: z.string().nullable(),
  /** pieces done and in all; the last piece joins the others */
  progress: z.object({ done: z.int(), of: z.int() }),
  manifest: z.record(z.string(), z.unknown()).nullable(),
  sha256: z.string().nullable(),
});
export type Run = z.infer<typeof run>;

export const modelLine = z.object({
  key: modelKey,
  title: z.string(),
  keeper: z.string(),
  readOnly: z.boolean(),
  licence: z.string().nullable(),
  marking: z.string(),
  nodes: z.int().nullable(),
  edges: z.int().nullable(),
  parts: z.int(),
  /** rises with every part that is added, changed or taken back; of a shipped model the pack's own */
  revision: z.int(),
});
export type ModelLine = z.infer<typeof modelLine>;

/** Lists of records as the engine's `readModel` takes them. */
export const records = z.object({
  nodes: z.array(z.looseObject({})).max(200_000).default([]),
  edges: z.array(z.looseObject({})).max(1_000_000).default([]),
  technologies: z.array(z.looseObject({})).max(10_000).default([]),
  functions: z.array(z.looseObject({})).max(10_000).default([]),
  crewPools: z.record(z.string(), z.number()).default({}),
});
export type Records = z.infer<typeof records>;

/** A question that takes long, about a finished run: on its model, its seed and its horizon. */
export const questionInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ranking'),
    kinds: z
      .array(z.enum(['node', 'operator', 'product']))
      .min(1)
      .max(3)
      .default(['node', 'operator', 'product']),
    /** candidates confirmed by timed runs, of each kind */
    confirm: z.int().min(2).max(40).default(12),
    worlds: z.int().min(10).max(500).default(40),
    /** members of each greedy cover whose pairs and triples are confirmed; 0 leaves combinations out */
    combine: z.int().min(0).max(4).default(3),
    /** hours each is out; until repaired when absent */
    duration: z.number().positive().max(8760).optional(),
  }),
  z.object({
    kind: z.literal('unknowns'),
    draws: z.int().min(4).max(128).default(16),
    worlds: z.int().min(2).max(200).default(10),
  }),
  z.object({
    kind: z.literal('measures'),
    worlds: z.int().min(10).max(2000).default(200),
    mitigations: z.array(mitigationInput).min(1).max(20),
  }),
]);
export type QuestionInput = z.infer<typeof questionInput>;

export const question = z.object({
  id: z.int(),
  run: z.int(),
  input: questionInput,
  state: runState,
  error: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: z.object({ done: z.int(), of: z.int() }),
  sha256: z.string().nullable(),
});
export type Question = z.infer<typeof question>;

/** Think of a call-out plan when a function or sector is likely to fail within so many hours. */
export const triggerInput = z.object({
  plan: z.string().trim().min(1).max(80),
  model: modelKey,
  target: z.string().trim().min(1).max(200),
  withinHours: z.number().positive().max(8760),
  atLeast: z.number().positive().max(1),
  /** the exercise or drill to whose incidents it is confined; without one it is held against every open incident */
  exercise: z.string().trim().min(1).max(120).nullable().default(null),
});
export const trigger = triggerInput.extend({ id: z.int() });
export type Trigger = z.infer<typeof trigger>;

const verdictReason = z.enum(['chance', 'nothing-matched', 'not-in-model', 'no-model']);
/** Worlds that lost the target in time, of how many; the chance lies between `low` and `high` (95 %). */
const seenIn = z.object({ seen: z.int(), worlds: z.int(), low: z.number(), high: z.number() });

/** A trigger held against what is likely to fail next. `null`: cannot be said, which is not no. */
export interface TriggerVerdict extends Trigger {
  readonly met: boolean | null;
  readonly because: z.infer<typeof verdictReason>;
  readonly targetName: string;
  readonly chance: z.infer<typeof seenIn> | null;
  /** hours until the loss in the earliest twentieth of the worlds that show it in time */
  readonly earliestHours: number | null;
}

/** What a stored verdict rests on. The records of the model that stand for the affected are kept as a hash only. */
export const verdictBasis = z.object({
  sha256: z.string().nullable(),
  down: z.string().nullable(),
  seed: z.int(),
  worlds: z.int(),
});
export type VerdictBasis = z.infer<typeof verdictBasis>;

/** The latest verdict of a trigger about an incident, with its time and what it rests on, in words as well. */
export const verdict = z.object({
  id: z.int(),
  incident: z.int(),
  mode: z.enum(['live', 'exercise', 'drill']),
  exercise: z.string().nullable(),
  trigger,
  met: z.boolean().nullable(),
  because: verdictReason,
  targetName: z.string(),
  chance: seenIn.nullable(),
  standsFor: z.array(z.string()),
  unmatched: z.array(z.string()),
  basis: verdictBasis,
  /** of the incident and of the model together */
  marking: z.string(),
  heldAt: z.string(),
  changedAt: z.string(),
  settled: z.enum(['call-out', 'set-aside']).nullable(),
  settledAt: z.string().nullable(),
  settledWhy: z.string().nullable(),
  /** in the language asked for: what to do, the reason, and where what is missing is answered */
  title: z.string(),
  sentence: z.string(),
  /** the reason alone, without the plan: what others may be told */
  finding: z.string(),
  next: z.object({ label: z.string(), href: z.string() }),
});
export type Verdict = z.infer<typeof verdict>;

/** Which state of a model the questions about a run are asked of. */
export const modelState = z.object({
  model: modelKey,
  /** of the model as the run froze it */
  sha256: z.string(),
  /** whether that state is still there to be asked */
  kept: z.boolean(),
  /** whether the model is still the same; null when one may not look at it any more */
  current: z.boolean().nullable(),
});
export type ModelState = z.infer<typeof modelState>;

/** What of two runs can be compared. Differences in hours, the other run less this one, with their 95 % interval. */
export const comparison = z.object({
  how: z.enum(['same-worlds', 'independent', 'other-model', 'other-horizon', 'not-kept']),
  worlds: z.int(),
  differences: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['function', 'sector']),
      mean: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;

/** What an incident puts at risk: where it touches the model, and what is likely to fail next. */
export interface IncidentRisk {
  readonly model: string;
  readonly title: string;
  /** records of the model that stand for the affected entities, with why */
  readonly down: readonly { readonly node: string; readonly name: string; readonly because: string }[];
  readonly unmatched: readonly string[];
  readonly next: readonly NextFailure[];
  /** what the answer rests on, so that it can be asked again and come out the same */
  readonly basis: { readonly sha256: string; readonly seed: number; readonly worlds: number };
  /** runs of one's own party for this incident, newest first */
  readonly runs: readonly { readonly id: number; readonly title: string; readonly state: string }[];
  readonly triggers: readonly TriggerVerdict[];
}

export interface SystemicRiskService {
  /** for the incident, on the given model; `down` is empty when none of its entities could be matched: not "no risk" */
  nextToFail(tx: Tx, actor: Actor, incident: number, model?: string): Promise<IncidentRisk>;
}

declare module '#platform/room/room.ts' {
  interface Services {
    systemicRisk: SystemicRiskService;
  }
}
