import { z } from 'zod';
import type { Facts } from '#engines/duties/protections/types.ts';
import type { Citation, Reason } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';

/** What a piece of information is, legally. An incident narrative is not an indicator, and each is agreed on apart. */
export const informationClasses = [
  'indicator',
  'defensive-measure',
  'vulnerability',
  'narrative',
  'victim-impact',
  'attribution',
  'personal-data',
  'contact',
  'assessment',
  'plan',
] as const;
export const informationClassSchema = z.enum(informationClasses);
export type InformationClass = z.infer<typeof informationClassSchema>;

/** What the parties do together under an agreement. */
export const activities = [
  'information-sharing',
  'incident-response',
  'monitoring',
  'joint-analysis',
  'exercise',
  'reporting',
  'vulnerability-coordination',
] as const;
export const activitySchema = z.enum(activities);
export type Activity = z.infer<typeof activitySchema>;

/** Uses an agreement may permit; what it does not name it does not permit. */
export const purposes = [
  'cyber-defence',
  'incident-response',
  'situational-awareness',
  'research',
  'exercise',
  'regulation',
  'law-enforcement',
] as const;
export const purposeSchema = z.enum(purposes);

export const agreementKinds = [
  'mou',
  'nda',
  'information-sharing-agreement',
  'treaty',
  'security-agreement',
  'crada',
  'charter',
  'contract',
] as const;

/** May the recipient pass on what it was given? `marking`: as far as the marking allows. */
export const thirdPartyRules = ['none', 'with-consent', 'marking'] as const;

export const agreementStates = [
  'draft',
  'legal-review',
  'signing',
  'in-force',
  'renewal-due',
  'renewed',
  'expired',
  'terminated',
] as const;
export const agreementStateSchema = z.enum(agreementStates);
export type AgreementState = z.infer<typeof agreementStateSchema>;

const instant = z.iso.datetime({ offset: true });
const partyId = z.int().positive();

/** The highest level of a scheme that may pass; a scheme that is not listed is not covered. */
export const maxMarkingSchema = z.object({ scheme: z.string().max(60), level: z.string().max(80) });

export const obligationSchema = z.object({
  id: z.int().positive().optional(),
  who: partyId.nullable(),
  what: z.string().min(1).max(500),
  by: z.string().max(200).default(''),
  evidence: z.string().max(500).default(''),
  survives: z.boolean().default(false),
});

/** What the parties agreed: everything an evaluation at a disclosure reads. Versioned: a change is a new version. */
export const agreementTermsSchema = z.object({
  kind: z.enum(agreementKinds),
  title: z.string().min(1).max(300),
  instrument: z.string().max(500).default(''),
  jurisdiction: z.string().max(80).default(''),
  governingLaw: z.string().max(200).default(''),
  /** two or more parties; each may give to each other */
  parties: z.array(partyId).min(2).max(200),
  activities: z.array(activitySchema).min(1),
  classes: z.array(informationClassSchema).min(1),
  purposes: z.array(purposeSchema).min(1),
  maxMarkings: z.array(maxMarkingSchema).max(60).default([]),
  thirdParty: z.enum(thirdPartyRules).default('none'),
  retentionDays: z.int().positive().nullable().default(null),
  destruction: z.string().max(500).default(''),
  breachNoticeHours: z.int().positive().nullable().default(null),
  noticeDays: z.int().nonnegative().nullable().default(null),
  /** valid time: when it binds in the world */
  startsAt: instant,
  endsAt: instant.nullable().default(null),
  survival: z.string().max(1000).default(''),
  obligations: z.array(obligationSchema).max(100).default([]),
});
export type AgreementTerms = z.output<typeof agreementTermsSchema>;

export const agreementSchema = agreementTermsSchema.extend({
  id: z.int(),
  slug: z.string(),
  version: z.int(),
  state: agreementStateSchema,
  signed: z.int(),
  signers: z.int(),
  partyNames: z.record(z.string(), z.string()),
  terminatedAt: instant.nullable(),
  renewedBy: z.int().nullable(),
  renews: z.int().nullable(),
  /** known time: when this installation learned this version */
  knownFrom: instant,
  proposedBy: z.int().nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** What a disclosure needs from an agreement. */
export interface CoverageNeed {
  readonly informationClass: InformationClass;
  readonly activity: Activity;
  readonly purpose: string;
  /** scheme and level of the marking and of every further mark on the same item; absent: nothing above public */
  readonly levels: readonly { readonly scheme: string; readonly level: string | null }[];
}

export interface Coverage {
  readonly covers: boolean;
  /** one reason for each part of the scope, met or not */
  readonly because: readonly Reason[];
  readonly missing: readonly Reason[];
  readonly obligations: readonly Reason[];
}

/** Agreements between a holder and one recipient, as known at an instant. */
export interface Between {
  readonly inForce: readonly Agreement[];
  /** ended or terminated before the instant, newest first: never silently replaced by a weaker basis */
  readonly lapsed: readonly Agreement[];
  /** begin later, or wait for signatures */
  readonly pending: readonly Agreement[];
}

/** A legal shield, asked at an instant: does it protect this exchange? */
export interface ProtectionAnswer {
  readonly id: string;
  readonly title: string;
  /** of the pack it was read from */
  readonly revision: number;
  readonly kinds: readonly string[];
  /** `unknown` while its status or one of its conditions is unknown */
  readonly applies: Truth;
  readonly inForce: Truth;
  readonly because: readonly Reason[];
  readonly unknown: readonly Reason[];
  /** what it does not do, in words: never a condition */
  readonly limits: readonly Reason[];
  readonly validUntil?: string;
  readonly citation: Citation;
}

export interface ProtectionNeed {
  readonly holderCountry: string | null;
  readonly holderKind: string;
  readonly recipientCountry: string | null;
  readonly recipientKind: string;
  readonly informationClass: InformationClass;
  readonly purpose: string;
  /** what was said of this disclosure, by fact of packs/protections/facts.yaml */
  readonly facts?: Readonly<Record<string, Truth>>;
  /** what the holder has evidence for, by the same names */
  readonly evidence?: Facts;
}

export interface AgreementsService {
  /** Agreements between the holder and each recipient, in force at `at` as this installation knew at `knownAt` (ISO instants). */
  between(
    tx: Tx,
    holder: number,
    recipients: readonly number[],
    at: string,
    knownAt?: string,
  ): Promise<ReadonlyMap<number, Between>>;
  /** Does this agreement cover that exchange? Pure; the agreement must come from `between`. */
  covers(agreement: Agreement, need: CoverageNeed): Coverage;
  /** Legal protections as far as known at `knownAt`; unknown is never yes. */
  protections(need: ProtectionNeed, at: string, knownAt?: string): readonly ProtectionAnswer[];
  propose(tx: Tx, actor: Actor, terms: AgreementTerms): Promise<Agreement>;
  sign(
    tx: Tx,
    actor: Actor,
    id: number,
    signature: { party: number; signedAt: string; evidence: string },
  ): Promise<Agreement>;
  read(tx: Tx, id: number, knownAt?: string): Promise<Agreement>;
}

/** What the routes answer, for the pages. */
export type { AgreementDetail, AgreementView, CalendarView, GapsView, MatrixView } from './answers.ts';

declare module '#platform/room/room.ts' {
  interface Services {
    agreements: AgreementsService;
  }
}
