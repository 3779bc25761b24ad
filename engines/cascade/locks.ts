import type { Group, Model, ModelEdge, ModelNode } from './types.ts';

/** Nodes that need each other to start again or to run: once all are down none of them comes back without outside help. */
export interface RestartLock {
  readonly nodes: readonly string[];
  readonly text: string;
}

/** Finds black-start locks: strongly connected components of the restart dependencies whose groups have no way round. */
export function findLocks(model: Model): readonly RestartLock[] {
  const edges = new Map(model.edges.map(edge => [edge.id, edge]));
  const suppliers = ({ members }: Group) => members.map(id => edges.get(id)!.from);
  let stuck = new Map(
    model.nodes.flatMap(node => {
      const groups = [...(node.restart?.groups ?? []), ...node.groups.filter(group => isFirm(group, node, edges))];
      const needs = groups.map(group => ({ rule: group.rule, suppliers: suppliers(group) }));
      return needs.length > 0 ? [[node.id, needs] as const] : [];
    }),
  );
  // A node is stuck while some restart group cannot be met by suppliers that are not stuck; repeat to a fixed point.
  for (let before = -1; before !== stuck.size; ) {
    before = stuck.size;
    const now = stuck;
    stuck = new Map(
      [...now].filter(([, groups]) =>
        groups.some(group => group.suppliers.filter(id => !now.has(id)).length < need(group)),
      ),
    );
  }
  return components(stuck).map(nodes => ({
    nodes,
    text: `Black-start lock: ${nodes.join(', ')} each need another of them to be up again.`,
  }));
}

/** A running need that must be met in every world before its node comes back; after a restart also one that need not be. */
const isFirm = ({ rule, buffer, members }: Group, node: ModelNode, edges: ReadonlyMap<string, ModelEdge>): boolean =>
  rule.kind === 'all' &&
  buffer.hours === 0 &&
  (node.restart !== undefined || members.every(id => edges.get(id)?.strength === 1));

const need = ({ rule, suppliers }: { rule: { kind: string; k?: number }; suppliers: readonly string[] }): number =>
  rule.kind === 'any' ? 1 : rule.kind === 'kOfN' ? (rule.k ?? 1) : suppliers.length;

/** Strongly connected components of two or more stuck nodes, by mutual reach. */
function components(stuck: ReadonlyMap<string, readonly { readonly suppliers: readonly string[] }[]>): string[][] {
  const next = (id: string) =>
    (stuck.get(id) ?? []).flatMap(group => group.suppliers).filter(supplier => stuck.has(supplier));
  const reach = (from: string) => {
    const seen = new Set<string>();
    const open = next(from);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...next(id));
    }
    return seen;
  };
  const reached = new Map([...stuck.keys()].map(id => [id, reach(id)]));
  const placed = new Set<string>();
  const found: string[][] = [];
  for (const [id, set] of reached) {
    if (placed.has(id) || !set.has(id)) continue;
    const members = [...set].filter(other => reached.get(other)?.has(id)).sort();
    for (const member of members) placed.add(member);
    if (members.length > 1) found.push(members);
  }
  return found;
}
