import { writeAmount } from './amount.ts';
import { type ModelCells, type TableName, tableColumns } from './columns.ts';
import { safePart } from './list-cell.ts';
import { type Membership, writeMemberships } from './memberships.ts';
import { readRows } from './read.ts';

type Bag = Readonly<Record<string, unknown>>;

interface Records {
  readonly nodes: readonly Bag[];
  readonly edges: readonly Bag[];
  readonly technologies: readonly Bag[];
  readonly functions: readonly Bag[];
  readonly crewPools: Readonly<Record<string, unknown>>;
}

/** Records of the cells a person edited; what breaks a rule is found when the model is checked. */
export const recordsOfCells = (cells: ModelCells): Record<string, unknown> =>
  readRows(name =>
    cells[name].map(row => ({
      cells: Object.fromEntries(tableColumns[name].map((column, i) => [column, (row[i] ?? '').trim()])),
    })),
  );

/** Records as they were given, gaps left open, as cells that `recordsOfCells` reads back. */
export function cellsOfRecords(records: Records): ModelCells {
  const resources = resourcesOf(records);
  return {
    nodes: rows('nodes', records.nodes.map(nodeCells)),
    edges: rows(
      'edges',
      records.edges.map(edge => ({ ...edge, ...edgeCells(edge), resource: resources.get(edge) })),
    ),
    groups: rows('groups', records.nodes.flatMap(groupCells)),
    technologies: rows(
      'technologies',
      records.technologies.map(entry => ({
        ...entry,
        parents: list(entry, 'parents')
          .map(parent => safePart(String(parent)))
          .join('; '),
        wormDelay: named(entry, 'wormDelay') ?? (entry['worm'] === true ? 2 : undefined),
      })),
    ),
    functions: rows('functions', records.functions),
    crews: rows(
      'crews',
      Object.entries(records.crewPools).map(([pool, size]) => ({ pool, size: isBag(size) ? size['size'] : size })),
    ),
  };
}

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const bagOf = (value: unknown): Bag => (isBag(value) ? value : {});

/** The first of the names a record has, in either way of writing it. */
function named(bag: Bag, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = bag[name] ?? bag[name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

const list = (bag: Bag, ...names: readonly string[]): readonly unknown[] => {
  const value = named(bag, ...names);
  return Array.isArray(value) ? (value as unknown[]) : [];
};

const rows = (name: TableName, bags: readonly Bag[]): readonly (readonly string[])[] =>
  bags.map(bag => tableColumns[name].map(column => writeAmount(named(bag, ...(alias[column] ?? []), column))));

const alias: Readonly<Record<string, readonly string[]>> = { marking: ['marking', 'TLP', 'tlp'] };

function nodeCells(node: Bag): Bag {
  const position = list(node, 'position');
  const worth = named(node, 'criticality');
  const repair = named(node, 'repair');
  const timed = isBag(repair) && !('dist' in repair) ? repair : { time: repair };
  const fallback = bagOf(named(node, 'manualFallback'));
  return {
    ...node,
    ...(isBag(worth) ? worth : {}),
    functions: list(node, 'ncf').map(shareCell).join('; '),
    operatorId: named(node, 'operatorId', 'operator'),
    regionId: named(node, 'regionId', 'region'),
    longitude: position[0],
    latitude: position[1],
    repair: named(timed, 'time', 'hours'),
    crewPool: named(timed, 'crewPool'),
    restartHours: named(bagOf(named(node, 'restart')), 'hours'),
    products: list(node, 'products').map(useCell).join('; '),
    manualLevel: named(fallback, 'level'),
    manualHours: named(fallback, 'maxHours'),
  };
}

function shareCell(entry: unknown): string {
  if (!isBag(entry)) return safePart(String(entry));
  const share = named(entry, 'share');
  const id = safePart(String(named(entry, 'id', 'function')));
  return share === undefined ? id : `${id}:${writeAmount(share)}`;
}

function useCell(use: unknown): string {
  if (!isBag(use)) return safePart(String(use));
  const cell = (name: string) => writeAmount(named(use, name));
  const text = (name: string) => safePart(String(named(use, name) ?? ''));
  const state = named(use, 'patchState');
  const patched = state === 'patched' ? '1' : state === 'unpatched' ? '0' : cell('patched');
  return [
    safePart(String(named(use, 'product', 'id'))),
    cell('exposure'),
    patched,
    cell('share'),
    text('role'),
    text('versions'),
  ]
    .join(':')
    .replace(/:+$/, '');
}

const edgeCells = (edge: Bag): Bag => ({
  from: named(edge, 'from', 'supplier', 'sourceNode'),
  to: named(edge, 'to', 'dependent', 'targetNode'),
});

const runningGroups = (node: Bag) => list(node, 'groups', 'requiredGroups', 'requires').map(bagOf);
const restartGroups = (node: Bag) =>
  [...list(bagOf(named(node, 'repair')), 'needsToRestart'), ...list(bagOf(named(node, 'restart')), 'groups')].map(
    bagOf,
  );

/** The groups each dependency is a member of: a group names it by its id, or by its supplier. */
function resourcesOf({ nodes, edges }: Records): ReadonlyMap<Bag, string> {
  const found = new Map<string, Membership[]>();
  const note = (node: Bag, group: Bag, restart: boolean) => {
    for (const member of list(group, 'members')) {
      const key = memberKey(node['id'], member);
      found.set(key, [...(found.get(key) ?? []), { resource: resourceOf(group), restart }]);
    }
  };
  for (const node of nodes) {
    const running = new Set(runningGroups(node).map(resourceOf));
    for (const group of runningGroups(node)) note(node, group, false);
    for (const group of restartGroups(node)) note(node, group, running.has(resourceOf(group)));
  }
  return new Map(
    edges.flatMap(edge => {
      const { from, to } = edgeCells(edge);
      const id = edge['id'] ?? `${String(from)}->${String(to)}`;
      const list = [...(found.get(memberKey(to, id)) ?? []), ...(found.get(memberKey(to, from)) ?? [])];
      return list.length === 0 ? [] : [[edge, writeMemberships(list)] as const];
    }),
  );
}

const memberKey = (node: unknown, member: unknown) => JSON.stringify([String(node), String(member)]);

const resourceOf = (group: Bag): string =>
  String(named(group, 'resource') ?? list(group, 'members').map(String).join('+'));

function groupCells(node: Bag): readonly Bag[] {
  const row =
    (restart: string) =>
    (group: Bag): Bag => {
      const buffer = named(group, 'buffer');
      const stock = isBag(buffer) && !('dist' in buffer) ? buffer : { hours: buffer };
      return {
        node: node['id'],
        resource: resourceOf(group),
        rule: ruleCell(group),
        restart,
        hours: named(stock, 'hours'),
        refillHours: named(stock, 'refillHours', 'refill'),
        degradedAt: named(stock, 'degradedAt'),
      };
    };
  return [...runningGroups(node).map(row('')), ...restartGroups(node).map(row('yes'))];
}

function ruleCell(group: Bag): string {
  const rule = named(group, 'rule') ?? 'all';
  if (!isBag(rule)) {
    const inside = named(group, 'k', 'threshold');
    const text = String(rule);
    return inside === undefined || text.includes('(') ? text : `${text}(${writeAmount(inside)})`;
  }
  const name = String(rule['kind'] ?? Object.keys(rule)[0] ?? 'all');
  const inside = rule['k'] ?? rule['threshold'] ?? (name === rule['kind'] ? undefined : rule[name]);
  return inside === undefined ? name : `${name}(${writeAmount(inside)})`;
}
