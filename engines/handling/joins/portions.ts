import type { Reason } from '#engines/kernel/citation.ts';
import { compareText } from '../components/audience.ts';
import type { Lexicons, Marking, ParsedCaveat } from '../types.ts';

/** One scheme's portions, to be rolled up into one mark. */
export interface Portions {
  readonly scheme: string;
  readonly marks: readonly Pick<Marking, 'scheme' | 'level' | 'caveats' | 'owner'>[];
  readonly lexicons: Lexicons;
  /** ISO date as of which release groups are expanded */
  readonly at?: string;
}

/** What a roll-up gives: caveats of the banner, why, and what a person must still look at. */
export interface RollUp {
  readonly caveats: readonly ParsedCaveat[];
  readonly because: readonly Reason[];
  readonly conditions: readonly Reason[];
}

export const has = (mark: Pick<Marking, 'caveats'>, ...codes: readonly string[]): boolean =>
  mark.caveats.some(caveat => codes.includes(caveat.code));

export const argsOf = (mark: Pick<Marking, 'caveats'>, ...codes: readonly string[]): readonly string[] =>
  mark.caveats.filter(caveat => codes.includes(caveat.code)).flatMap(caveat => caveat.args ?? []);

/** Each caveat once; occurrences of one code with different arguments each keep binding. */
export function distinctCaveats(caveats: readonly ParsedCaveat[]): readonly ParsedCaveat[] {
  const byText = new Map(
    caveats.map(caveat => [`${caveat.code}|${[...(caveat.args ?? [])].toSorted(compareText).join(',')}`, caveat]),
  );
  return [...byText].toSorted(([a], [b]) => compareText(a, b)).map(([, caveat]) => caveat);
}

export const without = (caveats: readonly ParsedCaveat[], ...codes: readonly string[]): readonly ParsedCaveat[] =>
  caveats.filter(caveat => !codes.includes(caveat.code));

/** What all lists contain. */
export const common = (lists: readonly (readonly string[])[]): readonly string[] => {
  const [first = [], ...rest] = lists;
  return [...new Set(first)].filter(entry => rest.every(list => list.includes(entry)));
};
