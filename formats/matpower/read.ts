import { fail } from '#engines/kernel/failure.ts';
import { codeOf } from './source.ts';

/** The parts of a MATPOWER case (format version 2) that a dependency model can use; power in MW. */
export interface MatpowerCase {
  readonly name: string;
  readonly baseMva: number;
  readonly buses: readonly {
    readonly id: number;
    readonly load: number;
    readonly area: number;
    readonly kv: number;
    /** taken out of service with all that is connected to it (bus type 4) */
    readonly isolated: boolean;
  }[];
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
  /** lines of direct current, which are not read */
  readonly dcLines: number;
  /** statements that change the tables when the case is run, which it never is here */
  readonly statements: number;
}

/** Reads a case file. It is data, never run: only the matrices are read. @throws `bad-matpower` */
export function readMatpower(text: string): MatpowerCase {
  const code = codeOf(text);
  if (/[\uFFFD\0]/.test(code)) refuse('The file is not in UTF-8.', '', 'Save it in UTF-8.');
  const name = /function\s+mpc\s*=\s*(\w+)/.exec(code)?.[1];
  if (name === undefined || !/mpc\.version\s*=\s*['"]2['"]/.test(code))
    return refuse(
      'The file is not a MATPOWER case of format version 2.',
      '',
      'Save the case again with a current MATPOWER.',
    );
  const buses = matrix(code, 'bus', 13).map((row, i) => busOf(row, i));
  const isolated = new Map(buses.map(bus => [bus.id, bus.isolated]));
  if (isolated.size < buses.length) refuseTwice(buses.map(bus => bus.id));
  const known = (bus: number, table: string) =>
    isolated.has(bus)
      ? bus
      : refuse(
          `The ${table} table names bus ${bus}, which is not in the bus table.`,
          `/${table}`,
          'Correct the number.',
        );
  const works = (...ends: number[]) => ends.every(bus => isolated.get(bus) === false);
  return {
    name,
    baseMva: Number(/mpc\.baseMVA\s*=\s*([\d.]+)/.exec(code)?.[1] ?? 100),
    buses,
    branches: matrix(code, 'branch', 11).map(row => {
      const from = known(row[0]!, 'branch');
      const to = known(row[1]!, 'branch');
      return { from, to, rate: row[5]!, inService: row[10] !== 0 && works(from, to) };
    }),
    generators: matrix(code, 'gen', 10).map(row => {
      const bus = known(row[0]!, 'gen');
      return { bus, capacity: row[8]!, inService: row[7]! > 0 && works(bus) };
    }),
    names: names(code, buses.length),
    dcLines: bodies(code, 'dcline').flatMap(rowsOf).length,
    statements: code.match(/^\s*mpc\.(?:bus|branch|gen)\s*\(/gm)?.length ?? 0,
  };
}

const refuse = (message: string, pointer: string, next: string): never =>
  fail('bad-matpower', message, { pointer, next });

function busOf(row: readonly number[], i: number): MatpowerCase['buses'][number] {
  const [id = 0, type = 0, load = 0] = row;
  if (!Number.isSafeInteger(id) || id < 1 || !Number.isFinite(load) || ![1, 2, 3, 4].includes(type))
    refuse(
      `Row ${i + 1} of the bus table has number ${id}, type ${type} and load ${load}.`,
      `/bus/${i}`,
      'Numbers are whole and positive, types 1 to 4, loads finite.',
    );
  return { id, load, area: row[6]!, kv: row[9]!, isolated: type === 4 };
}

function refuseTwice(ids: readonly number[]): never {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  return refuse(`Bus ${twice} is listed twice.`, '/bus', 'Give each bus its own number.');
}

/** What stands between the brackets of each assignment to a table. */
function bodies(code: string, table: string): readonly string[] {
  return [...code.matchAll(new RegExp(`\\bmpc\\.${table}\\s*=\\s*\\[([^\\]]*)\\]`, 'g'))].map(found => found[1] ?? '');
}

const rowsOf = (body: string): readonly string[] =>
  body
    .split(/[;\n]/)
    .map(line => line.trim())
    .filter(line => line !== '');

function matrix(code: string, table: string, columns: number): number[][] {
  const [body, ...more] = bodies(code, table);
  if (body === undefined) return refuse(`The case has no ${table} table.`, `/${table}`, 'Use a complete case.');
  if (more.length > 0)
    refuse(`The case has ${more.length + 1} ${table} tables.`, `/${table}`, 'Keep the one that is meant.');
  return rowsOf(body).map((line, i) => {
    const row = line.split(/[\s,]+/).map(numberOf);
    if (row.length < columns || row.some(Number.isNaN))
      refuse(
        `Row ${i + 1} of the ${table} table has ${row.filter(value => !Number.isNaN(value)).length} readable columns; at least ${columns} are needed.`,
        `/${table}/${i}`,
        'Check the row.',
      );
    return row;
  });
}

/** A number as MATLAB writes it: limits without bound are `Inf`. */
function numberOf(text: string): number {
  const bound = /^([-+]?)inf$/i.exec(text);
  return bound ? (bound[1] === '-' ? -Infinity : Infinity) : Number(text);
}

function names(code: string, buses: number): string[] {
  const body = /mpc\.bus_name\s*=\s*\{([^}]*)\}/.exec(code)?.[1];
  if (body === undefined) return [];
  const found = [...body.matchAll(/'((?:[^'\n]|'')*)'/g)].map(match => (match[1] ?? '').replaceAll("''", "'").trim());
  if (found.length !== buses)
    refuse(`The case has ${found.length} names for ${buses} buses.`, '/bus_name', 'Give each bus its name.');
  return found;
}
