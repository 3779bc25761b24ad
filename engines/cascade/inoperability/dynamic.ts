import { apply, combine, exponential, identity, type Matrix, solve } from './matrix.ts';

/** dq/dt = K (A* q + c - q): resilience rates `k` per unit of time, perturbation `c` constant from `q0` on. */
export interface Dynamics {
  readonly interdependency: Matrix;
  readonly resilience: readonly number[];
  readonly perturbation: readonly number[];
  readonly start: readonly number[];
}

/** Exact inoperability at time `t` by the matrix exponential: no step size, no stiffness. */
export function inoperabilityAt({ interdependency, resilience, perturbation, start }: Dynamics, t: number): number[] {
  const n = resilience.length;
  const closing = combine(identity(n), interdependency, -1);
  const limit = solve(
    closing,
    perturbation.map(value => [value]),
  ).map(row => row[0]!);
  const rate = closing.map((row, i) => row.map(value => -resilience[i]! * value * t));
  const apart = start.map((value, i) => value - limit[i]!);
  return apply(exponential(rate), apart).map((value, i) => value + limit[i]!);
}

/** k from an observed recovery of one sector: from `before` to `after` in `time`, with its own use `self` = a*_ii. */
export const resilienceFrom = (before: number, after: number, time: number, self: number): number =>
  Math.log(before / after) / (time * (1 - self));

/**
 * Inoperability with inventories: sector i ships from stock for `stock[i]` units of time of full outage, and what it
 * could not make is felt by others only after that. Implicit steps of length `step`.
 */
export function withInventories(
  dynamics: Dynamics,
  stock: readonly number[],
  until: number,
  step: number,
): readonly { readonly t: number; readonly q: number[]; readonly shipped: number[] }[] {
  const { interdependency, resilience, perturbation, start } = dynamics;
  const n = start.length;
  const left = [...stock];
  let q = [...start];
  const course = [{ t: 0, q: [...q], shipped: felt(q, left) }];
  for (let t = step; t <= until + step / 2; t += step) {
    const seen = q.map((_, i) => (left[i]! > 0 ? 0 : 1));
    const system = Array.from({ length: n }, (_, i) =>
      Array.from(
        { length: n },
        (_, j) =>
          (i === j ? 1 + resilience[i]! * step : 0) - resilience[i]! * step * interdependency[i]![j]! * seen[j]!,
      ),
    );
    const next = solve(
      system,
      q.map((value, i) => [value + resilience[i]! * step * perturbation[i]!]),
    ).map(row => row[0]!);
    q = next.map(value => Math.min(1, Math.max(0, value)));
    q.forEach((value, i) => (left[i] = Math.max(0, left[i]! - value * step)));
    course.push({ t, q: [...q], shipped: felt(q, left) });
  }
  return course;
}

const felt = (q: readonly number[], left: readonly number[]) => q.map((value, i) => (left[i]! > 0 ? 0 : value));
