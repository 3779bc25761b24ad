import { fail } from '#engines/kernel/failure.ts';

/** One line of a table by column name; `line` is its number in the file, counted from 1. */
export interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a table with a header line (RFC 4180: quotes doubled inside quotes, either line end, a byte order mark is
 * dropped). Empty lines are skipped.
 * @throws `bad-csv` with the line when a quote is left open or a line has more cells than the header
 */
export function readTable(text: string, file: string): readonly Line[] {
  const [header, ...rest] = tokens(text.replace(/^\uFEFF/, ''), file);
  if (header === undefined)
    return fail('bad-csv', `\`${file}\` is empty.`, {
      pointer: `/${file}`,
      next: 'Give a header line with column names.',
    });
  const names = header.cells.map(name => name.trim());
  return rest
    .filter(row => row.cells.some(cell => cell.trim() !== ''))
    .map(({ line, cells }) => {
      if (cells.length > names.length)
        fail('bad-csv', `Line ${line} of \`${file}\` has ${cells.length} cells, the header ${names.length}.`, {
          pointer: `/${file}/${line}`,
          next: 'Put text with commas in double quotes.',
        });
      return { line, cells: Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? '').trim()])) };
    });
}

function tokens(text: string, file: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null)
      return fail('bad-csv', `A quote on line ${line} of \`${file}\` is not closed or stands inside a cell.`, {
        pointer: `/${file}/${line}`,
        next: 'Double the quotes inside a quoted cell.',
      });
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    line += match[3] === ',' || match[3] === '' ? 0 : 1;
    if (match[1]?.includes('\n')) line += match[1].split('\n').length - 1;
    if (match[3] === ',' && pattern.lastIndex < text.length) continue;
    rows.push({ line: first, cells });
    cells = [];
    first = line;
  }
  return rows;
}

/** A table as text, cells quoted where they must be. */
export function writeTable(
  names: readonly string[],
  rows: readonly Readonly<Record<string, string | number | undefined>>[],
): string {
  const cell = (value: string | number | undefined) => {
    const text = value === undefined ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names.join(','), ...rows.map(row => names.map(name => cell(row[name])).join(','))].join('\n')}\n`;
}
