import { z } from 'zod';

/** A century in hours: what is longer is a slip of the pen. */
const hours = z.number().min(0).max(876_000);
const share = z.number().min(0).max(1);

/** Hours: early, likely, late. */
export const hourBand = z
  .object({ p5: hours, p50: hours, p95: hours })
  .refine(({ p5, p50, p95 }) => p5 <= p50 && p50 <= p95, 'Early, likely and late hours have to ascend.');
export type HourBand = z.infer<typeof hourBand>;

/** A chance with the band it was found in; `estimate` is null when only the band is known. */
export const chance = z
  .object({ estimate: share.nullable(), low: share, high: share })
  .refine(
    ({ estimate, low, high }) => low <= (estimate ?? low) && (estimate ?? high) <= high && low <= high,
    'A probability lies inside its band.',
  );

/** The word by which a step names the beginning of the pathway as what it follows from. */
export const beginning = 'begins';

const chain = z.object({
  /** records the failure passed through, in order; empty when only the words are known */
  nodes: z.array(z.string().min(1).max(200)).max(200).default([]),
  hours: z.array(hours).max(200).default([]),
  text: z.string().trim().min(1).max(2000),
  share: share.nullable().default(null),
});

export const step = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .refine(id => id !== beginning, '`begins` names the beginning of the pathway.'),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['event', 'function', 'sector', 'all']).default('event'),
  within: hourBand.nullable().default(null),
  lasts: hourBand.nullable().default(null),
  probability: chance.nullable().default(null),
  /** what a plan can wait for */
  trigger: z
    .object({ withinHours: z.number().positive().max(876_000), atLeast: share })
    .nullable()
    .default(null),
  /** dependencies: earlier steps, or the beginning, from which this one follows */
  after: z.array(z.string().min(1).max(200)).max(50).default([]),
  /** the dependency in words */
  through: z.string().trim().max(300).default(''),
  chains: z.array(chain).max(10).default([]),
});
export type Step = z.infer<typeof step>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a pathway rests on, so that it can be found again. */
export const cites = z.object({
  run: z.int().positive().nullable(),
  resultSha256: sha256.nullable(),
  model: z.string().min(1).max(200),
  modelHash: z.string().min(1).max(200),
  seed: z.int().min(0).max(4_294_967_295),
  worlds: z.int().min(0).max(1_000_000_000),
});

const pathwayShape = z.object({
  /** `run`: taken from a run kept here; `file`: as an exported file says; `hand`: written by people */
  origin: z.enum(['run', 'file', 'hand']),
  cites: cites.nullable().default(null),
  begins: z.object({
    kind: z.string().max(60).default(''),
    targets: z.array(z.string().min(1).max(200)).max(200).default([]),
    words: z.string().trim().max(300).default(''),
  }),
  steps: z.array(step).max(2000),
});

/** Ordered steps: each follows from what comes before it, so that no pathway can lead back to itself. */
export const pathway = pathwayShape.superRefine(({ steps }, context) => {
  const seen = new Set<string>([beginning]);
  let hour = 0;
  for (const [i, { id, after, within }] of steps.entries()) {
    const add = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['steps', i, ...path], message });
    if (seen.has(id)) add(['id'], `Step ${i + 1}: the id \`${id}\` stands there twice.`);
    for (const [j, from] of after.entries())
      if (!seen.has(from))
        add(['after', j], `Step ${i + 1} (\`${id}\`) follows from \`${from}\`, which is no earlier step.`);
    if (within && within.p50 < hour)
      add(['within', 'p50'], `Step ${i + 1} (\`${id}\`) comes after ${within.p50} h, before the step above it.`);
    hour = Math.max(hour, within?.p50 ?? 0);
    seen.add(id);
  }
});
export type Pathway = z.infer<typeof pathway>;

/** What people may write: a pathway of a run or a file is taken as it is, or written anew. */
export const handPathway = pathwayShape.omit({ origin: true, cites: true });
