import { counterHash } from '#engines/kernel/random.ts';
import { type Interval, quantile } from './statistics.ts';

const purpose = 5;

/** The worlds of one round, drawn with replacement. */
const worldAt = (seed: number, round: number, i: number, worlds: number): number =>
  counterHash(seed, round, i, purpose) % worlds;

/** 95 % of how the difference of a quantile of two losses on the same worlds would move with other worlds. */
export function bootstrapQuantileGap(before: Float64Array, after: Float64Array, p: number, rounds = 200): Interval {
  const worlds = before.length;
  const [least, leastAfter] = [ascending(before), ascending(after)];
  const gaps = Array.from({ length: worlds === 0 ? 0 : rounds }, (_, round) => {
    const times = new Uint32Array(worlds);
    for (let i = 0; i < worlds; i++) times[worldAt(0, round, i, worlds)]!++;
    return drawnQuantile(before, least, times, p) - drawnQuantile(after, leastAfter, times, p);
  });
  return [quantile(gaps, 0.025), quantile(gaps, 0.975)];
}

const ascending = (values: Float64Array) => Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);

/** `quantile` of worlds each drawn so many `times`: counting along the sorted values, which are the same in every round. */
function drawnQuantile(values: Float64Array, sorted: Uint32Array, times: Uint32Array, p: number): number {
  const place = Math.min(values.length - 1, Math.max(0, Math.ceil(p * values.length) - 1));
  let seen = 0;
  return values[sorted.find(world => (seen += times[world]!) > place)!]!;
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
