import type { Problem } from '#engines/cascade/index.ts';
import { cellOf, type Columns, type TableName, type Tables } from './tables.ts';

/** Findings by table and row; `rest` could not be placed. */
export interface Findings {
  readonly at: Readonly<Record<TableName, ReadonlyMap<number, readonly string[]>>>;
  readonly rest: readonly string[];
  readonly count: number;
}

const placed = { nodes: 'nodes', edges: 'edges', technologies: 'technologies', functions: 'functions' } as const;
const idColumn: Readonly<Record<TableName, string>> = {
  nodes: 'id',
  edges: 'id',
  groups: 'node',
  technologies: 'id',
  functions: 'id',
  crews: 'pool',
};

/** Puts each finding at its row: by its pointer where that leads to the record, else by the record's id. */
export function findingsOf(problems: readonly Problem[], tables: Tables, columns: Columns): Findings {
  const at: Record<TableName, Map<number, string[]>> = {
    nodes: new Map(),
    edges: new Map(),
    groups: new Map(),
    technologies: new Map(),
    functions: new Map(),
    crews: new Map(),
  };
  const rest: string[] = [];
  for (const problem of problems) {
    const text = `${problem.record}: ${problem.rule}. ${problem.next ?? ''}`.trim();
    const [, list = '', index = ''] = /^\/(\w+)(?:\/(\d+))?/.exec(problem.pointer ?? '') ?? [];
    const table = list === 'crewPools' ? 'crews' : placed[list as keyof typeof placed];
    const rows = table === undefined ? [] : rowsOf(tables, columns, table, problem.record, index);
    if (table === undefined || rows.length === 0) rest.push(text);
    else for (const row of rows) at[table].set(row, [...(at[table].get(row) ?? []), text]);
  }
  return { at, rest, count: problems.length };
}

function rowsOf(tables: Tables, columns: Columns, table: TableName, record: string, index: string): readonly number[] {
  const row = tables[table][Number(index)];
  const idOf = (cells: readonly string[]): string =>
    cellOf(columns, table, cells, idColumn[table]) ||
    (table === 'edges' ? `${cellOf(columns, table, cells, 'from')}->${cellOf(columns, table, cells, 'to')}` : '');
  if (index !== '' && row && (idOf(row) === record || record.startsWith('/') || idOf(row) === ''))
    return [Number(index)];
  return tables[table].flatMap((cells, i) => (idOf(cells) === record ? [i] : []));
}
