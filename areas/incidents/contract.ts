import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { informationClassSchema } from '#areas/agreements/contract.ts';
import { modes } from '#engines/kernel/mode.ts';

const instant = z.iso.datetime({ offset: true });

/** What a fact, a clock or a judgement may hold; which of them fits which fact is the duties engine's rule. */
export const factValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(500),
  z.array(z.string().max(100)).max(300),
  z.object({ amount: z.number(), currency: z.string().length(3) }),
]);
export type FactValue = z.infer<typeof factValue>;

/**
 * A fact as somebody asserted it. `unknown` is recorded too: it says that the question was put and could not be
 * answered. Facts are never overwritten; the newest assertion about a fact is the present one.
 */
export const factInput = z.object({
  /** an id of the fact vocabulary (`i.…`, `e.…`), a clock (`t.…`) or `judge:<name>` */
  fact: z.string().min(3).max(120),
  /** whose fact: an affected entity of the incident; the incident as a whole when absent */
  entity: z.int().nullable().optional(),
  value: factValue.nullable(),
  source: z.string().trim().min(1).max(300),
  /** when it was learned; now when absent */
  learnedAt: instant.optional(),
  marking: z.string().max(300).optional(),
});
export type FactInput = z.infer<typeof factInput>;

export const fact = factInput.extend({
  id: z.int(),
  entity: z.int().nullable(),
  learnedAt: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Fact = z.infer<typeof fact>;

export const entityInput = z.object({
  /** a party of the directory; absent for one that is not registered */
  party: z.int().nullable(),
  name: z.string().trim().min(1).max(200),
  role: z.enum(['affected', 'supplier', 'downstream']),
});

export const newIncident = z.object({
  title: z.string().trim().min(3).max(200),
  summary: z.string().trim().max(4000).default(''),
  marking: z.string().trim().min(1).max(200).default('TLP:AMBER'),
  mode: z.enum(modes).default('live'),
  /** name of the exercise or drill, for what is not live */
  exercise: z.string().trim().max(120).optional(),
  severity: z.int().min(1).max(5).default(3),
  /** a call-out plan of the call-out room */
  plan: z.string().max(80).optional(),
  entities: z.array(entityInput).min(1).max(50),
  facts: z
    .array(factInput.extend({ entityIndex: z.int().min(0).optional() }))
    .max(200)
    .default([]),
});
export type NewIncident = z.input<typeof newIncident>;

export const incidentState = z.enum(['open', 'watch', 'closed']);

export const incident = z.object({
  id: z.int(),
  ref: z.string(),
  title: z.string(),
  summary: z.string(),
  marking: z.string(),
  mode: z.enum(modes),
  exercise: z.string().nullable(),
  severity: z.int(),
  state: incidentState,
  party: z.int(),
  partyName: z.string(),
  plan: z.string().nullable(),
  openedAt: z.string(),
  openedBy: z.string(),
  closedAt: z.string().nullable(),
  version: z.int(),
  entities: z.array(entityInput.extend({ id: z.int(), country: z.string().nullable() })),
});
export type Incident = z.infer<typeof incident>;

/** A part of the notice. It carries its own marking; whether a recipient gets it is the gate's decision. */
export const sectionInput = z.object({
  id: z.int().optional(),
  title: z.string().trim().min(1).max(120),
  body: z.string().max(20_000),
  marking: z.string().trim().min(1).max(300),
  informationClass: informationClassSchema,
  /** what may be told to those who may not have the body: another text under another marking */
  redacted: z
    .object({ body: z.string().max(20_000), marking: z.string().trim().min(1).max(300) })
    .nullable()
    .default(null),
});
export type SectionInput = z.infer<typeof sectionInput>;
export const section = sectionInput.extend({ id: z.int(), position: z.int() });
export type Section = z.infer<typeof section>;

export const reportState = z.enum(['draft', 'in-review', 'approved', 'submitted']);
export const report = z.object({
  id: z.int(),
  incident: z.int(),
  entity: z.int(),
  regime: z.string(),
  stage: z.string(),
  state: reportState,
  values: z.record(z.string(), z.string().max(20_000)),
  author: z.string(),
  reviewer: z.string().nullable(),
  submittedAt: z.string().nullable(),
  proof: z.string().nullable(),
  version: z.int(),
});
export type Report = z.infer<typeof report>;

/** What the call-out room needs of an incident. */
export interface IncidentsService {
  /** throws `not-found` when the actor's party may not see it */
  incident(tx: Tx, actor: Actor, id: number): Promise<Incident>;
  sections(tx: Tx, actor: Actor, incident: number): Promise<Section[]>;
  /** facts as they were known at an instant (recorded by then), newest per fact; all of today when absent */
  facts(tx: Tx, actor: Actor, incident: number, knownAt?: Date): Promise<Fact[]>;
  /** incidents that are not closed, as far as the actor may see them */
  open(tx: Tx, actor: Actor): Promise<Incident[]>;
  /** told, in the transaction of it, of an incident that was opened or changed, also by a fact */
  onChange(listener: (tx: Tx, incident: Pick<Incident, 'id' | 'party' | 'state'>) => Promise<void>): void;
}

declare module '#platform/room/room.ts' {
  interface Services {
    incidents: IncidentsService;
  }
}
