import { counterHash } from '#engines/kernel/random.ts';
import { quantile } from './statistics.ts';

const purpose = 5;

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
      const world = counterHash(seed, round, i, purpose) % worlds;
      for (let c = 0; c < losses.length; c++) sums[c]! += losses[c]![world]!;
    }
    sums.forEach((sum, c) => seen[c]!.push(1 + sums.filter(other => other > sum).length));
  }
  return seen.map(list => [quantile(list, 0.05), quantile(list, 0.95)] as const);
}
