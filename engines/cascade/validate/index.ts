import { holds, type Row, type Size, type ValidationCase, type ValidationData } from './case.ts';
import { economicCases } from './economic.ts';
import { percolationCases } from './percolation.ts';
import { structuralCases } from './structural.ts';
import { timedCases } from './timed.ts';

export type { NamedNetwork, Size, ValidationData } from './case.ts';

/** V1 to V30 in their order. */
export const validationCases: readonly ValidationCase[] = [
  ...percolationCases,
  ...structuralCases,
  ...economicCases,
  ...timedCases,
].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

export interface Validated {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly rows: readonly (Row & { readonly holds: boolean })[];
}

/** Runs one case and says row by row whether the engine reproduces it. */
export function validate(entry: ValidationCase, size: Size, data: ValidationData): Validated {
  const rows = entry.run(size, data).map(row => ({ ...row, holds: holds(row) }));
  return { id: entry.id, title: entry.title, basis: entry.basis, rows };
}

/** The whole as a Markdown table: expected, obtained, tolerance. */
export function validationTable(results: readonly Validated[]): string {
  const lines = results.flatMap(result =>
    result.rows.map(
      row =>
        `| ${result.id} | ${result.title}: ${row.label} | ${show(row.expected)} | ${show(row.obtained)} | ${show(row.tolerance)} | ${row.holds ? 'yes' : 'NO'} |`,
    ),
  );
  return [
    '| Id | Result | Expected | Obtained | Tolerance | Holds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

const show = (value: number) => (Number.isInteger(value) ? String(value) : Number(value.toPrecision(6)).toString());
