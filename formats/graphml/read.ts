import { fail } from '#engines/kernel/failure.ts';

type Values = Record<string, string>;

/** A graph as GraphML states it: nodes and edges with their data by attribute name. */
export interface GraphMl {
  readonly directed: boolean;
  readonly nodes: readonly { readonly id: string; readonly data: Readonly<Values> }[];
  readonly edges: readonly {
    readonly id?: string;
    readonly source: string;
    readonly target: string;
    readonly directed: boolean;
    readonly data: Readonly<Values>;
  }[];
}

/**
 * Reads GraphML 1.0 (graphml.graphdrawing.org): keys with defaults, nodes, edges, data. Ports, hyperedges and nested
 * graphs are refused by name rather than dropped. @throws `bad-graphml` with what was found
 */
export function readGraphMl(text: string): GraphMl {
  const refused = /<(hyperedge|port|locator)\b/.exec(text);
  if (refused)
    fail('bad-graphml', `The file uses \`${refused[1]}\`, which a dependency model has no place for.`, {
      next: 'Export plain nodes and edges.',
    });
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    fail('bad-graphml', 'The file declares a document type or entities.', { next: 'Export without a DOCTYPE.' });
  const graphs = [...text.matchAll(/<graph\b([^>]*)>/g)];
  if (graphs.length !== 1)
    fail('bad-graphml', `The file holds ${graphs.length} graphs; exactly one is needed.`, {
      next: 'Export one graph.',
    });
  const directed = attributes(graphs[0]?.[1] ?? '')['edgedefault'] !== 'undirected';
  const keys = keysOf(text);
  const nodes = elements(text, 'node').map(({ attrs, body }) => ({
    id: required(attrs, 'id', 'node'),
    data: { ...defaults(keys, 'node'), ...dataOf(body, keys) },
  }));
  const edges = elements(text, 'edge').map(({ attrs, body }) => ({
    id: attrs['id'],
    source: required(attrs, 'source', 'edge'),
    target: required(attrs, 'target', 'edge'),
    directed: attrs['directed'] === undefined ? directed : attrs['directed'] === 'true',
    data: { ...defaults(keys, 'edge'), ...dataOf(body, keys) },
  }));
  return { directed, nodes, edges };
}

interface Key {
  readonly name: string;
  readonly target: string;
  readonly standard?: string;
}

function keysOf(text: string): Map<string, Key> {
  return new Map(
    elements(text, 'key').map(({ attrs, body }) => {
      const standard = /<default>([\s\S]*?)<\/default>/.exec(body)?.[1];
      return [
        required(attrs, 'id', 'key'),
        {
          name: attrs['attr.name'] ?? attrs['id'] ?? '',
          target: attrs['for'] ?? 'all',
          standard: standard === undefined ? undefined : unescape(standard.trim()),
        },
      ];
    }),
  );
}

const defaults = (keys: ReadonlyMap<string, Key>, target: string): Values =>
  Object.fromEntries(
    [...keys.values()]
      .filter(key => key.standard !== undefined && (key.target === target || key.target === 'all'))
      .map(key => [key.name, key.standard ?? '']),
  );

function dataOf(body: string, keys: ReadonlyMap<string, Key>): Values {
  return Object.fromEntries(
    [...body.matchAll(/<data\b([^>]*)>([\s\S]*?)<\/data>/g)].map(match => {
      const id = attributes(match[1] ?? '')['key'] ?? '';
      return [keys.get(id)?.name ?? id, unescape((match[2] ?? '').trim())];
    }),
  );
}

function elements(text: string, name: string): { attrs: Values; body: string }[] {
  const clean = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  return [...clean.matchAll(new RegExp(`<${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(match => ({
    attrs: attributes(match[1] ?? ''),
    body: match[2] ?? '',
  }));
}

const attributes = (text: string): Values =>
  Object.fromEntries(
    [...text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(match => [
      match[1] ?? '',
      unescape(match[2] ?? match[3] ?? ''),
    ]),
  );

function required(attrs: Values, name: string, element: string): string {
  return (
    attrs[name] ??
    fail('bad-graphml', `A \`${element}\` has no \`${name}\`.`, { next: `Give every ${element} its ${name}.` })
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (text: string) =>
  text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name.startsWith('#x') ? `0${name.slice(1)}` : name.slice(1)))
      : (entities[name] ?? whole),
  );
