import type { ShownOutline } from '../answers.ts';
import { cellOf, type Columns, type Tables } from './tables.ts';

/** What the graph draws of the tables being edited; dependencies on records of others lead nowhere and are left out. */
export function outlineOfTables(title: string, tables: Tables, columns: Columns): ShownOutline {
  const cell = (row: readonly string[], name: string): string => cellOf(columns, 'nodes', row, name);
  const nodes = tables.nodes.filter(row => cell(row, 'id') !== '');
  const at = new Map(nodes.map((row, i) => [cell(row, 'id'), i]));
  const ends = tables.edges.flatMap(row => {
    const from = at.get(cellOf(columns, 'edges', row, 'from'));
    const to = at.get(cellOf(columns, 'edges', row, 'to'));
    return from === undefined || to === undefined ? [] : [[from, to] as const];
  });
  const none = nodes.map(() => -1);
  const blank = nodes.map(() => '');
  return {
    id: 'draft',
    title,
    currency: '',
    nodes: {
      id: nodes.map(row => cell(row, 'id')),
      name: nodes.map(row => cell(row, 'name') || cell(row, 'id')),
      kind: blank,
      sector: none,
      operator: none,
      region: none,
      jurisdiction: blank,
      position: nodes.map(row => placeOf(cell(row, 'longitude'), cell(row, 'latitude'))),
      valuePerHour: none,
      people: nodes.map(row => Number(cell(row, 'peopleServed')) || 0),
      evidence: blank,
      source: blank,
      marking: blank,
    },
    links: ends.flat(),
    linkTypes: ends.map(() => ''),
    sectors: [],
    operators: [],
    regions: [],
    technologies: [],
    functions: [],
    crewPools: {},
    defaults: {},
    withheld: 0,
  };
}

function placeOf(longitude: string, latitude: string): readonly [number, number] | null {
  const [x, y] = [Number(longitude), Number(latitude)];
  return longitude === '' || latitude === '' || !Number.isFinite(x) || !Number.isFinite(y) ? null : [x, y];
}
