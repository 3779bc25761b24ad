import { cycleComponents } from './cycles.ts';
import type { Group, Model, ModelEdge, ModelNode } from './types.ts';

/** Nodes that need each other to start again or to run: once all are down none of them comes back without outside help. */
export interface RestartLock {
  readonly nodes: readonly string[];
  readonly text: string;
}

/** A need without stock, met while its lost suppliers take no more than `spare` away. */
interface Need {
  readonly node: number;
  readonly suppliers: readonly { readonly node: number; readonly weight: number }[];
  readonly spare: number;
}

/**
 * Finds black-start locks: sets of nodes of which none comes back while all are down, though all else is up. `fell` says
 * which nodes (by place) to look among: those that went down in a run; without it all.
 */
export function findLocks(model: Model, fell?: (node: number) => boolean): readonly RestartLock[] {
  const indexOf = new Map(model.nodes.map((node, i) => [node.id, i]));
  const edges = new Map(model.edges.map(edge => [edge.id, edge]));
  const needs = model.nodes.map((node, i) => {
    const firm = [...(node.restart?.groups ?? []), ...node.groups.filter(group => isFirm(group, node, edges))];
    return firm.map(group => needOf(group, i, edges, indexOf));
  });
  const all = model.nodes.map((_, i) => i).filter(i => (needs[i]?.length ?? 0) > 0 && (fell?.(i) ?? true));
  return locksAmong(all, needs)
    .map(members => members.map(i => model.nodes[i]?.id ?? '').sort())
    .sort((one, other) => (one[0]! < other[0]! ? -1 : 1))
    .map(nodes => ({
      nodes,
      text: `Black-start lock: ${nodes.join(', ')} each need another of them to be up again.`,
    }));
}

/** Components of the open needs among these nodes; a component that others help up is looked at by itself. */
function locksAmong(nodes: readonly number[], needs: readonly (readonly Need[])[]): readonly (readonly number[])[] {
  const open = stuckNeeds(nodes, needs);
  const stuck = [...new Set(open.map(need => need.node))];
  const place = new Map(stuck.map((node, i) => [node, i]));
  const next: number[][] = stuck.map(() => []);
  for (const { node, suppliers } of open)
    for (const supplier of suppliers) {
      const to = place.get(supplier.node);
      if (to !== undefined) next[place.get(node)!]!.push(to);
    }
  return cycleComponents(next).flatMap(component => {
    const members = component.map(i => stuck[i]!);
    return members.length === nodes.length ? [members] : locksAmong(members, needs);
  });
}

/** A running need that must be met before its node comes back, in every world or, after a restart, in some. */
const isFirm = ({ rule, buffer, members }: Group, node: ModelNode, edges: ReadonlyMap<string, ModelEdge>): boolean =>
  buffer.hours === 0 &&
  (rule.kind === 'weighted' || node.restart !== undefined || members.every(id => edges.get(id)?.strength === 1));

function needOf(
  { rule, members }: Group,
  node: number,
  edges: ReadonlyMap<string, ModelEdge>,
  indexOf: ReadonlyMap<string, number>,
): Need {
  const suppliers = members.flatMap(id => {
    const edge = edges.get(id);
    const supplier = edge && indexOf.get(edge.from);
    if (edge === undefined || supplier === undefined) return [];
    const weight = rule.kind === 'weighted' ? (typeof edge.strength === 'number' ? edge.strength : 0) : 1;
    return { node: supplier, weight };
  });
  const least = { all: members.length, any: 1, kOfN: rule.kind === 'kOfN' ? rule.k : 1 };
  const spare = rule.kind === 'weighted' ? 1 - rule.threshold : members.length - least[rule.kind];
  return { node, suppliers, spare };
}

/** The needs left open when every one of the nodes that can come back, alone or with the help of such, has come back. */
function stuckNeeds(nodes: readonly number[], needs: readonly (readonly Need[])[]): readonly Need[] {
  const down = new Set(nodes);
  const own = nodes.flatMap(node => needs[node] ?? []);
  const missing = new Map<Need, number>();
  const waiting = new Map<number, [Need, number][]>();
  const open = new Map<number, number>();
  const free: number[] = [];
  const met = (need: Need) => (missing.get(need) ?? 0) <= need.spare + 1e-9;
  const close = (node: number) => {
    const left = (open.get(node) ?? 0) - 1;
    open.set(node, left);
    if (left === 0) free.push(node);
  };
  for (const need of own) {
    open.set(need.node, (open.get(need.node) ?? 0) + 1);
    for (const { node, weight } of need.suppliers) {
      if (!down.has(node)) continue;
      missing.set(need, (missing.get(need) ?? 0) + weight);
      const list = waiting.get(node);
      if (list) list.push([need, weight]);
      else waiting.set(node, [[need, weight]]);
    }
  }
  for (const need of own) if (met(need)) close(need.node);
  for (let node = free.pop(); node !== undefined; node = free.pop())
    for (const [need, weight] of waiting.get(node) ?? []) {
      const before = met(need);
      missing.set(need, (missing.get(need) ?? 0) - weight);
      if (!before && met(need)) close(need.node);
    }
  return own.filter(need => !met(need));
}
