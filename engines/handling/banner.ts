import { joinMarkings } from './join.ts';
import type { Lexicons, Marking, MarkingNote } from './types.ts';

const isRead = (marking: Marking): boolean => marking.errors.length === 0 && marking.ambiguous !== true;

/**
 * What is wrong with a banner that its portions would change: joined with them it becomes another marking. Portions that
 * could not be read are left out, since they are notes of their own.
 * @returns null when the banner covers its portions, or could not be read itself
 */
export function bannerBelowPortions(
  banner: Marking,
  portions: readonly Marking[],
  lexicons: Lexicons,
): MarkingNote | null {
  if (!isRead(banner)) return null;
  const distinct = new Map(portions.filter(portion => isRead(portion)).map(portion => [portion.original, portion]));
  const alone = joinMarkings([{ marking: banner }], lexicons).marking;
  const whole = joinMarkings(
    [banner, ...distinct.values()].map(marking => ({ marking })),
    lexicons,
  ).marking;
  if (whole === alone) return null;
  return {
    code: 'banner-below-portions',
    message: `The banner does not cover its portions: together they make \`${whole}\`.`,
  };
}
