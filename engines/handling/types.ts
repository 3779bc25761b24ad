import type { Basis, Citation, Confidence, Reason } from '#engines/kernel/citation.ts';

// ---------------------------------------------------------------------------------------------- packs

export type CaveatEffect =
  | 'shrinks-audience'
  | 'needs-originator'
  | 'adds-handling'
  | 'limits-actions'
  | 'limits-attribution'
  | 'grants-release'
  | 'informs';

/** One level of a scheme. `order` 0 is the least restrictive; comparable only inside one scheme and one track. */
export interface Level {
  readonly code: string;
  readonly label: string;
  readonly order?: number;
  readonly track?: string;
  readonly aliases: readonly string[];
  readonly portion?: string;
  /** 0 public to 5 top secret: a display hint and a floor for storage, never evidence of equivalence */
  readonly protectionBand?: number;
  readonly audience?: string;
  readonly redistribution?: string;
  readonly legacy?: boolean;
  readonly citation: Citation;
  /** what else the pack says about the level (note, harm, actions, impact, native names …) */
  readonly more: Readonly<Record<string, unknown>>;
}

export interface Caveat {
  readonly code: string;
  readonly label?: string;
  readonly effect: CaveatEffect;
  /** union | intersection | dominates:<code> | conflict */
  readonly combine: string;
  readonly portion?: string;
  readonly aliases: readonly string[];
  readonly audience?: string;
  readonly requires?: unknown;
  readonly exclusiveWith: readonly string[];
  readonly citation: Citation;
  readonly more: Readonly<Record<string, unknown>>;
}

export type Relation = 'equal' | 'handled-as' | 'at-least' | 'none' | 'discouraged';

/** One dated, directional, instrument-bound equivalence edge; never closed transitively. */
export interface Equivalence {
  /** `<from>:<level>-><to>:<level>`, or the id of the pack */
  readonly id: string;
  readonly from: string;
  readonly fromLevel: string;
  readonly to: string;
  /** null: the instrument says that the target has no counterpart */
  readonly toLevel: string | null;
  readonly relation: Relation;
  readonly instrument: string;
  /** ISO dates; open where absent */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** the edge holds only for items created before this ISO date */
  readonly itemsCreatedBefore?: string;
  readonly requiresAgreement: boolean;
  readonly note?: string;
  readonly citation: Citation;
}

/** How one originator writes and reads a scheme where that differs from the standard. */
export interface Profile {
  readonly by: string;
  /** names under which the originator appears; a profile without names is told and not applied */
  readonly names: readonly string[];
  readonly adds: string;
  /** what its items with one of these levels admit beyond the standard, or ask beyond it */
  readonly rules: readonly {
    readonly levels: readonly string[];
    readonly admits: readonly AudienceAtom[];
    readonly conditions: readonly string[];
  }[];
  /** labels in the originator's language and the level each is read as; never conformant */
  readonly labels: Readonly<Record<string, string>>;
  /** the level of what it writes without any mark */
  readonly unmarked?: string;
  /** ISO date from which the originator uses this edition */
  readonly adopted?: string;
  /** its AMBER always reached clients, so that an undated one needs no caution */
  readonly amberReachesClients: boolean;
  readonly citation: Citation;
}

export interface Lexicon {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly issuer: string;
  readonly jurisdiction: string;
  readonly status: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly confidence: Confidence;
  readonly expresses: readonly ComponentName[];
  readonly levels: readonly Level[];
  readonly caveats: readonly Caveat[];
  readonly equivalences: readonly Equivalence[];
  readonly profiles: readonly Profile[];
  readonly sources: Readonly<Record<string, { title: string; issuer?: string; date?: string; note?: string }>>;
  readonly basis: Basis;
  /** scheme-specific syntax, duration, traps, combination rules as the pack states them */
  readonly more: Readonly<Record<string, unknown>>;
}

export interface Homograph {
  readonly token: string;
  readonly readings: readonly { scheme: string; level?: string; note?: string }[];
  readonly resolveBy: readonly string[];
}

/** A code for a group of countries in release lists; membership is dated. */
export interface Coalition {
  readonly code: string;
  readonly title: string;
  /** a US banner roll-up expands only these to their members */
  readonly bannerRollUp: boolean;
  /** absent: who belongs to it is not known, so it must never be expanded */
  readonly members?: readonly { country: string; from?: string; until?: string }[];
  readonly citation: Citation;
}

/** All packs an evaluation may use, indexed once. */
export interface Lexicons {
  readonly byId: ReadonlyMap<string, Lexicon>;
  readonly homographs: readonly Homograph[];
  /** ISO 3166-1 alpha-3 to alpha-2 */
  readonly countries: ReadonlyMap<string, string>;
  readonly coalitions: readonly Coalition[];
}

// -------------------------------------------------------------------------------------------- vectors

export const componentNames = [
  'audience',
  'onward_release',
  'protection',
  'caveat_conditions',
  'permitted_actions',
  'attribution',
  'duration',
  'legal_basis',
] as const;
export type ComponentName = (typeof componentNames)[number];

