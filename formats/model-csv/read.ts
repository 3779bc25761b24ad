import { fail } from '#engines/kernel/failure.ts';
import { numberOr, readAmount } from './amount.ts';
import { type TableName, tableColumns } from './columns.ts';
import { groupsByNode } from './groups.ts';
import { entriesOf, plainPart, splitCell } from './list-cell.ts';
import { amounts, edgeId, plain, type Row } from './row.ts';
import { type Line, readTable } from './table.ts';

/** The tables of a model; only nodes and edges are required. */
export interface ModelTables {
  readonly nodes: string;
  readonly edges: string;
  /** rule and stock of a resource; a resource without a line is needed in full and has no stock */
  readonly groups?: string;
  readonly technologies?: string;
  readonly functions?: string;
  readonly crews?: string;
}

type Bag = Record<string, unknown>;

type About = { readonly id: string; readonly title: string; readonly currency?: string };

/**
 * Turns tables into the input `readModel` takes; every rule about values is checked there, with the id of the record.
 * Columns are those of the README. @throws `bad-csv`
 */
export function readModelCsv(tables: ModelTables, about: About): Bag {
  const read = new Map<TableName, readonly Line[]>();
  const lines = (name: TableName) => {
    const known = read.get(name) ?? (tables[name] === undefined ? [] : linesOf(name, tables[name]));
    read.set(name, known);
    return known;
  };
  unique('groups', lines('groups'), ['node', 'resource', 'restart']);
  unique('crews', lines('crews'), ['pool']);
  const nodes = new Set(lines('nodes').map(({ cells }) => cells['id']));
  for (const { line, cells } of lines('groups'))
    if (!nodes.has(cells['node']))
      refuse('groups', line, `names the node \`${cells['node'] ?? ''}\`, which is not in nodes.csv`);
  return { ...about, ...readRows(lines) };
}

/** Columns nobody knows are refused: a misspelt one would turn what a person stated into a default. */
function linesOf(name: TableName, text: string): readonly Line[] {
  return readTable(text, `${name}.csv`, tableColumns[name]);
}

function unique(name: TableName, lines: readonly Line[], columns: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const { line, cells } of lines) {
    const key = JSON.stringify(columns.map(column => cells[column] ?? ''));
    const before = seen.get(key);
    if (before !== undefined) refuse(name, line, `says again what line ${before} says`);
    seen.set(key, line);
  }
}

function refuse(name: TableName, line: number, what: string): never {
  return fail('bad-csv', `Line ${line} of \`${name}.csv\` ${what}.`, {
    pointer: `/${name}.csv/${line}`,
    next: 'Correct or remove the line.',
  });
}

/** Records of the rows of each table, each row by column name. */
export function readRows(lines: (name: TableName) => readonly Row[]): Bag {
  const edges = lines('edges');
  const groups = groupsByNode(lines('groups'), edges);
  return {
    nodes: lines('nodes').map(line => nodeOf(line.cells, groups.get(line.cells['id'] ?? '') ?? [])),
    edges: edges.map(line => edgeOf(line.cells)),
    technologies: lines('technologies').map(({ cells }) => ({
      ...plain(cells, ['id', 'name', 'vendor', 'recovery', 'updateChannel', ...provenance]),
      ...amounts(cells, [
        'eventsPerYear',
        'maliciousPerYear',
        'accidentalPerYear',
        'exploitability',
        'patchHalfLife',
        'wormDelay',
      ]),
      parents: entriesOf(cells['parents']).map(plainPart),
    })),
    functions: lines('functions').map(({ cells }) => ({
      ...plain(cells, ['id', 'name', 'category']),
      ...amounts(cells, ['lostAt']),
    })),
    crewPools: Object.fromEntries(
      lines('crews').map(({ cells }) => [cells['pool'] ?? '', numberOr(cells['size'] ?? '')]),
    ),
  };
}

const provenance = ['evidence', 'confidence', 'source', 'marking', 'reviewed', 'party'];

function edgeOf(cells: Line['cells']): Bag {
  return {
    ...plain(cells, ['from', 'to', 'type', ...provenance]),
    ...amounts(cells, ['strength', 'delay']),
    id: edgeId(cells),
  };
}

function nodeOf(cells: Line['cells'], groups: readonly Bag[]): Bag {
  const lon = cells['longitude'];
  const lat = cells['latitude'];
  const restart = groups.filter(group => group['restart'] === true);
  return {
    ...plain(cells, ['id', 'name', 'kind', 'sector', 'operatorId', 'regionId', 'jurisdiction', ...provenance]),
    ...(lon || lat ? { position: [numberOr(lon ?? ''), numberOr(lat ?? '')] } : {}),
    criticality: amounts(cells, ['valuePerHour', 'peopleServed', 'safetyWeight']),
    ncf: entriesOf(cells['functions']).map(shareOf),
    groups: groups.filter(group => group['restart'] !== true),
    ...(restart.length > 0 || cells['restartHours']
      ? { restart: { groups: restart, ...(cells['restartHours'] ? { hours: readAmount(cells['restartHours']) } : {}) } }
      : {}),
    ...(cells['repair'] || cells['crewPool']
      ? { repair: { time: readAmount(cells['repair'] ?? ''), crewPool: cells['crewPool'] || undefined } }
      : {}),
    ...amounts(cells, ['upTime']),
    products: entriesOf(cells['products']).map(useOf),
    ...(cells['manualLevel'] || cells['manualHours']
      ? {
          manualFallback: {
            level: readAmount(cells['manualLevel'] ?? ''),
            maxHours: readAmount(cells['manualHours'] ?? ''),
          },
        }
      : {}),
  };
}

function shareOf(entry: string): Bag {
  const [id = '', share, ...more] = splitCell(entry, ':');
  return { id: plainPart(id), share: share === undefined ? 1 : readAmount([share, ...more].join(':')) };
}

/** `product:exposure:patched:share:role:versions`, all but the product optional. */
function useOf(entry: string): Bag {
  const [product = '', exposure = '', patched = '', share = '', role = '', ...versions] = splitCell(entry, ':');
  return {
    product: plainPart(product),
    exposure: readAmount(exposure),
    patched: readAmount(patched),
    share: readAmount(share),
    ...(role === '' ? {} : { role: plainPart(role) }),
    ...(versions.length === 0 ? {} : { versions: plainPart(versions.join(':')) }),
  };
}
