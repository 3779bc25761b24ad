/**
 * Draws addressed by a counter: the same (seed, a, b, c) gives the same number on every machine and in any order,
 * so that one world, one case or one mutation can be replayed alone. Mixing steps after the murmur3 finaliser.
 * @returns an unsigned 32-bit integer
 */
export function counterHash(seed: number, a = 0, b = 0, c = 0): number {
  let h = mix((seed | 0) ^ 0x9e3779b9);
  h = mix(h ^ Math.imul(a | 0, 0x85ebca6b));
  h = mix((h + 0x7f4a7c15) ^ Math.imul(b | 0, 0xc2b2ae35));
  h = mix((h + 0x165667b1) ^ Math.imul(c | 0, 0x27d4eb2f));
  return h >>> 0;
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A replayable stream of draws; print `seed` when a random test fails. */
export interface Random {
  readonly seed: number;
  /** a number in [0, 1) */
  unit(): number;
  /** an integer in [0, below) */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** each element kept with the given probability, order kept */
  subset<T>(from: readonly T[], probability: number): T[];
}

export function seededRandom(seed: number): Random {
  let counter = 0;
  const unit = () => counterHash(seed, counter++) / 0x1_0000_0000;
  const int = (below: number) => Math.floor(unit() * below);
  return {
    seed,
    unit,
    int,
    chance: probability => unit() < probability,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new Error('pick: nothing to pick from');
      return from[int(from.length)] as T;
    },
    subset: (from, probability) => from.filter(() => unit() < probability),
  };
}
