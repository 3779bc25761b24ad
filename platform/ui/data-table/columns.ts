import type { ReactNode } from 'react';

/** A column: `value` is what sorting and filtering use (null and undefined sort last), `cell` what is drawn. */
export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: T) => string | number | null | undefined;
  readonly cell?: (row: T) => ReactNode;
  /** a width of CSS grid: `120px`, `minmax(160px, 2fr)`; by default the column shares what is left */
  readonly width?: string;
  readonly numeric?: boolean;
  /** left out below 900 px */
  readonly wideOnly?: boolean;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** For each row everything that can be searched, without accents and in lower case. */
export const searchTexts = <T>(rows: readonly T[], columns: readonly Column<T>[]): readonly string[] =>
  rows.map(row => plain(columns.map(column => column.value(row) ?? '').join(' ')));

/** The rows that hold every typed word, in their order. */
export function filterRows<T>(rows: readonly T[], texts: readonly string[], wanted: string): readonly T[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((_, index) => words.every(word => texts[index]?.includes(word)));
}

/** Numbers by size, everything else as people sort: without case, with digits by their value. */
export function valueComparator(language: string): (a: unknown, b: unknown) => number {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  return (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
}
