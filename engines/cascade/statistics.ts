/** Two-sided 95 % quantile of the standard normal. */
const z95 = 1.959964;

export type Interval = readonly [number, number];

/** A probability seen in `count` of `worlds`; never zero and never one, but a bound. */
export interface Probability {
  /** share of worlds; null when no world shows it: then only the bound is known */
  readonly estimate: number | null;
  readonly low: number;
  readonly high: number;
  readonly worlds: number;
  readonly statement: string;
}

/** Wilson interval at 95 %; when nothing was seen the bound is 3/n (rule of three). */
export function probabilityOf(count: number, worlds: number): Probability {
  if (worlds === 0) return { estimate: null, low: 0, high: 1, worlds, statement: 'not estimated: no worlds were run' };
  const three = Math.min(1, 3 / worlds);
  if (count === 0)
    return {
      estimate: null,
      low: 0,
      high: three,
      worlds,
      statement: `at most ${short(three)}: seen in none of ${worlds} worlds`,
    };
  if (count === worlds)
    return {
      estimate: 1,
      low: 1 - three,
      high: 1,
      worlds,
      statement: `at least ${short(1 - three)}: seen in all of ${worlds} worlds`,
    };
  const p = count / worlds;
  const spread = z95 ** 2 / worlds;
  const middle = (p + spread / 2) / (1 + spread);
  const half = (z95 * Math.sqrt((p * (1 - p)) / worlds + spread / (4 * worlds))) / (1 + spread);
  return {
    estimate: p,
    low: middle - half,
    high: middle + half,
    worlds,
    statement: `${short(p)} (${count} of ${worlds} worlds)`,
  };
}

const short = (p: number) => Number(p.toPrecision(3)).toString();

/** Mean and its 95 % sampling interval by means of at most 20 batches. */
export function meanOf(values: ArrayLike<number>): { readonly mean: number; readonly sampling: Interval } {
  const n = values.length;
  if (n === 0) return { mean: 0, sampling: [0, 0] };
  const batches = Math.min(20, n);
  const means = Array.from({ length: batches }, (_, b) => {
    const from = Math.floor((b * n) / batches);
    const to = Math.floor(((b + 1) * n) / batches);
    let sum = 0;
    for (let i = from; i < to; i++) sum += values[i]!;
    return { sum, mean: sum / (to - from) };
  });
  const mean = means.reduce((sum, batch) => sum + batch.sum, 0) / n;
  if (batches < 2) return { mean, sampling: [0, Infinity] };
  const variance = means.reduce((sum, batch) => sum + (batch.mean - mean) ** 2, 0) / (batches - 1);
  const half = student(batches - 1) * Math.sqrt(variance / batches);
  return { mean, sampling: [mean - half, mean + half] };
}

/** Two-sided 95 % quantile of Student's t, by the expansion of Cornish and Fisher. */
function student(degrees: number): number {
  if (degrees === 1) return 12.706;
  if (degrees === 2) return 4.303;
  const z = z95;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

/** The value below which a share `p` of the values lies. */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? 0;
}

export const spreadOf = (values: readonly number[]) =>
  values.length === 0 ? null : { p5: quantile(values, 0.05), p50: quantile(values, 0.5), p95: quantile(values, 0.95) };

/** 95 % interval of the median by its order statistics: no law of the values is assumed. */
export function medianInterval(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const half = (z95 * Math.sqrt(n)) / 2;
  const at = (place: number) => sorted[Math.min(n - 1, Math.max(0, place))] ?? 0;
  return [at(Math.floor(n / 2 - half) - 1), at(Math.ceil(n / 2 + half))];
}
