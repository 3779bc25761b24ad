import { edgeDefaults, nodeDefaults } from '#engines/cascade/defaults.ts';
import { entriesOf, splitCell } from './list-cell.ts';
import { readMemberships } from './memberships.ts';
import type { ModelTables } from './read.ts';
import { readTable } from './table.ts';

type Cells = Readonly<Record<string, string>>;

/** What tables left open and is assumed when they become a model: each kind of gap with how many records have it. */
export function assumedInTables(tables: ModelTables): readonly string[] {
  const rows = (name: keyof ModelTables): readonly Cells[] =>
    tables[name] === undefined ? [] : readTable(tables[name], `${name}.csv`).map(({ cells }) => cells);
  const [nodes, edges, groups] = [rows('nodes'), rows('edges'), rows('groups')];
  return [
    ...ofEdges(edges),
    ...ofGroups(groups, edges),
    ...ofNodes(nodes),
    ...ofUses(nodes.flatMap(cells => entriesOf(cells['products']))),
    ...said(
      without(rows('functions'), 'lostAt'),
      `functions without \`lostAt\` are lost when ${nodeDefaults.lostAt.value * 100} % of them is down`,
    ),
    ...said(
      without([...nodes, ...edges, ...rows('technologies')], 'evidence'),
      'records without `evidence` count as inferred',
    ),
  ];
}

const said = (count: number, what: string): readonly string[] => (count > 0 ? [`${count} ${what}.`] : []);

const without = (rows: readonly Cells[], column: string): number =>
  rows.filter(cells => (cells[column] ?? '') === '').length;

function ofEdges(edges: readonly Cells[]): readonly string[] {
  const types = new Set(edges.map(cells => cells['type'] || 'physical'));
  const values = (what: 'strength' | 'delay', unit: string) =>
    Object.entries(edgeDefaults)
      .filter(([type]) => types.has(type))
      .map(([type, entry]) => `${type} ${String(entry[what].value)}${unit}`)
      .join(', ');
  return [
    ...said(without(edges, 'type'), 'dependencies without `type` are physical'),
    ...said(
      without(edges, 'strength'),
      `dependencies without \`strength\` take that of their type: ${values('strength', '')}`,
    ),
    ...said(
      without(edges, 'delay'),
      `dependencies without \`delay\` take that of their type: ${values('delay', ' h')}`,
    ),
    ...said(without(edges, 'resource'), 'dependencies without `resource` are each a need of its own, without stock'),
  ];
}

function ofGroups(groups: readonly Cells[], edges: readonly Cells[]): readonly string[] {
  const stated = new Set(groups.map(cells => `${cells['node'] ?? ''}\n${cells['resource'] ?? ''}`));
  const named = new Set(
    edges.flatMap(cells =>
      readMemberships(cells['resource']).map(({ resource }) => `${cells['to'] ?? ''}\n${resource}`),
    ),
  );
  const refill = groups.filter(
    ({ hours = '', refillHours = '' }) => hours !== '' && hours !== '0' && refillHours === '',
  );
  return [
    ...said(
      [...named].filter(each => !stated.has(each)).length,
      'resources without a line in groups.csv need all their suppliers and have no stock',
    ),
    ...said(without(groups, 'rule'), 'groups without `rule` need all their suppliers'),
    ...said(without(groups, 'hours'), 'groups without `hours` have no stock'),
    ...said(refill.length, `stocks without \`refillHours\` are full again after ${nodeDefaults.refillHours.value} h`),
  ];
}

function ofNodes(nodes: readonly Cells[]): readonly string[] {
  const { median, sigma } = nodeDefaults.repairTime.value;
  const worthless = nodes.filter(cells => ['valuePerHour', 'peopleServed'].every(name => (cells[name] ?? '') === ''));
  return [
    ...said(without(nodes, 'kind'), 'nodes without `kind` are assets'),
    ...said(without(nodes, 'repair'), `nodes without \`repair\` take lognormal(${median}; ${sigma}) hours`),
    ...said(without(nodes, 'functions'), 'nodes without `functions` carry none: their loss shows in no function'),
    ...said(
      worthless.length,
      'nodes have neither `valuePerHour` nor `peopleServed`: their loss costs nothing and strikes nobody',
    ),
  ];
}

function ofUses(uses: readonly string[]): readonly string[] {
  const parts = uses.map(use => splitCell(use, ':'));
  const open = (place: number) => parts.filter(cells => (cells[place] ?? '') === '').length;
  return [
    ...said(open(1), `products in use without an exposure take ${nodeDefaults.exposure.value}`),
    ...said(open(2), 'products in use without a share that is patched count as unpatched'),
    ...said(open(3), 'products in use without a share carry the whole node'),
  ];
}
