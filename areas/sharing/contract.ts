import { z } from 'zod';
import type { Basis, Reason } from '#engines/kernel/citation.ts';
import { modes } from '#engines/kernel/mode.ts';
import { actions, type Verdict } from '#engines/handling/types.ts';
import {
  activitySchema,
  informationClassSchema,
  purposeSchema,
  type ProtectionAnswer,
} from '#areas/agreements/contract.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';

const instant = z.iso.datetime({ offset: true });
const partyId = z.int().positive();

export const markingContextSchema = z.object({
  country: z.string().max(3).optional(),
  issuer: z.string().max(60).optional(),
  created: z.iso.date().optional(),
  scheme: z.string().max(60).optional(),
  format: z.string().max(20).optional(),
});

/** One section of what is to be told, under its own marking. */
export const sectionSchema = z.object({
  id: z.string().min(1).max(60),
  title: z.string().max(300),
  /** as written; the gate parses it and blocks what it does not understand */
  marking: z.string().max(500),
  markingContext: markingContextSchema.optional(),
  body: z.string().max(100_000),
  informationClass: informationClassSchema,
  /** what those may have who may not have the body: another text under another marking, and so another item */
  redacted: z
    .object({
      body: z.string().max(100_000),
      /** absent: those of the section, for a text that only leaves out what an agreement does not cover */
      marking: z.string().max(500).optional(),
      informationClass: informationClassSchema.optional(),
    })
    .optional(),
});
export type Section = z.infer<typeof sectionSchema>;

/** How a recipient would be reached; the caller knows the directory, the gate knows what that allows. */
export const channelSchema = z.object({
  /** number of the channel in the directory, so that the caller knows which one was chosen */
  id: z.int().optional(),
  /** a kind of the directory, or `file`, `print` */
  kind: z.string().max(30),
  encrypted: z.boolean(),
  keyState: z.enum(['none', 'valid', 'expiring', 'expired', 'revoked', 'unverified']),
  address: z.string().max(300).optional(),
  /** highest marking that was agreed to travel here, as written; absent or null: none was agreed */
  maxMarking: z.string().max(200).nullish(),
});
export type Channel = z.infer<typeof channelSchema>;

/** A duty or power that permits telling one recipient without an agreement: a report a regulator is owed. */
export const legalBasisSchema = z.object({
  instrument: z.string().min(1).max(300),
  place: z.string().max(200).optional(),
  text: z.string().max(500),
});

export const discloseRequestSchema = z.object({
  mode: z.enum(modes),
  /** name of the exercise or drill when the mode is one */
  exercise: z.string().max(200).optional(),
  purpose: purposeSchema,
  activity: activitySchema.default('information-sharing'),
  action: z.enum(actions).default('read'),
  /** instant of the disclosure */
  at: instant,
  holder: partyId,
  originator: partyId,
  /** what it is about, such as `{kind: 'incident', id: '12'}` */
  subject: z.object({ kind: z.string().max(60), id: z.string().max(60), ref: z.string().max(100).optional() }),
  sections: z.array(sectionSchema).min(1).max(50),
  recipients: z.array(partyId).min(1).max(500),
  /** for all recipients without an entry of their own; absent: shown on screen here, no channel to check */
  channel: channelSchema.optional(),
  /** by recipient id; of several, best first, the first that may carry the version is chosen */
  channels: z.record(z.string(), z.union([channelSchema, z.array(channelSchema).min(1).max(20)])).optional(),
  /** by recipient id */
  legalBases: z.record(z.string(), legalBasisSchema).optional(),
  /** further facts by name, such as `need_to_know`, `consent:<originator slug>`; absent is unknown */
  facts: z.record(z.string(), z.boolean()).optional(),
  /** the same by recipient id; these win */
  recipientFacts: z.record(z.string(), z.record(z.string(), z.boolean())).optional(),
});
export type DiscloseRequest = z.input<typeof discloseRequestSchema>;

/** Why nothing, or not this, may go: which check stopped it and what would let it pass. */
export interface Blocked {
  readonly code:
    | 'mode-not-enrolled'
    | 'mode-template'
    | 'unknown-marking'
    | 'recipient-unverified'
    | 'recipient-unknown'
    | 'no-agreement'
    | 'agreement-lapsed'
    | 'agreement-scope'
    | 'key-expired'
    | 'key-missing'
    | 'channel-not-encrypted'
    | 'channel-ceiling'
    | 'undecided'
    | 'conditions-open';
  readonly message: string;
  readonly next: string;
  readonly fr?: { readonly message: string; readonly next: string };
}

