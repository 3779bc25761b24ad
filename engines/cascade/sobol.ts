import { lossByWorld } from './mitigations.ts';
import { networkOf } from './network.ts';
import { familiesOf, latinHypercube } from './parameters.ts';
import type { Parameters } from './prepare.ts';
import { readModel } from './read/model.ts';
import { readShock } from './shock.ts';
import { finish, type Steps } from './steps.ts';

/** Which unknown to go and measure. */
export interface SobolIndex {
  readonly family: string;
  /** share of the variance that would go if this family alone were known */
  readonly first_order: number;
  /** share in which it takes part at all, with others included */
  readonly total: number;
}

export interface SobolRequest {
  readonly model: unknown;
  readonly shock: unknown;
  readonly seed: number;
  readonly draws?: number;
  readonly worlds?: number;
  readonly horizon_hours?: number;
}

/** Indices of all families, and the mean and variance of the mean loss they are shares of. */
export interface Sobol {
  readonly indices: readonly SobolIndex[];
  readonly variance: number;
  readonly mean: number;
}

/** Sobol indices at once; see `sobolSteps`. */
export const sobol = (request: SobolRequest): Sobol => finish(sobolSteps(request));

/**
 * Sobol indices of the parameter families on the mean loss: first order after Saltelli (2010), total after Jansen.
 * Runs (families + 2) x draws outer draws of `worlds` common worlds each. All are 0 when nothing varies.
 */
export function* sobolSteps(request: SobolRequest): Steps<Sobol> {
  const model = readModel(request.model);
  const shock = readShock(request.shock, model);
  const draws = request.draws ?? 64;
  const families = familiesOf(networkOf(model), shock);
  const lossAt = (parameters: Parameters) => {
    const losses = lossByWorld(
      model,
      { shock, seed: request.seed, horizonHours: request.horizon_hours ?? 336, parameters },
      request.worlds ?? 20,
    );
    return losses.reduce((sum, value) => sum + value, 0) / losses.length;
  };
  return yield* sobolStepsOf(lossAt, families, draws, request.seed);
}

/** The same for any function of independent standard normal parameters. */
export const sobolOf = (
  f: (parameters: Parameters) => number,
  families: readonly string[],
  draws: number,
  seed: number,
): Sobol => finish(sobolStepsOf(f, families, draws, seed));

function* sobolStepsOf(
  f: (parameters: Parameters) => number,
  families: readonly string[],
  draws: number,
  seed: number,
): Steps<Sobol> {
  const of = (families.length + 2) * draws;
  let done = 0;
  function* values(points: readonly Parameters[]): Generator<{ done: number; of: number }, number[], void> {
    const found: number[] = [];
    for (const point of points) {
      yield { done: done++, of };
      found.push(f(point));
    }
    return found;
  }
  const a = latinHypercube(families, draws, seed);
  const b = latinHypercube(families, draws, seed ^ 0x5bd1e995);
  const fa = yield* values(a);
  const fb = yield* values(b);
  const both = [...fa, ...fb];
  const mean = both.reduce((sum, value) => sum + value, 0) / both.length;
  const variance = both.reduce((sum, value) => sum + (value - mean) ** 2, 0) / both.length;
  const share = (value: number) => (variance > 0 ? Math.min(1, Math.max(0, value / variance)) : 0);
  const indices: SobolIndex[] = [];
  for (const family of families) {
    const mixed = yield* values(a.map((point, i) => ({ ...point, [family]: b[i]![family]! })));
    const first = mixed.reduce((sum, value, i) => sum + (fb[i]! - mean) * (value - fa[i]!), 0) / draws;
    const total = mixed.reduce((sum, value, i) => sum + (fa[i]! - value) ** 2, 0) / (2 * draws);
    indices.push({ family, first_order: share(first), total: share(total) });
  }
  return { indices: indices.sort((x, y) => y.total - x.total || (x.family < y.family ? -1 : 1)), variance, mean };
}
