import type { RunResult } from './run.ts';
import { overlapOf, type PairCount, sharesOf, type Shares } from './tally.ts';

/** One pair as a row: counts, shares and the strongest fact behind the disagreement. */
export interface PairRow extends Shares, PairCountRow {
  readonly first: string;
  readonly second: string;
  readonly overlap: number | '';
  readonly driver: string;
  readonly driverShare: number | '';
  /** the fact that, known by itself, would most often decide what stays undecided */
  readonly undecidedDriver: string;
  readonly undecidedDriverShare: number | '';
}

type PairCountRow = { readonly [Key in Exclude<keyof PairCount, 'undecided'>]: number };

/** Every pair once, the most disagreeing first. */
export function pairRows(result: RunResult): PairRow[] {
  const rows: PairRow[] = [];
  for (const [i, first] of result.ids.entries()) {
    for (let j = i + 1; j < result.ids.length; j++) {
      const pair = result.pairs[i]?.[j] as PairCount;
      const driver = result.drivers[i]?.[j]?.[0];
      const open = result.undecidedDrivers[i]?.[j]?.[0];
      const { undecided: _count, ...counts } = pair;
      rows.push({
        first,
        second: result.ids[j] as string,
        ...counts,
        ...sharesOf(pair),
        overlap: overlapOf(pair) ?? '',
        driver: driver?.fact ?? '',
        driverShare: driver?.share ?? '',
        undecidedDriver: open?.fact ?? '',
        undecidedDriverShare: open?.share ?? '',
      });
    }
  }
  return rows.toSorted((a, b) => b.disagree - a.disagree || (a.first + a.second < b.first + b.second ? -1 : 1));
}

/** Rows of an export with the article of each regime that they name, after its id. */
export const withArticles = (
  rows: readonly object[],
  definitions: readonly { readonly id: string; readonly cite: string }[],
): Record<string, unknown>[] => {
  const cites = new Map(definitions.map(({ id, cite }) => [id, cite]));
  return rows.map(row =>
    Object.fromEntries(
      Object.entries(row).flatMap(([key, value]) =>
        ['regime', 'first', 'second'].includes(key)
          ? [
              [key, value],
              [`${key}_article`, cites.get(String(value)) ?? ''],
            ]
          : [[key, value]],
      ),
    ),
  );
};

/** Rows as CSV (RFC 4180). A text that a spreadsheet would read as a formula is defused. */
export function csvOf(rows: readonly object[], notes: readonly string[]): string {
  const keys = Object.keys(rows[0] ?? {});
  const lines = [keys, ...rows.map(row => keys.map(key => (row as Record<string, unknown>)[key]))];
  const comments = notes.map(note => [`# ${note}`]);
  return [...comments, ...lines].map(line => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: unknown): string {
  const raw = value === undefined || value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
