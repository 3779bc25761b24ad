import { fail } from '#engines/kernel/failure.ts';

/** One line of a table by column name; `line` is its number in the file, counted from 1. */
export interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a table with a header line (RFC 4180: quotes doubled inside quotes, either line end, a byte order mark is
 * dropped). Cells are parted by commas; by semicolons or tabs where the header has those and no comma, as spreadsheets
 * in many countries write them. Empty lines are skipped, and columns whose name begins with `#` are the reader's own.
 * @param known names of columns; without it any will do
 * @throws `bad-csv` with the line: a quote left open, more cells than the header, a column unknown or named twice, text
 * that is not UTF-8
 */
export function readTable(text: string, file: string, known?: readonly string[]): readonly Line[] {
  const bare = text.replace(/^\uFEFF/, '');
  if (/[\uFFFD\0]/.test(bare))
    return fail('bad-csv', `\`${file}\` is not in UTF-8.`, { pointer: `/${file}`, next: 'Save it as CSV UTF-8.' });
  const [header, ...rest] = tokens(bare, file, markOf(bare));
  if (header === undefined)
    return fail('bad-csv', `\`${file}\` is empty.`, {
      pointer: `/${file}`,
      next: 'Give a header line with column names.',
    });
  const names = header.cells.map(name => name.trim());
  checkHeader(names, file, known);
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

type Mark = ',' | ';' | '\t';

function markOf(text: string): Mark {
  const header = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)));
  return header.includes(',') ? ',' : header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
}

function checkHeader(names: readonly string[], file: string, known?: readonly string[]): void {
  const own = names.filter(name => name !== '' && !name.startsWith('#'));
  const twice = own.find((name, i) => own.indexOf(name) !== i);
  if (twice !== undefined)
    fail('bad-csv', `\`${file}\` has two columns named \`${twice}\`.`, {
      pointer: `/${file}/1`,
      next: 'Name each column once.',
    });
  const strange = known && own.find(name => !known.includes(name));
  if (strange !== undefined)
    fail('bad-csv', `The column \`${strange}\` of \`${file}\` is not known. Known are ${known?.join(', ') ?? ''}.`, {
      pointer: `/${file}/1`,
      next: 'Correct its name; a column of your own begins with #.',
    });
}

const cellPattern = {
  ',': /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y,
  ';': /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n|\n|\r|$)/y,
  '\t': /(?:"((?:[^"]|"")*)"|([^"\t\r\n]*))(\t|\r\n|\n|\r|$)/y,
} as const satisfies Readonly<Record<Mark, RegExp>>;

function tokens(text: string, file: string, mark: Mark): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  const pattern = new RegExp(cellPattern[mark]);
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null)
      return fail('bad-csv', `A quote on line ${line} of \`${file}\` is not closed or stands inside a cell.`, {
        pointer: `/${file}/${line}`,
        next: 'Double the quotes inside a quoted cell.',
      });
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    line += match[3] === mark || match[3] === '' ? 0 : 1;
    if (match[1]?.includes('\n')) line += match[1].split('\n').length - 1;
    if (match[3] === mark && pattern.lastIndex < text.length) continue;
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
