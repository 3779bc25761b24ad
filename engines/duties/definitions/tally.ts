import type { Truth } from '#engines/kernel/truth.ts';

const code: Readonly<Record<Truth, number>> = { no: 0, yes: 1, unknown: 2 };

/** How two definitions came out over a corpus, as counts of incidents. */
export interface PairCount {
  readonly bothYes: number;
  readonly bothNo: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** one of them or both undecided */
  readonly undecided: number;
}

export interface Shares {
  readonly agree: number;
  readonly disagree: number;
  readonly undecided: number;
}

export const totalOf = (pair: PairCount): number =>
  pair.bothYes + pair.bothNo + pair.onlyFirst + pair.onlySecond + pair.undecided;

/** Shares of the corpus; all zero for an empty one. */
export function sharesOf(pair: PairCount): Shares {
  const total = totalOf(pair) || 1;
  return {
    agree: (pair.bothYes + pair.bothNo) / total,
    disagree: (pair.onlyFirst + pair.onlySecond) / total,
    undecided: pair.undecided / total,
  };
}

/** Of the incidents that at least one of both would surely report, the share that both would; undefined if there are none. */
export function overlapOf(pair: PairCount): number | undefined {
  const reported = pair.bothYes + pair.onlyFirst + pair.onlySecond;
  return reported === 0 ? undefined : pair.bothYes / reported;
}

/** Incidents kept of each pair that disagrees or stays undecided: enough to see what it hangs on. */
const sampled = 16;

/**
 * Counts verdict by verdict for every pair of `n` definitions, keeping the first incidents on which a pair disagrees, and
 * the first on which it stays undecided. One flat array: with 64 definitions and 100,000 incidents this is the inner loop.
 */
export class Tally {
  readonly n: number;
  readonly counts: Float64Array;
  readonly singles: Float64Array;
  readonly #disagreeing: (number[] | undefined)[];
  readonly #undecided: (number[] | undefined)[];

  constructor(n: number) {
    this.n = n;
    this.counts = new Float64Array(n * n * 9);
    this.singles = new Float64Array(n * 3);
    this.#disagreeing = Array.from({ length: n * n });
    this.#undecided = Array.from({ length: n * n });
  }

  add(index: number, verdicts: readonly Truth[]): void {
    const { n, counts } = this;
    for (let i = 0; i < n; i++) {
      const a = code[verdicts[i] as Truth];
      this.singles[i * 3 + a] = (this.singles[i * 3 + a] as number) + 1;
      for (let j = i + 1; j < n; j++) {
        const b = code[verdicts[j] as Truth];
        const at = (i * n + j) * 9 + a * 3 + b;
        counts[at] = (counts[at] as number) + 1;
        if (a + b === 1) keep(this.#disagreeing, i * n + j, index);
        else if (a === 2 || b === 2) keep(this.#undecided, i * n + j, index);
      }
    }
  }

  /** The pair as seen from its first member. */
  pair(first: number, second: number): PairCount {
    if (first === second) {
      const [no = 0, yes = 0, undecided = 0] = this.singles.subarray(first * 3, first * 3 + 3);
      return { bothYes: yes, bothNo: no, onlyFirst: 0, onlySecond: 0, undecided };
    }
    const turned = first > second;
    const at = (turned ? second * this.n + first : first * this.n + second) * 9;
    const c = (k: number) => this.counts[at + k] as number;
    return {
      bothNo: c(0),
      bothYes: c(4),
      onlyFirst: turned ? c(1) : c(3),
      onlySecond: turned ? c(3) : c(1),
      undecided: c(2) + c(5) + c(6) + c(7) + c(8),
    };
  }

  /** Incidents on which a pair disagrees, or on which it stays undecided. */
  sample(first: number, second: number, what: 'disagreeing' | 'undecided'): readonly number[] {
    const lists = what === 'disagreeing' ? this.#disagreeing : this.#undecided;
    return lists[Math.min(first, second) * this.n + Math.max(first, second)] ?? [];
  }
}

function keep(lists: (number[] | undefined)[], pair: number, index: number): void {
  const list = (lists[pair] ??= []);
  if (list.length < sampled) list.push(index);
}
