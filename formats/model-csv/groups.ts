import { readMemberships } from './memberships.ts';
import { amounts, edgeId, type Row } from './row.ts';
import type { Line } from './table.ts';

type Bag = Record<string, unknown>;
type Cells = Line['cells'];

/** Groups of each node: those with a line of their own, and those that only edges name. */
export function groupsByNode(groups: readonly Row[], edges: readonly Row[]): ReadonlyMap<string, readonly Bag[]> {
  const stated = new Map<string, Cells[]>();
  for (const { cells } of groups) push(stated, cells['node'] ?? '', cells);
  const members = new Map<string, Map<string, string[]>>();
  for (const { cells } of edges)
    for (const { resource, restart } of readMemberships(cells['resource'])) {
      const node = cells['to'] ?? '';
      const own = members.get(node) ?? new Map<string, string[]>();
      members.set(node, own);
      push(own, keyOf(resource, restart || onlyRestarts(stated.get(node) ?? [], resource)), edgeId(cells));
    }
  return new Map(
    [...new Set([...stated.keys(), ...members.keys()])].map(node => [
      node,
      groupsOf(stated.get(node) ?? [], members.get(node) ?? new Map<string, string[]>()),
    ]),
  );
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const keyOf = (resource: string, restart: boolean) => `${restart ? 'restart' : 'running'}:${resource}`;

/** Where a resource has a line for the restart alone, its plain name means that line. */
function onlyRestarts(lines: readonly Cells[], resource: string): boolean {
  const own = lines.filter(cells => cells['resource'] === resource);
  return own.length > 0 && own.every(cells => restartOf(cells) === true);
}

/** Yes, no, or the word itself, which the model refuses. */
function restartOf(cells: Cells): boolean | string {
  const word = (cells['restart'] ?? '').toLowerCase();
  return word === 'yes' ? true : word === 'no' || word === '' ? false : word;
}

function groupsOf(lines: readonly Cells[], members: ReadonlyMap<string, readonly string[]>): readonly Bag[] {
  const made = lines.map(cells => {
    const key = keyOf(cells['resource'] ?? '', restartOf(cells) === true);
    return { key, group: groupOf(cells, cells['resource'] ?? '', members.get(key) ?? []) };
  });
  const known = new Set(made.map(({ key }) => key));
  const loose = [...members].filter(([key]) => !known.has(key));
  return [
    ...made.map(({ group }) => group),
    ...loose.map(([key, list]) => ({
      ...groupOf({}, key.slice(key.indexOf(':') + 1), list),
      restart: key.startsWith('restart:'),
    })),
  ];
}

function groupOf(cells: Cells, resource: string, members: readonly string[]): Bag {
  const buffer = amounts(cells, ['hours', 'refillHours', 'degradedAt']);
  return {
    resource,
    members,
    rule: cells['rule'] || 'all',
    restart: restartOf(cells),
    ...(Object.keys(buffer).length > 0 ? { buffer } : {}),
  };
}
