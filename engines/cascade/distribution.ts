import type { Amount, Distribution } from './types.ts';
import { betaQuantileTable, gammaQuantileTable, tableMean } from './quantile-table.ts';
import { normalQuantile } from './normal.ts';

/** A distribution ready to draw from: `at(u)` is the quantile of u in (0, 1). */
export interface Sampler {
  readonly constant: boolean;
  readonly mean: number;
  at(u: number): number;
}

/** Builds the quantile function of a checked amount; gamma, beta and pert use a table of 4,096 points. */
export function samplerOf(amount: Amount): Sampler {
  if (typeof amount === 'number') return { constant: true, mean: amount, at: () => amount };
  return { constant: false, ...shapeOf(amount) };
}

function shapeOf(d: Distribution): Omit<Sampler, 'constant'> {
  switch (d.dist) {
    case 'uniform':
      return { mean: (d.min + d.max) / 2, at: u => d.min + u * (d.max - d.min) };
    case 'triangular':
      return { mean: (d.min + d.mode + d.max) / 3, at: u => triangularAt(d.min, d.mode, d.max, u) };
    case 'pert':
      return pertShape(d.min, d.mode, d.max);
    case 'exponential':
      return { mean: d.mean, at: u => -d.mean * Math.log1p(-u) };
    case 'lognormal':
      return { mean: d.median * Math.exp(d.sigma ** 2 / 2), at: u => d.median * Math.exp(d.sigma * normalQuantile(u)) };
    case 'weibull': {
      const at = (u: number) => d.scale * (-Math.log1p(-u)) ** (1 / d.shape);
      return { mean: tableMean(at), at };
    }
    case 'gamma': {
      const table = gammaQuantileTable(d.shape);
      return { mean: d.shape * d.scale, at: u => d.scale * interpolate(table, u) };
    }
    case 'beta': {
      const table = betaQuantileTable(d.a, d.b);
      return { mean: d.a / (d.a + d.b), at: u => interpolate(table, u) };
    }
    default: {
      const sorted = [...d.values].sort((a, b) => a - b);
      const pick = (u: number) => sorted[Math.min(sorted.length - 1, Math.floor(u * sorted.length))] ?? 0;
      return { mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length, at: pick };
    }
  }
}

function triangularAt(min: number, mode: number, max: number, u: number): number {
  const span = max - min;
  if (span === 0) return min;
  const cut = (mode - min) / span;
  return u < cut ? min + Math.sqrt(u * span * (mode - min)) : max - Math.sqrt((1 - u) * span * (max - mode));
}

function pertShape(min: number, mode: number, max: number): Omit<Sampler, 'constant'> {
  const span = max - min;
  if (span === 0) return { mean: min, at: () => min };
  const table = betaQuantileTable(1 + (4 * (mode - min)) / span, 1 + (4 * (max - mode)) / span);
  return { mean: (min + 4 * mode + max) / 6, at: u => min + span * interpolate(table, u) };
}

/** `table` holds quantiles at the middles of equal slices of probability. */
function interpolate(table: Float64Array, u: number): number {
  const place = u * table.length - 0.5;
  const at = Math.max(0, Math.min(table.length - 2, Math.floor(place)));
  const low = table[at] ?? 0;
  const high = table[at + 1] ?? low;
  return Math.max(0, low + (place - at) * (high - low));
}
