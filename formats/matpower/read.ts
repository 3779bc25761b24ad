import { fail } from '#engines/kernel/failure.ts';

/** The parts of a MATPOWER case (format version 2) that a dependency model can use; power in MW. */
export interface MatpowerCase {
  readonly name: string;
  readonly baseMva: number;
  readonly buses: readonly { readonly id: number; readonly load: number; readonly area: number; readonly kv: number }[];
  /** branches in service or not; `rate` is the long-term rating in MVA, 0 when unlimited */
  readonly branches: readonly {
    readonly from: number;
    readonly to: number;
    readonly rate: number;
    readonly inService: boolean;
  }[];
  readonly generators: readonly { readonly bus: number; readonly capacity: number; readonly inService: boolean }[];
  /** names of buses where the case gives them, in the order of the buses */
  readonly names: readonly string[];
}

/** Reads a case file. It is data, never run: only the matrices are read. @throws `bad-matpower` */
export function readMatpower(text: string): MatpowerCase {
  const name = /function\s+mpc\s*=\s*(\w+)/.exec(text)?.[1];
  if (name === undefined || !/mpc\.version\s*=\s*['"]2['"]/.test(text))
    return fail('bad-matpower', 'The file is not a MATPOWER case of format version 2.', {
      next: 'Save the case again with a current MATPOWER.',
    });
  const ids = new Set<number>();
  const buses = matrix(text, 'bus', 13).map(row => {
    const id = row[0]!;
    if (ids.has(id))
      fail('bad-matpower', `Bus ${id} is listed twice.`, { pointer: '/bus', next: 'Give each bus its own number.' });
    ids.add(id);
    return { id, load: row[2]!, area: row[6]!, kv: row[9]! };
  });
  const known = (bus: number, table: string) => {
    if (!ids.has(bus))
      fail('bad-matpower', `The ${table} table names bus ${bus}, which is not in the bus table.`, {
        pointer: `/${table}`,
        next: 'Correct the number.',
      });
    return bus;
  };
  return {
    name,
    baseMva: Number(/mpc\.baseMVA\s*=\s*([\d.]+)/.exec(text)?.[1] ?? 100),
    buses,
    branches: matrix(text, 'branch', 11).map(row => ({
      from: known(row[0]!, 'branch'),
      to: known(row[1]!, 'branch'),
      rate: row[5]!,
      inService: row[10] !== 0,
    })),
    generators: matrix(text, 'gen', 10).map(row => ({
      bus: known(row[0]!, 'gen'),
      capacity: row[8]!,
      inService: row[7]! > 0,
    })),
    names: names(text),
  };
}

function matrix(text: string, table: string, columns: number): number[][] {
  const body = new RegExp(`mpc\\.${table}\\s*=\\s*\\[([\\s\\S]*?)\\]\\s*;`).exec(text)?.[1];
  if (body === undefined)
    return fail('bad-matpower', `The case has no ${table} table.`, {
      pointer: `/${table}`,
      next: 'Use a complete case.',
    });
  const lines = body
    .split(/[;\n]/)
    .map(line => line.replace(/%.*$/, '').trim())
    .filter(line => line !== '');
  return lines.map((line, i) => {
    const row = line.split(/[\s,]+/).map(Number);
    if (row.length < columns || row.some(Number.isNaN))
      fail(
        'bad-matpower',
        `Row ${i + 1} of the ${table} table has ${row.length} readable columns; at least ${columns} are needed.`,
        { pointer: `/${table}/${i}`, next: 'Check the row.' },
      );
    return row;
  });
}

function names(text: string): string[] {
  const body = /mpc\.bus_name\s*=\s*\{([\s\S]*?)\}\s*;/.exec(text)?.[1] ?? '';
  return [...body.matchAll(/'([^']*)'/g)].map(match => match[1]?.trim() ?? '');
}
