import type { Matrix } from '../inoperability/matrix.ts';
import type { Graph } from '../structure/graph.ts';

/** One number of a validation: what the literature or the closed form says, and what this engine gives. */
export interface Row {
  readonly label: string;
  readonly expected: number;
  readonly obtained: number;
  readonly tolerance: number;
}

/** `full` is the size of the specification; `reduced` runs within `npm test`, with tolerances widened only by sampling. */
export type Size = 'full' | 'reduced';

/** Input tables the cases need; they come from packs, read by the caller. */
export interface ValidationData {
  readonly make: Matrix;
  readonly use: Matrix;
  readonly industries: readonly string[];
  readonly networks: readonly NamedNetwork[];
}

/** A simple undirected graph of a corpus network, nodes in the numerical order of their ids, with its published facts. */
export interface NamedNetwork {
  readonly name: string;
  readonly graph: Graph;
  readonly expected: {
    readonly nodes: number;
    readonly edges: number;
    readonly articulation: number;
    readonly afterRemoval: number;
  };
}

export interface ValidationCase {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  run(size: Size, data: ValidationData): readonly Row[];
}

export const row = (label: string, expected: number, obtained: number, tolerance: number): Row => ({
  label,
  expected,
  obtained,
  tolerance,
});

/** Rows for vectors compared place by place. */
export const rows = (
  label: string,
  expected: readonly number[],
  obtained: readonly number[],
  tolerance: number,
): readonly Row[] => expected.map((value, i) => row(`${label} ${i + 1}`, value, obtained[i] ?? Number.NaN, tolerance));

/** A share against its law, with four standard errors as tolerance. */
export const shareRow = (label: string, expected: number, count: number, trials: number): Row =>
  row(label, expected, count / trials, 4 * Math.sqrt((expected * (1 - expected)) / trials));

/** A sample mean against its law, with four standard errors of the sample as tolerance. */
export function meanRow(label: string, expected: number, values: ArrayLike<number>): Row {
  const n = values.length;
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / n;
  const variance = Array.from(values).reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return row(label, expected, mean, 4 * Math.sqrt(variance / n));
}

/** True when the row holds; the last term forgives the rounding of the printed value. */
export const holds = ({ expected, obtained, tolerance }: Row): boolean =>
  Math.abs(expected - obtained) <= tolerance + 1e-9;

/** Mean of `count` repetitions. */
export function average(count: number, one: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += one(i);
  return sum / count;
}
