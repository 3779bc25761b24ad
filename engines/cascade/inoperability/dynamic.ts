import { apply, combine, exponential, identity, type Matrix, solve } from './matrix.ts';
import { clip, type Inoperability } from './static.ts';

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

/** The same with what had to be cut off at 1: linear dynamics overshoot as the equilibrium does. */
export const clippedAt = (dynamics: Dynamics, t: number): Inoperability => clip(inoperabilityAt(dynamics, t));

/** k from an observed recovery of one sector: from `before` to `after` in `time`, with its own use `self` = a*_ii. */
export const resilienceFrom = (before: number, after: number, time: number, self: number): number =>
  Math.log(before / after) / (time * (1 - self));

/** One step of a course: what sectors cannot make, what their customers feel of it, and which values were cut off at 1. */
export interface Step {
  readonly t: number;
  readonly q: readonly number[];
  readonly shipped: readonly number[];
  readonly clipped: readonly number[];
}

/**
 * Inoperability with inventories: sector i ships from stock for `stock[i]` units of time of full outage, and what it
 * could not make is felt by others only after that. Implicit steps of length `step`.
 */
export function withInventories(
  dynamics: Dynamics,
  stock: readonly number[],
  until: number,
  step: number,
): readonly Step[] {
  const left = [...stock];
  let q: readonly number[] = [...dynamics.start];
  const course: Step[] = [{ t: 0, q, shipped: felt(q, left), clipped: [] }];
  for (let i = 1; i * step <= until + step / 2; i++) {
    const next = clip(implicitStep(dynamics, q, left, step));
    q = next.q;
    q.forEach((value, sector) => (left[sector] = Math.max(0, left[sector]! - value * step)));
    course.push({ t: i * step, q, shipped: felt(q, left), clipped: next.clipped });
  }
  return course;
}

/** (1 + k h) q' - k h A* seen(q') = q + k h c: sectors with stock left are not seen to fail. */
function implicitStep(
  { interdependency, resilience, perturbation }: Dynamics,
  q: readonly number[],
  left: readonly number[],
  step: number,
): readonly number[] {
  const rate = resilience.map(k => k * step);
  const system = interdependency.map((row, i) =>
    row.map((value, j) => (i === j ? 1 + rate[i]! : 0) - (left[j]! > 0 ? 0 : rate[i]! * value)),
  );
  return solve(
    system,
    q.map((value, i) => [value + rate[i]! * perturbation[i]!]),
  ).map(row => row[0]!);
}

const felt = (q: readonly number[], left: readonly number[]) => q.map((value, i) => (left[i]! > 0 ? 0 : value));
