/** A perfect subtree: all leaves from `index * 2^level` up to, not including, `(index + 1) * 2^level`. */
export interface NodeAt {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `from` up to, not including, `to`; `from` is a multiple of the smallest power of two that holds the span. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sizes are counted with arithmetic, not with 32-bit operators: a ledger may pass two thousand million acts. */
export const isOdd = (n: number): boolean => n % 2 === 1;
export const half = (n: number): number => Math.floor(n / 2);

/** The largest power of two smaller than `n`, for `n > 1` (the `k` of RFC 6962, section 2.1). */
export function splitAt(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The perfect subtrees that make up a span, the largest (leftmost) first. */
export function subtreesOf({ from, to }: Span): NodeAt[] {
  const found: NodeAt[] = [];
  for (let start = from; start < to; ) {
    let level = 0;
    let width = 1;
    while (start + width * 2 <= to && start % (width * 2) === 0) {
      width *= 2;
      level++;
    }
    found.push({ level, index: start / width });
    start += width;
  }
  return found;
}
