import { fail } from '#engines/kernel/failure.ts';

export interface Table {
  readonly header: readonly string[];
  /** with the line on which each begins */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads comma-, semicolon- or tab-separated text (RFC 4180), the separator being the one most frequent in the head.
 * @throws FailureError `bad-table` for no head, a column without a name or named twice, an open quotation mark
 */
export function tableFrom(text: string): Table {
  const clean = text.replace(/^\uFEFF/, '');
  const [first, ...rest] = recordsOf(clean, separatorOf(clean));
  if (!first || first.cells.every(cell => cell.trim() === ''))
    return bad('The file has no head.', 'Put names of columns into the first line.');
  const header = first.cells.map(cell => cell.trim());
  const twice = header.find((name, i) => name === '' || header.indexOf(name) !== i);
  if (twice !== undefined)
    return bad(
      twice === '' ? 'A column has no name.' : `The column \`${twice}\` is there twice.`,
      'Give every column a name of its own.',
    );
  return { header, rows: rest.filter(row => row.cells.some(cell => cell.trim() !== '')) };
}

const bad = (message: string, next: string): never => fail('bad-table', message, { pointer: '/1', next });

function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] as string;
}

function recordsOf(text: string, separator: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = [];
  let record = { line: 1, cells: [] as string[] };
  let cell = '';
  let quoted = false;
  let line = 1;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) {
      record.cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      record.cells.push(cell);
      records.push(record);
      record = { line, cells: [] };
      cell = '';
    } else if (sign !== '\r') cell += sign;
  }
  if (quoted)
    bad(
      `A quotation mark opened after line ${record.line} is never closed.`,
      'Close it, or double it if it is part of the text.',
    );
  if (cell !== '' || record.cells.length > 0) records.push({ ...record, cells: [...record.cells, cell] });
  return records;
}
