export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; undefined for keys that do not move. Moves stay within the table. */
export function target(
  key: string,
  { row, column }: Place,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): Place | undefined {
  const moves: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
    PageDown: { row: row + size.page, column },
    PageUp: { row: row - size.page, column },
  };
  const to = moves[key];
  const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  return to && { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}
