import { z } from 'zod';
import { channelSchema, itemSchema } from './contract.ts';

/** Shapes of what the routes of this room answer. */
const citation = z.object({
  source: z.string(),
  place: z.string().optional(),
  confidence: z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']).optional(),
});
const reason = z.object({
  code: z.string(),
  text: z.string(),
  component: z.string().optional(),
  citation: citation.optional(),
});
const basis = z.object({ pack: z.string(), revision: z.number(), hash: z.string() });
const blocked = z.object({
  code: z.string(),
  message: z.string(),
  next: z.string(),
  fr: z.object({ message: z.string(), next: z.string() }).optional(),
});
const truth = z.enum(['yes', 'no', 'unknown']);

const verdict = z.object({
  decision: z.enum(['permit', 'permit-with-conditions', 'deny', 'cannot-decide']),
  conditions: z.array(reason),
  because: z.array(reason),
  missing: z.array(reason),
  unknown: z.array(reason),
  obligations: z.array(reason),
  valid_until: z.string().optional(),
  basis: z.array(basis),
});

const protection = z.object({
  id: z.string(),
  title: z.string(),
  kinds: z.array(z.string()),
  applies: truth,
  inForce: truth,
  because: z.array(reason),
  unknown: z.array(reason),
  limits: z.array(reason).optional(),
  validUntil: z.string().optional(),
});

const cell = z.object({
  section: z.string(),
  outcome: z.enum(['full', 'redacted', 'withheld', 'blocked']),
  verdict,
  blocked: blocked.optional(),
  translation: z
    .object({
      scheme: z.string(),
      marking: z.string(),
      relation: z.string(),
      residual: z.array(z.object({ en: z.string(), fr: z.string() })),
    })
    .nullable(),
  reliesOn: z.array(z.object({ kind: z.string(), id: z.union([z.string(), z.number()]).optional(), text: z.string() })),
  protections: z.array(protection),
});

const recipient = z.object({
  recipient: z.int(),
  name: z.string(),
  blocked: blocked.optional(),
  cells: z.array(cell),
  version: z.object({
    hash: z.string().nullable(),
    marking: z.string().nullable(),
    sections: z.array(
      z.object({ id: z.string(), title: z.string(), marking: z.string(), body: z.string(), redacted: z.boolean() }),
    ),
  }),
  conditions: z.array(reason),
  obligations: z.array(reason),
  channel: channelSchema.optional(),
  passedOver: z.array(z.object({ channel: channelSchema, blocked })).optional(),
});

export const disclosureAnswer = z.object({
  id: z.int().nullable(),
  at: z.string(),
  mode: z.string(),
  recipients: z.array(recipient),
  basis: z.array(basis),
});

export const replayAnswer = z.object({
  packsKept: z.boolean(),
  same: z.boolean(),
  sameToday: z.boolean(),
  changedPacks: z.array(z.object({ pack: z.string(), before: z.number(), now: z.number().nullable() })),
  stored: disclosureAnswer,
  now: disclosureAnswer,
});

export const disclosureLine = z.object({
  id: z.int(),
  at: z.string(),
  mode: z.string(),
  holder: z.int(),
  subjectKind: z.string(),
  subjectId: z.string(),
  recipients: z.int(),
  blocked: z.int(),
});

const section = z.object({
  id: z.string(),
  title: z.string(),
  marking: z.string(),
  informationClass: z.string(),
  body: z.string(),
});

export const itemDetail = z.object({
  item: itemSchema,
  holderName: z.string(),
  originatorName: z.string(),
  sections: z.array(section),
  redactions: z.array(z.object({ id: z.int(), title: z.string() })),
});

export const pageAnswer = z.object({
  items: z.array(itemSchema),
  /** give as `before` for the next page; null at the end */
  next: z.string().nullable(),
});

const note = z.object({
  code: z.string(),
  message: z.string(),
  span: z.tuple([z.number(), z.number()]).optional(),
});

export const parsedMarking = z.object({
  scheme: z.string(),
  level: z.string().nullable(),
  canonical: z.string(),
  caveats: z.array(z.object({ code: z.string(), args: z.array(z.string()).optional() })),
  ambiguous: z.boolean().optional(),
  candidates: z.array(z.object({ scheme: z.string(), level: z.string().nullable(), why: z.string() })).optional(),
  errors: z.array(note),
  warnings: z.array(note),
  also: z.array(z.object({ scheme: z.string(), level: z.string().nullable(), canonical: z.string() })).optional(),
  spans: z.array(z.object({ start: z.number(), end: z.number(), role: z.string(), code: z.string() })).optional(),
});

export const searchLogLine = z.object({
  id: z.int(),
  at: z.string(),
  person: z.string().nullable(),
  party: z.string().nullable(),
  query: z.string(),
  found: z.int(),
});

export type DisclosureView = z.infer<typeof disclosureAnswer>;
export type DisclosureLineView = z.infer<typeof disclosureLine>;
export type ItemView = z.infer<typeof itemDetail>;
export type ItemPage = z.infer<typeof pageAnswer>;
export type ParsedView = z.infer<typeof parsedMarking>;
export type ReplayView = z.infer<typeof replayAnswer>;
