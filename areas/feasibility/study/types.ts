import type { Citation, Confidence } from '#engines/kernel/citation.ts';
import type { CaveatEffect, ComponentName, Relation } from '#engines/handling/types.ts';

/**
 * What became of one level on its way into another scheme. `kept`: a counterpart by an instrument; `raised`: protected
 * as a stricter level because the tier is missing; `worded`: a weaker mark that needs an instruction beside it;
 * `discouraged`: practised, but advised against; `agreement`: only an agreement gives the level; `none`: no counterpart.
 */
export type Outcome = 'kept' | 'raised' | 'worded' | 'discouraged' | 'agreement' | 'none';

/** What became of a caveat: `covered` by the target's level, needs `words`, `lost` with its level, or it only `informs`. */
export type CaveatOutcome = 'covered' | 'words' | 'lost' | 'informs';

/** The answer for an ordered pair of schemes, by the levels that count; see the method. */
export type Verdict = 'same' | 'lossless' | 'lossy' | 'agreement' | 'none';

export type Counts<K extends string> = Readonly<Record<K, number>>;

/** How one level of the source fares in the target. */
export interface LevelAnswer {
  readonly level: string;
  readonly to: string | null;
  readonly marking: string | null;
  readonly outcome: Outcome;
  readonly relation: Exclude<Relation, 'discouraged'>;
  readonly flags: readonly string[];
  /** components of the source that the target marking does not say */
  readonly words: readonly ComponentName[];
  /** those words, as instructions for the recipient */
  readonly residual: readonly { readonly code: string; readonly en: string; readonly fr: string }[];
  /** components in which the target asks more than the source did */
  readonly overRestricts: readonly ComponentName[];
  readonly because: readonly { readonly code: string; readonly text: string; readonly citation?: Citation }[];
}

export interface CaveatAnswer {
  readonly caveat: string;
  /** the level it was tried on; null when no level that may carry it has a counterpart */
  readonly on: string | null;
  readonly outcome: CaveatOutcome;
  readonly words: readonly ComponentName[];
}

export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  /** why, where levels alone do not say it: a container of other marks, a source without levels */
  readonly special?: 'container' | 'no-levels';
  /** what counterparts there are hold only while an agreement is in force */
  readonly needsAgreement: boolean;
  /** some answer rests on a fact that was not read again in its source */
  readonly recalled: boolean;
  /** an instrument says that there is no counterpart, as opposed to none being known */
  readonly statedNone: boolean;
  /** the levels that count, by outcome */
  readonly levels: Counts<Outcome>;
  readonly caveats: Counts<CaveatOutcome>;
  /** components that need words beside the marking, for levels and for caveats */
  readonly words: readonly ComponentName[];
  readonly caveatWords: readonly ComponentName[];
  readonly instruments: readonly string[];
}

/** How many answers need words in one component, and how many were asked. */
export interface ComponentLoss {
  readonly component: ComponentName;
  readonly levels: number;
  readonly caveats: number;
  /** answers in which the target asks more than the source */
  readonly overRestricted: number;
}

export interface Losses {
  /** ordered pairs in which at least one level has a counterpart */
  readonly pairs: number;
  readonly levelAnswers: number;
  readonly levelAnswersWithWords: number;
  readonly caveatAnswers: number;
  readonly caveatAnswersWithWords: number;
  /** levels of those pairs that found no counterpart, or a stricter one */
  readonly levelsLost: number;
  readonly levelsRaised: number;
  readonly byComponent: readonly ComponentLoss[];
}

export interface SchemeMapping {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly instrument: string;
  readonly direction: string;
  readonly validFrom?: string;
  readonly itemsCreatedBefore?: string;
  readonly requiresAgreement: boolean;
  readonly confidence?: Confidence;
  readonly source: string;
  readonly loss?: string;
  /** `NS -> GEHEIM`; null where the instrument says there is no counterpart */
  readonly rows: readonly { readonly level: string; readonly to: string | null }[];
}

