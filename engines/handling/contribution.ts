import type { Reason } from '#engines/kernel/citation.ts';
import type { Caveat, ComponentName, Level, Lexicon, Lexicons, Marking, MarkingContext, Vector } from './types.ts';

/** A reason that also names the component of the vector it speaks about. */
export interface HandlingReason extends Reason {
  readonly component?: ComponentName;
}

/** The parts of a parsed marking that its meaning depends on. */
export type MarkedPart = Pick<Marking, 'scheme' | 'level' | 'caveats'> &
  Partial<Pick<Marking, 'owner' | 'duration' | 'form'>>;

/** What is known about the item when its marking is read. */
export interface ReadingContext extends MarkingContext {
  /** ISO date on which the item was made, when it differs from the date of the marking */
  readonly produced?: string;
  readonly originator?: string;
  /** ISO instant as of which release groups are expanded */
  readonly at?: string;
  /** `decision` reads doubtful text at its strictest; `text` keeps what is written */
  readonly reading?: 'text' | 'decision';
}

/** A caveat as found in a marking, with its entry in the pack where there is one. */
export interface CaveatUse {
  readonly code: string;
  /** the code without its placeholder: `REL TO USA, ...` becomes `REL TO` */
  readonly family: string;
  readonly args: readonly string[];
  readonly caveat?: Caveat;
}

/** One marking of one scheme, looked up in its pack and ready to be read. */
export interface Mark {
  readonly part: MarkedPart;
  readonly lexicon: Lexicon;
  readonly lexicons: Lexicons;
  readonly level?: Level;
  readonly caveats: readonly CaveatUse[];
  readonly context: ReadingContext;
}

/** One statement of a marking: which components it governs, and the rule it follows. */
export interface Contribution {
  readonly part: Vector;
  readonly reason: Reason;
  /** a rule for what the recipient does later: it obliges, but does not gate the share that is being decided */
  readonly dutyOnly?: boolean;
}

/** What a scheme adds to the generic reading of its pack; an undefined answer falls back to the generic reading. */
export interface SchemeReading {
  level?(mark: Mark): readonly Contribution[] | undefined;
  caveat?(mark: Mark, use: CaveatUse): readonly Contribution[] | undefined;
}
