import type { Evidence, Model, Shock } from './types.ts';
import type { Network } from './network.ts';

/** A node a shock can reach, and by what: for each product in use its chance to fall at full severity. */
export interface Reached {
  readonly node: number;
  readonly uses: readonly { readonly chance: number; readonly share: number }[];
}

/** Nodes a shock can reach, in the order of their ids. `z` moves exposures by that many standard deviations. */
export function reachOf(
  model: Model,
  shock: Shock,
  z = 0,
  spread?: Readonly<Record<Evidence, number>>,
): readonly Reached[] {
  const names = new Set(shock.targets);
  if (shock.kind === 'technology') return technologyReach(model, names, z, spread);
  const whole = [{ chance: 1, share: 1 }];
  return model.nodes.flatMap((node, i) => {
    const fits = {
      node: [node.id],
      operator: [node.operatorId],
      region: [node.regionId],
      sector: [node.sector],
      joint: [node.id, node.operatorId, node.regionId, node.sector],
    }[shock.kind as Exclude<Shock['kind'], 'technology'>];
    return fits.some(name => name !== undefined && names.has(name)) ? { node: i, uses: whole } : [];
  });
}

function technologyReach(
  model: Model,
  names: ReadonlySet<string>,
  z: number,
  spread?: Readonly<Record<Evidence, number>>,
): readonly Reached[] {
  const products = withDescendants(model, names);
  return model.nodes.flatMap((node, i) => {
    const uses = node.products
      .filter(use => products.has(use.product))
      .map(use => ({
        chance: moved(use.exposure, z * (spread?.[node.evidence] ?? 0)) * (1 - use.patched),
        share: use.share,
      }));
    return uses.length > 0 ? { node: i, uses } : [];
  });
}

const moved = (p: number, shift: number): number => {
  if (shift === 0 || p <= 0 || p >= 1) return p;
  const odds = (p / (1 - p)) * Math.exp(shift);
  return odds / (1 + odds);
};

/** An event on a component reaches every product that contains it, however deep. */
function withDescendants(model: Model, names: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(names);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const technology of model.technologies)
      if (technology.parents.some(parent => found.has(parent))) found.add(technology.id);
  }
  return found;
}

/** Neighbours a worm can move to: both ends of a cyber dependency run a product in reach. */
export function wormNeighbours(
  network: Network,
  reached: ReadonlyMap<number, Reached>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, Set<number>>();
  const add = (from: number, to: number) => {
    const list = found.get(from);
    if (list) list.add(to);
    else found.set(from, new Set([to]));
  };
  for (const edge of network.model.edges) {
    if (edge.type !== 'cyber') continue;
    const from = network.indexOf.get(edge.from) ?? -1;
    const to = network.indexOf.get(edge.to) ?? -1;
    if (!reached.has(from) || !reached.has(to)) continue;
    add(from, to);
    add(to, from);
  }
  return new Map([...found].map(([node, next]) => [node, [...next].sort((a, b) => a - b)]));
}
