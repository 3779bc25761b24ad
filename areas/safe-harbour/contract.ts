import { z } from 'zod';
import { informationClassSchema, purposeSchema } from '#areas/agreements/contract.ts';
import type { Facts } from '#engines/duties/protections/types.ts';
import { modes } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';

const day = z.iso.date();
const day_or_instant = z.union([day, z.iso.datetime({ offset: true })]);
const truth = z.enum(['yes', 'no', 'unknown']);
const confidence = z.enum(['confirmed', 'recalled', 'uncertain', 'mixed']);
const both = z.object({ en: z.string(), fr: z.string() });

/** What a fact may hold; which of them fits which fact is the engine's rule. */
export const factValue = z.union([z.boolean(), z.number(), z.string().max(200), z.array(z.string().max(60)).max(40)]);

/** A fact as somebody states it, with what shows it. */
export const statementInput = z.object({
  fact: z.string().min(3).max(80),
  value: factValue,
  /** the incident it is about; absent: it holds for the party whatever the incident */
  incident: z.int().positive().nullable().default(null),
  source: z.string().trim().min(3).max(300),
  statedBy: z.string().trim().min(2).max(200),
  validFrom: day,
  validTo: day.nullable().default(null),
});
export type StatementInput = z.output<typeof statementInput>;

export const statement = z.object({
  id: z.int(),
  fact: z.string(),
  /** null: a withdrawal */
  value: factValue.nullable(),
  withdraws: z.int().nullable(),
  incident: z.int().nullable(),
  source: z.string(),
  statedBy: z.string(),
  why: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Statement = z.infer<typeof statement>;

/** What is asked: about which incident, towards whom, with what, as things stand when, as known when. */
export const harbourQuery = z.object({
  incident: z.coerce.number().int().positive().optional(),
  recipient: z.coerce.number().int().positive().optional(),
  class: informationClassSchema.optional(),
  purpose: purposeSchema.optional(),
  at: day_or_instant.optional(),
  knownAt: day_or_instant.optional(),
});
export type HarbourQuery = z.infer<typeof harbourQuery>;

const condition = z.object({
  id: z.string(),
  theme: z.string(),
  text: z.string(),
  fr: z.string(),
  cite: z.string(),
  confidence,
  truth,
  asks: z.array(z.string()),
  decidedBy: z.array(z.string()),
  missing: z.array(z.string()),
});

const limit = z.object({ id: z.string(), text: z.string(), fr: z.string(), cite: z.string(), confidence });

export const assessment = z.object({
  protection: z.string(),
  pack: z.string(),
  revision: z.int(),
  title: z.string(),
  titleFr: z.string(),
  instrument: z.string(),
  regulator: z.string(),
  regulatorFr: z.string(),
  kinds: z.array(z.string()),
  about: z.enum(['exchange', 'breach']),
  verdict: z.enum(['met', 'not_met', 'undecided']),
  bears: truth,
  applies: truth,
  inForce: z.object({
    truth,
    text: z.string(),
    fr: z.string(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    note: both.nullable(),
    day: z.string(),
    confidence,
  }),
  conditions: z.array(condition),
  limits: z.array(limit),
  effects: z.array(z.object({ text: z.string(), fr: z.string() })),
  missing: z.array(z.string()),
  at: z.string(),
  knownAt: z.string(),
  citation: z.object({ source: z.string(), place: z.string().optional(), confidence: confidence.optional() }),
});

/** A fact as it stands for this question: its value, where that came from, and who can supply it. */
export const harbourFact = z.object({
  name: z.string(),
  type: z.enum(['bool', 'int', 'date', 'enum', 'set']),
  values: z.array(z.string()).nullable(),
  question: both,
  evidence: both,
  supplier: z.string(),
  perIncident: z.boolean(),
  value: factValue.nullable(),
  origin: z.enum(['statement', 'incident', 'exchange']).nullable(),
  /** the document, the incident’s source, or the directory */
  source: z.string().nullable(),
  statedBy: z.string().nullable(),
  /** the day from which it holds, or on which it was learned */
  since: z.string().nullable(),
  statement: z.int().nullable(),
  /** the evidence ended before the day that is asked about */
  expired: z.string().nullable(),
  /** protections that wait for it */
  opens: z.array(z.string()),
});
export type HarbourFact = z.infer<typeof harbourFact>;

const party = z.object({ id: z.int(), name: z.string(), kind: z.string(), country: z.string().nullable() });

export const harbourView = z.object({
  holder: party,
  recipient: party.nullable(),
  incident: z
    .object({ id: z.int(), ref: z.string(), title: z.string(), marking: z.string(), mode: z.enum(modes) })
    .nullable(),
  informationClass: z.string().nullable(),
  purpose: z.string().nullable(),
  at: z.string(),
  knownAt: z.string(),
  marking: z.string(),
  notice: both,
  protections: z.array(assessment),
  facts: z.array(harbourFact),
  /** facts nobody has established, those that most protections wait for first */
  missing: z.array(z.string()),
  statements: z.array(statement),
});
export type HarbourView = z.infer<typeof harbourView>;

export interface SafeHarbourService {
  /** What the party has evidence for on that day, as recorded by that instant; an incident’s own goes first. */
  evidence(tx: Tx, party: number, at: string, knownAt?: string, incident?: number): Promise<Facts>;
}

declare module '#platform/room/room.ts' {
  interface Services {
    safeHarbour: SafeHarbourService;
  }
}