export interface Reliance {
  readonly kind: 'agreement' | 'community' | 'originator' | 'law' | 'public';
  readonly id?: number | string;
  readonly text: string;
}

export interface CellTranslation {
  /** the recipient's scheme; that of the marking when the recipient names none or understands it */
  readonly scheme: string;
  readonly marking: string;
  readonly relation: 'same' | 'equal' | 'handled-as' | 'at-least' | 'none';
  /** what the target scheme cannot say, as instructions */
  readonly residual: readonly { readonly en: string; readonly fr: string }[];
}

/** One recipient and one section. `full`, `redacted`: goes; `withheld`: the marking says no; `blocked`: a check failed. */
export interface Cell {
  readonly section: string;
  readonly outcome: 'full' | 'redacted' | 'withheld' | 'blocked';
  readonly verdict: Verdict;
  readonly blocked?: Blocked;
  readonly translation: CellTranslation | null;
  readonly reliesOn: readonly Reliance[];
  readonly protections: readonly ProtectionAnswer[];
}

/** What one recipient gets. Equal versions have equal hashes, whoever gets them. */
export interface Version {
  /** SHA-256 of the canonical content, lower-case hexadecimal; null when nothing goes */
  readonly hash: string | null;
  /** join of the markings of what is in it, canonical spelling */
  readonly marking: string | null;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly marking: string;
    readonly body: string;
    readonly redacted: boolean;
  }[];
}

export interface RecipientResult {
  readonly recipient: number;
  readonly name: string;
  /** set when nothing may go to this recipient */
  readonly blocked?: Blocked;
  readonly cells: readonly Cell[];
  readonly version: Version;
  /** what must be attested or done before more may go: give it as a fact of the request */
  readonly conditions: readonly Reason[];
  readonly obligations: readonly Reason[];
  /** the channel chosen, when several were offered */
  readonly channel?: Channel;
  /** better channels that may not carry this version, and why */
  readonly passedOver?: readonly { readonly channel: Channel; readonly blocked: Blocked }[];
}

export interface Disclosure {
  /** null for a preview */
  readonly id: number | null;
  readonly at: string;
  readonly mode: (typeof modes)[number];
  readonly recipients: readonly RecipientResult[];
  readonly basis: readonly Basis[];
}

export const itemDraftSchema = z.object({
  title: z.string().min(1).max(300),
  kind: z.string().max(60).default('report'),
  mode: z.enum(modes).default('live'),
  exercise: z.string().max(200).optional(),
  originator: partyId,
  producedAt: instant,
  sections: z
    .array(sectionSchema.omit({ redacted: true }))
    .min(1)
    .max(50),
});
export type ItemDraft = z.input<typeof itemDraftSchema>;

export const itemSchema = z.object({
  id: z.int(),
  title: z.string(),
  kind: z.string(),
  mode: z.enum(modes),
  originator: z.int(),
  holder: z.int(),
  producedAt: z.string(),
  /** the banner: what binds the whole */
  marking: z.string(),
  markingId: z.int(),
  redactionOf: z.int().nullable(),
});
export type Item = z.infer<typeof itemSchema>;

export interface SharingService {
  /** Decides for every recipient and section and stores nothing. */
  preview(tx: Tx, actor: Actor, request: DiscloseRequest): Promise<Disclosure>;
  /**
   * The one gate. Decides, stores the result with its basis, records the act. Callers send exactly `version` to each
   * recipient, and nothing to a blocked one.
   */
  disclose(tx: Tx, actor: Actor, request: DiscloseRequest): Promise<Disclosure & { readonly id: number }>;
  readDisclosure(tx: Tx, id: number): Promise<Disclosure>;
  createItem(tx: Tx, actor: Actor, draft: ItemDraft): Promise<Item>;
  /**
   * Rewrites what these parties may see; call it in the transaction that changed their memberships, agreements or
   * attributes. Until then they see nothing: a trigger empties their bitmap.
   */
  reenforce(tx: Tx, parties: readonly number[]): Promise<void>;
  /** Disclosures since a day (ISO) whose result was asked about a protection: what its lapse touches. Newest first, at most 50. */
  touchedBy(tx: Tx, protection: string, since: string): Promise<readonly TouchedDisclosure[]>;
}

export interface TouchedDisclosure {
  readonly id: number;
  /** instant of the disclosure */
  readonly at: string;
}

/** What the routes answer, for the pages. */
export type { DisclosureLineView, DisclosureView, ItemPage, ItemView, ParsedView, ReplayView } from './answers.ts';

declare module '#platform/room/room.ts' {
  interface Services {
    sharing: SharingService;
  }
}
