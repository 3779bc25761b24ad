import { readAmount } from './amount.ts';
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
type Row = Pick<Line, 'cells'>;

type About = { readonly id: string; readonly title: string; readonly currency?: string };

/**
 * Turns tables into the input `readModel` takes; every rule about values is checked there, with the id of the record.
 * Columns are those of the README. @throws `bad-csv`
 */
export function readModelCsv(tables: ModelTables, about: About): Bag {
  const lines = (name: keyof ModelTables) => (tables[name] === undefined ? [] : readTable(tables[name], `${name}.csv`));
  return { ...about, ...readRows(lines) };
}

/** Records of the rows of each table, each row by column name. */
export function readRows(lines: (name: keyof ModelTables) => readonly Row[]): Bag {
  const edges = lines('edges');
  const groups = groupsByNode(lines('groups'), edges);
  return {
    nodes: lines('nodes').map(line => nodeOf(line.cells, groups.get(line.cells['id'] ?? '') ?? [])),
    edges: edges.map(line => edgeOf(line.cells)),
    technologies: lines('technologies').map(({ cells }) => ({
      ...plain(cells, ['id', 'name', 'vendor', 'recovery', ...provenance]),
      ...amounts(cells, ['eventsPerYear', 'patchHalfLife', 'wormDelay']),
      parents: split(cells['parents']),
    })),
    functions: lines('functions').map(({ cells }) => ({
      ...plain(cells, ['id', 'name', 'category']),
      ...amounts(cells, ['lostAt']),
    })),
    crewPools: Object.fromEntries(lines('crews').map(({ cells }) => [cells['pool'] ?? '', Number(cells['size'])])),
  };
}

const provenance = ['evidence', 'confidence', 'source', 'marking', 'reviewed', 'party'];

const split = (cell: string | undefined) =>
  (cell ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');

const plain = (cells: Line['cells'], names: readonly string[]): Bag =>
  Object.fromEntries(names.filter(name => cells[name]).map(name => [name, cells[name]]));

const amounts = (cells: Line['cells'], names: readonly string[]): Bag =>
  Object.fromEntries(names.filter(name => cells[name]).map(name => [name, readAmount(cells[name] ?? '')]));

const edgeId = (cells: Line['cells']) => cells['id'] || `${cells['from']}->${cells['to']}`;

function edgeOf(cells: Line['cells']): Bag {
  return {
    ...plain(cells, ['from', 'to', 'type', ...provenance]),
    ...amounts(cells, ['strength', 'delay']),
    id: edgeId(cells),
  };
}

/** Edges with a `resource` are members of that group of their dependent; others are needs of their own. */
function groupsByNode(groups: readonly Row[], edges: readonly Row[]): Map<string, Bag[]> {
  const members = new Map<string, string[]>();
  for (const { cells } of edges) {
    if (!cells['resource']) continue;
    const key = `${cells['to']}\n${cells['resource']}`;
    members.set(key, [...(members.get(key) ?? []), edgeId(cells)]);
  }
  const stated = new Map(groups.map(({ cells }) => [`${cells['node']}\n${cells['resource']}`, cells]));
  const found = new Map<string, Bag[]>();
  for (const key of new Set([...members.keys(), ...stated.keys()])) {
    const [node = '', resource] = key.split('\n');
    const cells = stated.get(key) ?? {};
    const buffer = amounts(cells, ['hours', 'refillHours', 'degradedAt']);
    const group = {
      resource,
      members: members.get(key) ?? [],
      rule: cells['rule'] || 'all',
      restart: cells['restart'] === 'yes',
      ...(cells['hours'] ? { buffer } : {}),
    };
    found.set(node, [...(found.get(node) ?? []), group]);
  }
  return found;
}

function nodeOf(cells: Line['cells'], groups: readonly Bag[]): Bag {
  const lon = cells['longitude'];
  const lat = cells['latitude'];
  const restart = groups.filter(group => group['restart']);
  return {
    ...plain(cells, ['id', 'name', 'kind', 'sector', 'operatorId', 'regionId', 'jurisdiction', ...provenance]),
    ...(lon && lat ? { position: [Number(lon), Number(lat)] } : {}),
    criticality: amounts(cells, ['valuePerHour', 'peopleServed', 'safetyWeight']),
    ncf: split(cells['functions']).map(shareOf),
    groups: groups.filter(group => !group['restart']),
    ...(restart.length > 0 || cells['restartHours']
      ? { restart: { groups: restart, ...(cells['restartHours'] ? { hours: readAmount(cells['restartHours']) } : {}) } }
      : {}),
    ...(cells['repair'] || cells['crewPool']
      ? { repair: { time: readAmount(cells['repair'] ?? ''), crewPool: cells['crewPool'] || undefined } }
      : {}),
    ...amounts(cells, ['upTime']),
    products: split(cells['products']).map(useOf),
    ...(cells['manualLevel']
      ? { manualFallback: { level: Number(cells['manualLevel']), maxHours: Number(cells['manualHours'] ?? 0) } }
      : {}),
  };
}

function shareOf(text: string): Bag {
  const [id, share] = text.split(':');
  return { id, share: share === undefined ? 1 : Number(share) };
}

/** `product:exposure:patched:share`, all but the product optional. */
function useOf(text: string): Bag {
  const [product, exposure, patched, share] = text.split(':');
  const number = (value: string | undefined) => (value === undefined || value === '' ? undefined : Number(value));
  return { product, exposure: number(exposure), patched: number(patched), share: number(share) };
}
