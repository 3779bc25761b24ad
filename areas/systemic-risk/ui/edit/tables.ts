/** The tables of a part as its editor has them: rows of cells in the order of the columns. */
export type Tables = Readonly<Record<TableName, readonly (readonly string[])[]>>;
export const tableNames = ['nodes', 'edges', 'groups', 'technologies', 'functions', 'crews'] as const;
export type TableName = (typeof tableNames)[number];
export type Columns = Readonly<Record<TableName, readonly string[]>>;

/** What is being edited. */
export interface Draft {
  readonly title: string;
  readonly marking: string;
  readonly tables: Tables;
}

export const noTables: Tables = { nodes: [], edges: [], groups: [], technologies: [], functions: [], crews: [] };

const at = (columns: Columns, table: TableName, name: string): number => columns[table].indexOf(name);

/** The value of a named column in a row. */
export const cellOf = (columns: Columns, table: TableName, row: readonly string[], name: string): string =>
  row[at(columns, table, name)] ?? '';

const withTable = (draft: Draft, table: TableName, rows: readonly (readonly string[])[]): Draft => ({
  ...draft,
  tables: { ...draft.tables, [table]: rows },
});

/** Puts a block of texts with its corner at one cell; what would lie outside of the table is left away. */
export function putCells(
  draft: Draft,
  columns: Columns,
  table: TableName,
  corner: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
): Draft {
  const width = columns[table].length;
  const rows = draft.tables[table].map((row, r) => {
    const texts = block[r - corner.row];
    if (!texts) return row;
    return Array.from({ length: width }, (_, c) => texts[c - corner.column] ?? row[c] ?? '');
  });
  return withTable(draft, table, rows);
}

/** Adds an empty row, or one with the cells given by column. */
export function addRow(
  draft: Draft,
  columns: Columns,
  table: TableName,
  cells: Readonly<Record<string, string>> = {},
): Draft {
  const row = columns[table].map(name => cells[name] ?? '');
  return withTable(draft, table, [...draft.tables[table], row]);
}

/** Removes a row; with a node go the dependencies from and to it and what it needs. */
export function removeRow(draft: Draft, columns: Columns, table: TableName, index: number): Draft {
  const gone = draft.tables[table][index];
  const without = withTable(
    draft,
    table,
    draft.tables[table].filter((_, i) => i !== index),
  );
  const id = gone && table === 'nodes' ? cellOf(columns, 'nodes', gone, 'id') : '';
  if (id === '') return without;
  const { edges, groups } = without.tables;
  const touches = (row: readonly string[]): boolean =>
    cellOf(columns, 'edges', row, 'from') === id || cellOf(columns, 'edges', row, 'to') === id;
  return {
    ...without,
    tables: {
      ...without.tables,
      edges: edges.filter(row => !touches(row)),
      groups: groups.filter(row => cellOf(columns, 'groups', row, 'node') !== id),
    },
  };
}

/** An id no row of the table has yet: the wish itself, else with a number behind it. */
export function freeId(draft: Draft, columns: Columns, table: 'nodes' | 'edges', wish: string): string {
  const taken = new Set(draft.tables[table].map(row => cellOf(columns, table, row, 'id')));
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n++) if (!taken.has(`${wish}-${n}`)) return `${wish}-${n}`;
}

/** Adds a dependency; none onto itself, and none without both ends. */
export function addEdge(draft: Draft, columns: Columns, from: string, to: string): Draft {
  if (from === '' || to === '' || from === to) return draft;
  return addRow(draft, columns, 'edges', {
    id: freeId(draft, columns, 'edges', `${from}->${to}`),
    from,
    to,
    type: 'physical',
  });
}
