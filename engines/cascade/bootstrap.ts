import { counterHash } from '#engines/kernel/random.ts';
import { type Interval, quantile } from './statistics.ts';

const purpose = 5;

/** The worlds of one round, drawn with replacement. */
const worldAt = (seed: number, round: number, i: number, worlds: number): number =>
  counterHash(seed, round, i, purpose) % worlds;

/** 95 % of how the difference of a quantile of two losses on the same worlds would move with other worlds. */
export function bootstrapQuantileGap(before: Float64Array, after: Float64Array, p: number, rounds = 200): Interval {
  const worlds = before.length;
  const gaps = Array.from({ length: worlds === 0 ? 0 : rounds }, (_, round) => {
    const drawn = Array.from({ length: worlds }, (_each, i) => worldAt(0, round, i, worlds));
    const of = (values: Float64Array) =>
      quantile(
        drawn.map(world => values[world]!),
        p,
      );
    return of(before) - of(after);
  });
  return [quantile(gaps, 0.025), quantile(gaps, 0.975)];
}

/**
 * 5 to 95 % of the ranks that each would have with other worlds: worlds are drawn again with replacement, the same draw
 * for all, and the means are ranked each time.
 */
export function bootstrapRanks(
  losses: readonly Float64Array[],
  seed: number,
  rounds = 200,
): readonly (readonly [number, number])[] {
  const worlds = losses[0]?.length ?? 0;
  const seen = losses.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const sums = new Float64Array(losses.length);
    for (let i = 0; i < worlds; i++) {
      const world = worldAt(seed, round, i, worlds);
      for (let c = 0; c < losses.length; c++) sums[c]! += losses[c]![world]!;
    }
    sums.forEach((sum, c) => seen[c]!.push(1 + sums.filter(other => other > sum).length));
  }
  return seen.map(list => [quantile(list, 0.05), quantile(list, 0.95)] as const);
}
