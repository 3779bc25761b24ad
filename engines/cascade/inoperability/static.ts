import { fail } from '#engines/kernel/failure.ts';
import { combine, identity, type Matrix, solve, spectralRadius, transpose } from './matrix.ts';

/** Inoperabilities with what was cut off at 1: linear models overshoot, and the reader must know. */
export interface Inoperability {
  readonly unclipped: readonly number[];
  readonly q: readonly number[];
  /** places whose value was clipped to 1 */
  readonly clipped: readonly number[];
}

/**
 * Demand view: q = A* q + c, customers lost, the loss runs to suppliers.
 * @throws `no-equilibrium` when sectors lean on each other by more than all they have, `probability-out-of-range`
 */
export const demandView = (interdependency: Matrix, perturbation: readonly number[]): Inoperability =>
  equilibrium(interdependency, perturbation);

/** Supply view: q = A' q + c with A the technical coefficients (not A*), inputs lost, the loss runs to customers. Throws as the demand view. */
export const supplyView = (coefficients: Matrix, perturbation: readonly number[]): Inoperability =>
  equilibrium(transpose(coefficients), perturbation);

function equilibrium(matrix: Matrix, perturbation: readonly number[]): Inoperability {
  perturbation.forEach((value, i) => {
    if (!(value >= 0 && value <= 1))
      fail('probability-out-of-range', `Perturbation ${i + 1} must be between 0 and 1, not ${value}.`, {
        pointer: `/c/${i}`,
      });
  });
  checkStable(matrix);
  return clip(
    solve(
      combine(identity(matrix.length), matrix, -1),
      perturbation.map(value => [value]),
    ).map(row => row[0]!),
  );
}

/** Beyond a spectral radius of 1 the equations still have a solution, of negative losses: it would read as no loss at all. */
function checkStable(matrix: Matrix): void {
  // No row that sums to 1: the radius cannot reach it either, and need not be worked out.
  if (matrix.every(row => row.reduce((sum, value) => sum + Math.abs(value), 0) < 1)) return;
  const radius = spectralRadius(matrix);
  if (radius >= 1)
    fail('no-equilibrium', `A loss would grow without end: the spectral radius of the table is ${radius.toFixed(3)}.`, {
      next: 'It must be below 1. Check that no sectors lean on each other by more than all they have.',
    });
}

/** Cuts values to the range 0 to 1 and says which were above. */
export const clip = (unclipped: readonly number[]): Inoperability => ({
  unclipped,
  q: unclipped.map(value => Math.min(1, Math.max(0, value))),
  clipped: unclipped.flatMap((value, i) => (value > 1 ? [i] : [])),
});

/** A*_ij = a_ij x_j / x_i. A sector without output has no row. */
export const interdependencyOf = (coefficients: Matrix, output: readonly number[]): number[][] =>
  coefficients.map((row, i) => row.map((value, j) => (output[i] === 0 ? 0 : (value * output[j]!) / output[i]!)));

/** Total output for a final demand: x = (I - A)^-1 f. */
export const leontief = (coefficients: Matrix, demand: readonly number[]): number[] =>
  solve(
    combine(identity(coefficients.length), coefficients, -1),
    demand.map(value => [value]),
  ).map(row => row[0]!);

export const leontiefInverse = (coefficients: Matrix): number[][] =>
  solve(combine(identity(coefficients.length), coefficients, -1), identity(coefficients.length));

/** Technical coefficients under industry technology: A = D B, from make (industry by commodity) and use tables. */
export function industryTechnology(
  make: Matrix,
  use: Matrix,
): { readonly coefficients: number[][]; readonly output: number[] } {
  const output = make.map(row => row.reduce((sum, value) => sum + value, 0));
  const commodity = transpose(make).map(column => column.reduce((sum, value) => sum + value, 0));
  const shares = make.map(row => row.map((value, c) => (commodity[c] === 0 ? 0 : value / commodity[c]!)));
  const inputs = use.map(row => row.map((value, j) => (output[j] === 0 ? 0 : value / output[j]!)));
  const byCommodity = transpose(inputs);
  return {
    output,
    coefficients: shares.map(row =>
      byCommodity.map(column => row.reduce((sum, value, c) => sum + value * column[c]!, 0)),
    ),
  };
}
