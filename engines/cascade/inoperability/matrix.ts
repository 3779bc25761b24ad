import { fail } from '#engines/kernel/failure.ts';

/** A square or rectangular matrix as rows. */
export type Matrix = readonly (readonly number[])[];

export const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

export const transpose = (a: Matrix): number[][] => (a[0] ?? []).map((_, j) => a.map(row => row[j]!));

export const multiply = (a: Matrix, b: Matrix): number[][] => {
  const columns = transpose(b);
  return a.map(row => columns.map(column => dot(row, column)));
};

export const apply = (a: Matrix, x: readonly number[]): number[] => a.map(row => dot(row, x));

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

export const combine = (a: Matrix, b: Matrix, factor: number): number[][] =>
  a.map((row, i) => row.map((value, j) => value + factor * b[i]![j]!));

/**
 * Solves a x = b for each column of b by elimination with partial pivoting.
 * @throws `singular-matrix` when the rows are not independent, `bad-matrix` when they do not fit
 */
export function solve(a: Matrix, b: Matrix): number[][] {
  const n = a.length;
  if (b.length !== n || a.some(row => row.length !== n || row.some(value => !Number.isFinite(value))))
    fail('bad-matrix', `A table of ${n} rows must have ${n} finite numbers in each, and as many on the other side.`, {
      next: 'Check the number of sectors and their coefficients.',
    });
  const rows = a.map((row, i) => [...row, ...b[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    const lead = rows[pivot]!;
    if (Math.abs(lead[column]!) < 1e-12)
      fail('singular-matrix', 'The interdependency matrix has no unique solution.', {
        next: 'Check that no sector needs all of its own output.',
      });
    rows[pivot] = rows[column]!;
    rows[column] = lead;
    for (let i = 0; i < n; i++) {
      const factor = i === column ? 0 : rows[i]![column]! / lead[column]!;
      if (factor !== 0) rows[i] = rows[i]!.map((value, j) => value - factor * lead[j]!);
    }
  }
  return rows.map((row, i) => row.slice(n).map(value => value / row[i]!));
}

/**
 * Largest absolute eigenvalue, as the growth of the matrix's powers (Gelfand): squared thirty times. Sectors that only feed
 * each other in turns, on which an iteration of vectors never settles, are no exception.
 */
export function spectralRadius(a: Matrix): number {
  let power = a;
  let growth = 0;
  for (let k = 0; k < 30; k++) {
    const size = Math.max(0, ...power.map(row => row.reduce((sum, value) => sum + Math.abs(value), 0)));
    if (size === 0) return 0;
    growth += Math.log(size) / 2 ** k;
    const part = power.map(row => row.map(value => value / size));
    power = multiply(part, part);
  }
  return Math.exp(growth);
}

/** Matrix exponential by scaling and squaring of a Taylor polynomial. */
export function exponential(a: Matrix): number[][] {
  const norm = Math.max(...a.map(row => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  const squarings = Math.max(0, Math.ceil(Math.log2(Math.max(norm, 1e-300))) + 5);
  const small = a.map(row => row.map(value => value / 2 ** squarings));
  let term = identity(a.length);
  let sum = identity(a.length);
  for (let k = 1; k <= 12; k++) {
    term = multiply(term, small).map(row => row.map(value => value / k));
    sum = combine(sum, term, 1);
  }
  for (let i = 0; i < squarings; i++) sum = multiply(sum, sum);
  return sum;
}
