import type { Pair, Verdict } from '../contract.ts';

/** What stands in a cell, so that no colour is needed to read it. */
export const signs: Readonly<Record<Verdict, string>> = {
  same: '·',
  lossless: '=',
  lossy: '~',
  agreement: 'A',
  none: '',
};

export const verdicts = ['lossless', 'lossy', 'agreement', 'none'] as const satisfies readonly Verdict[];

/** Levels that count, by whether they have a counterpart: `3 / 4`. */
export function levelCount({ levels }: Pair): string {
  const counted = Object.values(levels).reduce((sum, count) => sum + count, 0);
  return counted === 0 ? '–' : `${levels.kept} / ${counted}`;
}
