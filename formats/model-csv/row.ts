import { readAmount } from './amount.ts';
import type { Line } from './table.ts';

type Bag = Record<string, unknown>;

/** A row by column name. */
export type Row = Pick<Line, 'cells'>;

/** The stated cells among these columns as text; empty ones are gaps. */
export const plain = (cells: Line['cells'], names: readonly string[]): Bag =>
  Object.fromEntries(names.filter(name => cells[name]).map(name => [name, cells[name]]));

/** The same as amounts. */
export const amounts = (cells: Line['cells'], names: readonly string[]): Bag =>
  Object.fromEntries(names.filter(name => cells[name]).map(name => [name, readAmount(cells[name] ?? '')]));

export const edgeId = (cells: Line['cells']) => cells['id'] || `${cells['from']}->${cells['to']}`;
