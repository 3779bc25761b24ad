import { type Probability, probabilityOf } from './statistics.ts';

/** The chance that the loss is at least `loss`. */
export interface ExceedancePoint {
  readonly loss: number;
  readonly probability: Probability;
}

/** Exceedance curve of a loss over worlds, at up to `points` of its values from the smallest to the largest. */
export function exceedance(values: ArrayLike<number>, points = 50): readonly ExceedancePoint[] {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const n = sorted.length;
  const steps = Math.min(points, n);
  const curve = Array.from(
    { length: steps },
    (_, i) => sorted[steps === 1 ? 0 : Math.round((i * (n - 1)) / (steps - 1))]!,
  );
  return [...new Set(curve)].map(loss => ({ loss, probability: probabilityOf(n - firstAtLeast(sorted, loss), n) }));
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
