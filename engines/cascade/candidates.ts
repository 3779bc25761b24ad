import type { Network } from './network.ts';
import type { Model } from './types.ts';

export type RankedKind = 'node' | 'operator' | 'product';

/** What may fall: a node, all of an operator, or what a product's event reaches, each node with its chance to fall. */
export interface Candidate {
  readonly kind: RankedKind;
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly number[];
  readonly chance: readonly number[];
}

/** All candidates of a kind that the model has. An event on a component reaches every product that contains it. */
export function candidatesOf(network: Network, kind: RankedKind): readonly Candidate[] {
  const { model } = network;
  const found = new Map<string, { name: string; nodes: number[]; chance: number[] }>();
  const add = (id: string | undefined, name: string, node: number, chance: number) => {
    if (id === undefined) return;
    const known = found.get(id) ?? { name, nodes: [], chance: [] };
    found.set(id, known);
    const last = known.nodes.length - 1;
    if (known.nodes[last] === node) known.chance[last] = 1 - (1 - known.chance[last]!) * (1 - chance);
    else {
      known.nodes.push(node);
      known.chance.push(chance);
    }
  };
  const names = new Map(model.technologies.map(entry => [entry.id, entry.name]));
  const within = componentsOf(model);
  model.nodes.forEach((node, i) => {
    if (kind === 'node') add(node.id, node.name, i, 1);
    else if (kind === 'operator') add(node.operatorId, node.operatorId ?? '', i, 1);
    else
      for (const { product, exposure, patched } of node.products)
        for (const id of within(product)) add(id, names.get(id) ?? id, i, exposure * (1 - patched));
  });
  return [...found].map(([id, rest]) => ({ kind, id, ...rest }));
}

/** A product and all it contains, however deep. */
function componentsOf(model: Model): (product: string) => readonly string[] {
  const parents = new Map(model.technologies.map(entry => [entry.id, entry.parents]));
  const known = new Map<string, readonly string[]>();
  return product => {
    const before = known.get(product);
    if (before) return before;
    const found = [product];
    for (const id of found) for (const parent of parents.get(id) ?? []) if (!found.includes(parent)) found.push(parent);
    known.set(product, found);
    return found;
  };
}
