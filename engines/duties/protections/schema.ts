import { z } from 'zod';
import { themes } from './themes.ts';

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-10-15, in quotes');
const confidence = z.enum(['confirmed', 'recalled', 'uncertain']);
const name = z.string().regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/, 'must be lower-case words joined by dots');
const value = z.union([z.boolean(), z.number(), text]);

/** What a condition asks of the facts; unknown facts keep it unknown. */
export type Test =
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | { readonly fact: string }
  | { readonly fact: string; readonly is: boolean | number | string }
  | { readonly fact: string; readonly in: readonly (boolean | number | string)[] }
  | { readonly fact: string; readonly below: number; readonly from?: number | undefined }
  | { readonly fact: string; readonly not_after: string };

export const testSchema: z.ZodType<Test> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(testSchema).min(1) }),
      z.strictObject({ any: z.array(testSchema).min(1) }),
      z.strictObject({ not: testSchema }),
      z.strictObject({ fact: name }),
      z.strictObject({ fact: name, is: value }),
      z.strictObject({ fact: name, in: z.array(value).min(1) }),
      z.strictObject({ fact: name, below: z.number(), from: z.number().optional() }),
      z.strictObject({ fact: name, not_after: name }),
    ]),
  )
  .meta({ id: 'test' });

const conditionSchema = z.strictObject({
  id: text,
  theme: z.enum(themes),
  text,
  fr: text,
  cite: text,
  confidence,
  /** the condition is met when this is */
  test: testSchema,
});

const limitSchema = z.strictObject({ id: text, text, fr: text, cite: text, confidence });

const intervalSchema = z.strictObject({
  from: day,
  to: day.nullable(),
  state: z.enum(['in_force', 'lapsed', 'unknown']),
  note: text.optional(),
  note_fr: text.optional(),
  /** the day from which anybody could know of it; as it began when absent */
  known_from: day.optional(),
  confidence: confidence.optional(),
  cite: text.optional(),
});

const body = {
  conditions: z.array(conditionSchema).min(1),
  limits: z.array(limitSchema).min(1),
  validity: z.array(intervalSchema).min(1),
};

const stateEntry = z.strictObject({
  id: text,
  title: text,
  title_fr: text,
  regulator: text,
  regulator_fr: text,
  instrument: text,
  confidence,
  ...body,
});

/** `protection.yaml`: what a law shields, what must be met for it, what it does not do, in which intervals of its life. */
export const protectionSchema = z.strictObject({
  kind: z.array(text).min(1),
  /** `exchange`: asked of each disclosure; `breach`: asked of the holder, as things stood when the breach happened */
  about: z.enum(['exchange', 'breach']),
  /** what the law is called in French; `title` stands in pack.yaml */
  title_fr: text,
  /** against whom it is invoked */
  regulator: text,
  regulator_fr: text,
  /** the exchanges it could bear on at all, by who exchanges */
  bears_on: testSchema.optional(),
  effects: z.array(z.strictObject({ text, fr: text })).optional(),
  conditions: body.conditions.optional(),
  limits: body.limits.optional(),
  validity: body.validity.optional(),
  /** several laws of one kind, each with its own conditions */
  entries: z.array(stateEntry).optional(),
});

export const suppliers = ['counsel', 'security', 'management', 'records', 'recipient', 'exchange'] as const;

const both = z.strictObject({ en: text, fr: text });
const factSchema = z.strictObject({
  type: z.enum(['bool', 'int', 'date', 'enum', 'set']),
  values: z.array(text).optional(),
  question: both,
  /** what would show it */
  evidence: both,
  /** who can state it; `exchange`: the exchange and the directory answer by themselves */
  supplier: z.enum(suppliers),
  /** it may differ from one incident to the next */
  per_incident: z.boolean().optional(),
  /** the fact or clock of an incident that answers it, see packs/facts */
  from_incident: text.optional(),
});

/** `packs/protections/facts.yaml`: the facts that conditions are tested on. */
export const protectionFactsSchema = z.strictObject({ facts: z.record(name, factSchema) });

const casesSchema = z.strictObject({
  cases: z
    .array(
      z.strictObject({
        name: text,
        /** the law of this list, where the pack holds several */
        entry: text.optional(),
        at: day,
        known_at: day.optional(),
        facts: z.record(name, z.union([value, z.array(text)])),
        expect: z.enum(['met', 'not_met', 'undecided']),
        /** ids of conditions that fail, all of them */
        fails: z.array(text).optional(),
        /** facts that are missing, all of them */
        missing: z.array(text).optional(),
      }),
    )
    .min(2),
});

export const protectionCasesSchema = casesSchema;
export type ProtectionFile = z.infer<typeof protectionSchema>;
export type ProtectionFacts = z.infer<typeof protectionFactsSchema>['facts'];
export type FactDefinition = z.infer<typeof factSchema>;
export type ProtectionCases = z.infer<typeof casesSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type Limit = z.infer<typeof limitSchema>;
export type ValidityInterval = z.infer<typeof intervalSchema>;
export type Supplier = (typeof suppliers)[number];
