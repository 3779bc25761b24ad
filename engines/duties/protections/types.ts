import type { Citation, Confidence } from '#engines/kernel/citation.ts';
import type { Truth } from '#engines/kernel/truth.ts';
import type { Condition, Limit, ProtectionFacts, Test, ValidityInterval } from './schema.ts';

/** One law that protects: a pack, or one entry of a pack that holds several (`sh-us-other-states.IA`). */
export interface Protection {
  readonly id: string;
  /** the pack it stands in */
  readonly pack: string;
  readonly revision: number;
  readonly title: string;
  readonly titleFr: string;
  readonly instrument: string;
  readonly confidence: Confidence;
  readonly kinds: readonly string[];
  readonly about: 'exchange' | 'breach';
  readonly regulator: string;
  readonly regulatorFr: string;
  readonly bearsOn: Test | null;
  readonly effects: readonly { readonly text: string; readonly fr: string }[];
  readonly conditions: readonly Condition[];
  readonly limits: readonly Limit[];
  readonly validity: readonly ValidityInterval[];
}

export interface Protections {
  readonly list: readonly Protection[];
  readonly facts: ProtectionFacts;
}

export type FactValue = boolean | number | string | readonly string[];
/** What has been established, by name; a fact that is not there is unknown. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

export interface Answered {
  readonly truth: Truth;
  /** facts that decide it, or that would */
  readonly facts: readonly string[];
}

export interface Standing {
  readonly truth: Truth;
  readonly text: string;
  readonly fr: string;
  readonly since: string | null;
  readonly until: string | null;
  /** what the pack says of that interval */
  readonly note: { readonly en: string; readonly fr: string } | null;
  /** the day that was asked about */
  readonly day: string;
  readonly confidence: Confidence;
}

export interface ConditionAnswer {
  readonly id: string;
  readonly theme: Condition['theme'];
  readonly text: string;
  readonly fr: string;
  readonly cite: string;
  readonly confidence: Condition['confidence'];
  readonly truth: Truth;
  /** every fact it is tested on */
  readonly asks: readonly string[];
  /** established facts that decided it */
  readonly decidedBy: readonly string[];
  /** facts nobody has established that would decide it */
  readonly missing: readonly string[];
}

export type HarbourVerdict = 'met' | 'not_met' | 'undecided';

/** Whether a protection holds for one exchange or one breach, and why. */
export interface Assessment {
  readonly protection: string;
  readonly pack: string;
  readonly revision: number;
  readonly title: string;
  readonly titleFr: string;
  readonly instrument: string;
  readonly regulator: string;
  readonly regulatorFr: string;
  readonly kinds: readonly string[];
  readonly about: 'exchange' | 'breach';
  readonly verdict: HarbourVerdict;
  /** does it bear on this exchange at all, by who exchanges? */
  readonly bears: Truth;
  readonly applies: Truth;
  readonly inForce: Standing;
  readonly conditions: readonly ConditionAnswer[];
  readonly limits: readonly Limit[];
  readonly effects: readonly { readonly text: string; readonly fr: string }[];
  readonly missing: readonly string[];
  /** days: as things stood, as this could be known */
  readonly at: string;
  readonly knownAt: string;
  readonly citation: Citation;
}