export interface SchemePage {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly issuer: string;
  readonly jurisdiction: string;
  readonly status: string;
  readonly edition: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly confidence: Confidence;
  readonly revision: number;
  readonly hash: string;
  readonly expresses: readonly ComponentName[];
  readonly silentOn: readonly ComponentName[];
  readonly levels: readonly {
    readonly code: string;
    readonly label: string;
    readonly order?: number;
    readonly track?: string;
    readonly counts: boolean;
    readonly legacy: boolean;
    readonly audience?: string;
    readonly confidence?: Confidence;
  }[];
  readonly caveats: readonly { readonly effect: CaveatEffect; readonly codes: readonly string[] }[];
  readonly mappings: readonly SchemeMapping[];
  readonly homographs: readonly { readonly token: string; readonly level?: string; readonly note?: string }[];
  readonly facts: Counts<'confirmed' | 'recalled' | 'uncertain'>;
  readonly traps: readonly string[];
  readonly sources: readonly {
    readonly key: string;
    readonly title: string;
    readonly issuer?: string;
    readonly date?: string;
  }[];
  /** the pairs in which this scheme is the source, and the target, by verdict */
  readonly asSource: Counts<Verdict>;
  readonly asTarget: Counts<Verdict>;
}

export interface HomographEntry {
  readonly token: string;
  readonly readings: readonly {
    readonly scheme: string;
    readonly level?: string;
    readonly note?: string;
    /** 0 public to 5 top secret: a display hint of the pack, never evidence of equivalence */
    readonly band?: number;
  }[];
  readonly resolveBy: readonly string[];
  /** its readings stand in different bands: taking one for the other changes the protection */
  readonly differs: boolean;
}

export interface Share {
  readonly levels: number;
  readonly caveats: number;
}

/** A term of the common vocabulary: one rule that markings state, in the order in which adding it says most. */
export interface Term {
  readonly code: string;
  /** the instruction that the engine writes for it, with one scheme's words where it is a slot */
  readonly says: { readonly en: string; readonly fr: string };
  readonly components: readonly ComponentName[];
  /** `meaning`: says the same wherever it stands; `slot`: holds a scheme's own value, named with its scheme */
  readonly kind: 'meaning' | 'slot';
  readonly schemes: number;
  /** levels and caveats that use it */
  readonly uses: number;
  /** what can be said completely once it is added */
  readonly covers: Share;
}

export interface Vocabulary {
  readonly levels: number;
  readonly caveats: number;
  /** caveats that bind nobody: they inform, and need no term */
  readonly informing: number;
  /** the best set of components of each size, found by trying them all */
  readonly components: readonly {
    readonly size: number;
    readonly components: readonly ComponentName[];
    readonly covers: Share;
  }[];
  /** terms that more than one scheme uses, in the order of greatest gain */
  readonly terms: readonly Term[];
  /** what the terms of a shared meaning say alone, without any scheme's own values */
  readonly meaningOnly: Share;
  readonly shared: Share;
  /** rules that one scheme alone states, with that scheme */
  readonly local: readonly { readonly code: string; readonly scheme: string; readonly uses: number }[];
  /** the largest sets of schemes whose levels carry over into each other without loss, both ways */
  readonly ladders: readonly (readonly string[])[];
}

export interface Recommendation {
  readonly id: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Study {
  readonly edition: {
    /** ISO date of the newest revision of any pack: edges are those in force that day */
    readonly date: string;
    /** sum of the packs' revisions: rises with every change of content */
    readonly version: number;
    /** SHA-256 over pack, revision and hash of every lexicon, and over the homographs */
    readonly checksum: string;
  };
  readonly totals: {
    readonly schemes: number;
    readonly levels: number;
    readonly caveats: number;
    readonly equivalences: number;
    readonly homographs: number;
    readonly sources: number;
    /** ordered pairs of different schemes */
    readonly pairs: number;
    readonly verdicts: Counts<Verdict>;
    /** pairs whose target is a container: any mark is written into it as text */
    readonly containers: number;
    /** lossless or lossy pairs, containers apart */
    readonly related: number;
    /** related pairs that hold only under an agreement */
    readonly underAgreement: number;
    /** lossless pairs in which nothing has to be said beside the mark */
    readonly losslessWithoutWords: number;
    readonly bothWays: number;
    readonly oneWay: number;
    readonly statedNone: number;
    readonly facts: Counts<'confirmed' | 'recalled' | 'uncertain'>;
  };
  readonly schemes: readonly SchemePage[];
  /** ids in the order of the matrix: schemes of one kind stand together */
  readonly order: readonly string[];
  readonly pairs: readonly Pair[];
  readonly losses: Losses;
  readonly homographs: readonly HomographEntry[];
  readonly vocabulary: Vocabulary;
  readonly recommendations: readonly Recommendation[];
}
