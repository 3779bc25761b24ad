import { type Interval, meanOf, type Probability, probabilityOf } from './statistics.ts';

/** Loss beyond what was to be expected of the parts, from losses of the same worlds. */
export interface Beyond {
  readonly mean: number;
  readonly sampling: Interval;
  /**
   * `more` and `less` when the 95 % interval lies on one side of zero, `equal` when no world shows a difference, `open`
   * when these worlds do not decide it
   */
  readonly reads: 'more' | 'less' | 'equal' | 'open';
  /** chance that a world shows more, and that it shows less */
  readonly more: Probability;
  readonly less: Probability;
}

/** Loss of both or of all together less the sum of each alone: negative when they take down the same things. */
export const synergyOf = (together: Float64Array, alone: readonly Float64Array[]): Beyond =>
  beyond(together, world => sumAt(alone, world));

/**
 * What three do beyond what their pairs explain, by inclusion and exclusion: the loss of all three, less those of the
 * pairs, and those of each alone again.
 */
export const beyondPairs = (
  together: Float64Array,
  pairs: readonly Float64Array[],
  alone: readonly Float64Array[],
): Beyond => beyond(together, world => sumAt(pairs, world) - sumAt(alone, world));

const sumAt = (losses: readonly Float64Array[], world: number): number =>
  losses.reduce((sum, values) => sum + values[world]!, 0);

function beyond(together: Float64Array, expected: (world: number) => number): Beyond {
  // Sums of money differ in their last digits by the order of adding; that is no difference.
  const values = together.map((loss, world) => {
    const difference = loss - expected(world);
    return Math.abs(difference) <= 1e-9 * Math.max(1, loss) ? 0 : difference;
  });
  const { mean, sampling } = meanOf(values);
  const more = values.filter(value => value > 0).length;
  const less = values.filter(value => value < 0).length;
  return {
    mean,
    sampling,
    reads: more + less === 0 ? 'equal' : sampling[0] > 0 ? 'more' : sampling[1] < 0 ? 'less' : 'open',
    more: probabilityOf(more, values.length),
    less: probabilityOf(less, values.length),
  };
}
