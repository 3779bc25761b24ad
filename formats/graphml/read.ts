import { fail } from '#engines/kernel/failure.ts';
import { type Element, readXml } from './xml.ts';

export type Values = Readonly<Record<string, string>>;

/** A graph as GraphML states it: nodes and edges with their data by attribute name. */
export interface GraphMl {
  readonly directed: boolean;
  /** false when the file does not say whether its edges are directed; then they are read as directed */
  readonly directionStated: boolean;
  readonly nodes: readonly { readonly id: string; readonly data: Values }[];
  readonly edges: readonly {
    readonly id?: string;
    readonly source: string;
    readonly target: string;
    readonly directed: boolean;
    readonly data: Values;
  }[];
  /** data that hold drawings of an editor: their labels were taken, the rest was left */
  readonly drawings: number;
}

/**
 * Reads GraphML 1.0 (graphml.graphdrawing.org): keys with defaults, nodes, edges, data. Ports, hyperedges and nested
 * graphs are refused by name rather than dropped. @throws `bad-graphml` with what was found
 */
export function readGraphMl(text: string): GraphMl {
  const root = readXml(text);
  if (root.name !== 'graphml')
    refuse(`The file begins with \`${root.name}\`, not with \`graphml\`.`, 'Export GraphML.');
  const graphs = named(root, 'graph');
  const graph = graphs[0];
  if (graph === undefined || graphs.length > 1)
    return refuse(`The file holds ${graphs.length} graphs; exactly one is needed.`, 'Export one graph.');
  refuseStrangers(graph, ['hyperedge']);
  const keys = keysOf(root);
  const stated = graph.attributes.get('edgedefault');
  if (stated !== undefined && stated !== 'directed' && stated !== 'undirected')
    refuse(`\`edgedefault\` is \`${stated.slice(0, 40)}\`.`, 'Say directed or undirected.');
  const seen = { drawings: 0 };
  const standard = { node: defaults(keys, 'node'), edge: defaults(keys, 'edge') };
  const dataOf = (element: Element, target: 'node' | 'edge'): Values => ({
    ...standard[target],
    ...ownData(element, keys, seen),
  });
  return {
    directed: stated !== 'undirected',
    directionStated: stated !== undefined,
    nodes: named(graph, 'node').map(element => {
      refuseStrangers(element, ['port', 'graph', 'locator']);
      return { id: required(element, 'id'), data: dataOf(element, 'node') };
    }),
    edges: named(graph, 'edge').map(element => {
      refuseStrangers(element, ['graph']);
      return { ...endsOf(element, stated !== 'undirected'), data: dataOf(element, 'edge') };
    }),
    drawings: seen.drawings,
  };
}

const named = (element: Element, name: string) => element.children.filter(child => child.name === name);

const refuse = (message: string, next: string): never => fail('bad-graphml', message, { next });

function refuseStrangers(element: Element, names: readonly string[]): void {
  const found = element.children.find(child => names.includes(child.name));
  if (found)
    refuse(
      `The file uses ${found.name === 'graph' ? 'a nested `graph`' : `\`${found.name}\``}, which a dependency model has no place for.`,
      'Export plain nodes and edges.',
    );
}

function endsOf(edge: Element, standard: boolean) {
  const direction = edge.attributes.get('directed');
  if (direction !== undefined && direction !== 'true' && direction !== 'false')
    refuse(`An edge says \`directed="${direction.slice(0, 40)}"\`.`, 'Say true or false.');
  if (edge.attributes.has('sourceport') || edge.attributes.has('targetport'))
    refuse('An edge ends at a `port`, which a dependency model has no place for.', 'Export plain nodes and edges.');
  return {
    id: edge.attributes.get('id'),
    source: required(edge, 'source'),
    target: required(edge, 'target'),
    directed: direction === undefined ? standard : direction === 'true',
  };
}

interface Key {
  readonly name: string;
  readonly target: string;
  readonly standard?: string;
}

function keysOf(root: Element): ReadonlyMap<string, Key> {
  return new Map(
    named(root, 'key').map(key => {
      const id = required(key, 'id');
      const [standard] = named(key, 'default');
      return [
        id,
        {
          name: key.attributes.get('attr.name') ?? id,
          target: key.attributes.get('for') ?? 'all',
          ...(standard && standard.children.length === 0 ? { standard: standard.text.trim() } : {}),
        },
      ];
    }),
  );
}

const defaults = (keys: ReadonlyMap<string, Key>, target: string): Values =>
  Object.fromEntries(
    [...keys.values()].flatMap(({ name, standard, target: of }) =>
      standard !== undefined && (of === target || of === 'all') ? [[name, standard]] : [],
    ),
  );

/** Data by attribute name; empty data are gaps. Of a drawing (as yEd keeps them) the label is taken. */
function ownData(element: Element, keys: ReadonlyMap<string, Key>, seen: { drawings: number }): Values {
  return Object.fromEntries(
    named(element, 'data').flatMap(data => {
      const key = required(data, 'key');
      if (data.children.length > 0) {
        seen.drawings++;
        const label = labelIn(data);
        return label === undefined ? [] : [['label', label]];
      }
      const text = data.text.trim();
      return text === '' ? [] : [[keys.get(key)?.name ?? key, text]];
    }),
  );
}

function labelIn(element: Element): string | undefined {
  for (const child of element.children) {
    const text = child.text.trim();
    if (child.name.endsWith('Label') && text !== '') return text;
    const deeper = labelIn(child);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

const required = (element: Element, name: string): string =>
  element.attributes.get(name) ??
  refuse(`A \`${element.name}\` has no \`${name}\`.`, `Give every ${element.name} its ${name}.`);
