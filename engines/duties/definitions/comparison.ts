import type { RunResult } from './run.ts';
import { type PairCount, sharesOf, totalOf } from './tally.ts';

/** A proposed definition beside one regime: counts of incidents. `pair` is as seen from the proposal. */
export interface Comparison {
  readonly regime: string;
  readonly pair: PairCount;
  /** both would report, and the proposal's limit passes later than the regime's */
  readonly later: number;
  readonly earlier: number;
  /** both would report, and one of the limits cannot be dated */
  readonly undated: number;
}

/** One regime as a row of a table: shares of the corpus, counts for the limits. */
export interface ComparisonRow {
  readonly regime: string;
  readonly agree: number;
  /** reported under the proposal and not under the regime */
  readonly more: number;
  readonly less: number;
  readonly undecided: number;
  readonly later: number;
  readonly earlier: number;
  readonly undated: number;
  /** both would report at the same limit */
  readonly unmoved: number;
  readonly driver: string;
  /** the fact that, known by itself, would most often decide what stays undecided */
  readonly undecidedDriver: string;
}

/** Those that would change most come first. */
export function comparisonRows(result: RunResult): ComparisonRow[] {
  const rows = result.comparisons.map(({ regime, pair, later, earlier, undated }, i) => {
    const { agree, undecided } = sharesOf(pair);
    const total = totalOf(pair) || 1;
    const last = result.ids.length - 1;
    return {
      regime,
      agree,
      more: pair.onlyFirst / total,
      less: pair.onlySecond / total,
      undecided,
      later,
      earlier,
      undated,
      unmoved: pair.bothYes - later - earlier - undated,
      driver: result.drivers[i]?.[last]?.[0]?.fact ?? '',
      undecidedDriver: result.undecidedDrivers[i]?.[last]?.[0]?.fact ?? '',
    };
  });
  return rows.toSorted((a, b) => b.more + b.less - a.more - a.less || (a.regime < b.regime ? -1 : 1));
}
