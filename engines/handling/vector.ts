import type { MarkedPart, ReadingContext } from './contribution.ts';
import { contributionsOf } from './contributions.ts';
import { joinVectors, normalVector } from './lattice.ts';
import type { Lexicons, Vector } from './types.ts';

/**
 * The eight components of one parsed marking. A component that nothing in the marking governs is absent. Relative
 * audiences (`org:recipient`) stay relative: they are bound when a holder and a recipient are known.
 */
export const vectorOf = (part: MarkedPart, lexicons: Lexicons, context: ReadingContext = {}): Vector =>
  contributionsOf(part, lexicons, context)
    .map(contribution => normalVector(contribution.part))
    .reduce(joinVectors, {});