export const actions = [
  'read',
  'view-only',
  'forward',
  'publish',
  'detect',
  'look-up-passive',
  'look-up-active',
  'block',
  'contact',
  'notify-victim',
  'regulate',
  'use-in-court',
  'train',
  'resell',
] as const;
export type Action = (typeof actions)[number];

/** One atom of an audience predicate: the recipient must satisfy every clause, a clause by any of its atoms. */
export type AudienceAtom = string;

/**
 * A marking as eight components, each with its own partial order (stricter is higher). A component that the marking
 * does not govern is absent: silent is not permissive.
 */
export interface Vector {
  /** clauses in conjunctive form over audience atoms, such as `country:GBR`, `org:recipient`, `community:isac`, `person:named` */
  readonly audience?: {
    readonly clauses: readonly (readonly AudienceAtom[])[];
    readonly noneOf: readonly AudienceAtom[];
  };
  readonly onward_release?: {
    readonly mode: 'free' | 'within' | 'clients' | 'consent';
    readonly consenters: readonly string[];
  };
  /** an antichain of levels, each `scheme/track:CODE` */
  readonly protection?: readonly {
    readonly scheme: string;
    readonly level: string;
    readonly track?: string;
    readonly order?: number;
  }[];
  readonly caveat_conditions?: readonly string[];
  /** the actions still permitted; absent means not governed */
  readonly permitted_actions?: readonly Action[];
  readonly attribution?: Readonly<Record<string, 'may' | 'must-credit' | 'must-not-name' | 'conflict'>>;
  readonly duration?: {
    readonly from?: string;
    readonly until?: string;
    readonly downgrade?: string;
    readonly review?: string;
  };
  readonly legal_basis?: readonly string[];
}

// --------------------------------------------------------------------------------------------- parsing

export interface MarkingContext {
  readonly country?: string;
  readonly issuer?: string;
  /** ISO date of the item */
  readonly created?: string;
  readonly scheme?: string;
  /** banner | portion | subject | header | stix | misp | json */
  readonly format?: string;
}

export interface ParsedCaveat {
  readonly code: string;
  readonly args?: readonly string[];
  readonly class?: CaveatEffect;
}

export interface MarkingNote {
  readonly code: string;
  readonly message: string;
  /** [start, end) in UTF-16 units of the text */
  readonly span?: readonly [number, number];
  readonly citation?: Citation;
}

export interface Marking {
  readonly scheme: string;
  readonly level: string | null;
  readonly caveats: readonly ParsedCaveat[];
  /** as it was written, unchanged */
  readonly original: string;
  /** the scheme's own canonical spelling; parsing it gives the same marking */
  readonly canonical: string;
  readonly form?: string;
  readonly owner?: string;
  readonly duration?: Vector['duration'];
  readonly conformant: boolean;
  readonly warnings: readonly MarkingNote[];
  readonly errors: readonly MarkingNote[];
  readonly ambiguous?: boolean;
  readonly candidates?: readonly { scheme: string; level: string | null; why: string }[];
  readonly vector: Vector;
  /** marks of other schemes on the same item (`TLP:AMBER PAP:RED`); all bind */
  readonly also?: readonly Marking[];
  readonly spans?: readonly { start: number; end: number; role: string; code: string }[];
}

// ------------------------------------------------------------------------------------------- decisions

/** Structured facts about a holder or recipient. A list that is given is complete; one that is absent is unknown. */
export interface Party {
  readonly id?: string;
  readonly name?: string;
  readonly kind?: string;
  /** ISO 3166-1 alpha-2 or alpha-3; alpha-2 is read as its alpha-3 */
  readonly country?: string;
  /** nationalities of the persons who would handle it */
  readonly nationality?: readonly string[];
  readonly clearances?: readonly { scheme: string; level: string; sponsor?: string; expires?: string }[];
  readonly communities?: readonly string[];
  readonly client_of?: readonly string[];
  readonly provider_to?: readonly string[];
  readonly agreements?: readonly {
    id?: string;
    with?: string;
    levels?: readonly string[];
    classes?: readonly string[];
    from?: string;
    until?: string;
  }[];
  readonly employer?: string;
}

export type Decision = 'permit' | 'permit-with-conditions' | 'deny' | 'cannot-decide';

export interface Verdict {
  readonly decision: Decision;
  readonly conditions: readonly Reason[];
  readonly because: readonly Reason[];
  /** what would change a refusal, cheapest first */
  readonly missing: readonly Reason[];
  /** facts to find out */
  readonly unknown: readonly Reason[];
  readonly obligations: readonly Reason[];
  readonly valid_until?: string;
  readonly basis: readonly Basis[];
}

export interface ShareRequest {
  readonly item: {
    readonly marking: string | object;
    readonly context?: MarkingContext;
    readonly originator?: string;
    readonly produced?: string;
  };
  readonly holder: Party;
  readonly recipient: Party;
  readonly action: Action;
  readonly purpose?: string;
  /** ISO instant of the decision */
  readonly at?: string;
  /** further facts by name: true, false or absent for unknown (need_to_know, encrypted, consent:<originator> …) */
  readonly facts?: Readonly<Record<string, unknown>>;
}
