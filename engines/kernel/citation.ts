/**
 * How far a fact was checked: `confirmed` was read in its source, `recalled` is well known but was not re-read,
 * `uncertain` may have changed or its sources conflict, `mixed` is decided by a finer tag inside the entry.
 */
export type Confidence = 'confirmed' | 'recalled' | 'uncertain' | 'mixed';

/** Where a statement comes from: a source of a pack and the place in it. */
export interface Citation {
  /** key of a source listed in the pack, or the instrument in words */
  readonly source: string;
  /** article, section or paragraph */
  readonly place?: string;
  readonly confidence?: Confidence;
}

/** One reason of a verdict: which rule was applied to what, and where that rule stands. */
export interface Reason {
  /** stable code of the rule, in kebab-case */
  readonly code: string;
  /** one plain sentence */
  readonly text: string;
  /** the same in French */
  readonly fr?: string;
  readonly citation?: Citation;
}

/** What a stored decision must keep so that it can be replayed under the packs of its day. */
export interface Basis {
  readonly pack: string;
  readonly revision: number;
  /** SHA-256 of the pack's content, lower-case hexadecimal */
  readonly hash: string;
}
