import type { Group, ModelEdge, ModelNode } from '../types.ts';
import { checkLookAlikes } from './ids.ts';
import type { Problems } from './problems.ts';

/** Checks ids and ends, gives each dependency a group, and puts all records in the order of their ids. */
export function connect(nodes: readonly ModelNode[], edges: readonly ModelEdge[], problems: Problems) {
  const nodeIds = new Set<string>();
  for (const node of nodes) {
    if (nodeIds.has(node.id))
      problems.add('duplicate-id', node.id, 'two nodes have this id', '/nodes', 'Give each node its own id.');
    nodeIds.add(node.id);
  }
  checkLookAlikes(nodeIds, 'nodes', problems);
  const byId = uniqueEdges(edges, nodeIds, problems);
  const needed = neededBy(byId.values());
  const joined = nodes.map(node => joinNode(node, needed.get(node.id) ?? [], byId, problems));
  return { nodes: sortById(joined), edges: sortById([...byId.values()]) };
}

const sortById = <T extends { readonly id: string }>(records: T[]): readonly T[] =>
  records.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

function uniqueEdges(
  edges: readonly ModelEdge[],
  nodeIds: ReadonlySet<string>,
  problems: Problems,
): Map<string, ModelEdge> {
  const byId = new Map<string, ModelEdge>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to])
      if (!nodeIds.has(end))
        problems.add(
          'missing-node',
          edge.id,
          `the edge names the node \`${end}\`, which does not exist`,
          '/edges',
          'Add the node or correct the id.',
        );
    if (edge.from === edge.to)
      problems.add(
        'self-dependency',
        edge.id,
        'a node cannot depend on itself',
        '/edges',
        'Remove the edge; a restart that needs the node itself is a lock by design error.',
      );
    if (byId.has(edge.id))
      problems.add('duplicate-id', edge.id, 'two edges have this id', '/edges', 'Give parallel edges their own ids.');
    byId.set(edge.id, edge);
  }
  return byId;
}

function neededBy(edges: Iterable<ModelEdge>): Map<string, ModelEdge[]> {
  const needed = new Map<string, ModelEdge[]>();
  for (const edge of edges) {
    const list = needed.get(edge.to);
    if (list) list.push(edge);
    else needed.set(edge.to, [edge]);
  }
  return needed;
}

function joinNode(
  node: ModelNode,
  incoming: readonly ModelEdge[],
  byId: ReadonlyMap<string, ModelEdge>,
  problems: Problems,
): ModelNode {
  const named = new Set<string>();
  let suppliers: ReadonlyMap<string, readonly ModelEdge[]> | undefined;
  const found = (name: string): readonly ModelEdge[] => {
    const edge = byId.get(name);
    if (edge?.to === node.id) return [edge];
    suppliers ??= Map.groupBy(incoming, candidate => candidate.from);
    return suppliers.get(name) ?? [];
  };
  const resolve = (group: Group): Group => {
    const members = group.members.map(name => memberOf(name, node, found(name), problems)).sort();
    for (const id of members) named.add(id);
    checkTwice(members, node, group, problems);
    return { ...group, members };
  };
  const groups = node.groups.map(resolve);
  const restart = node.restart && { ...node.restart, groups: node.restart.groups.map(resolve) };
  const loose = incoming.filter(edge => !named.has(edge.id));
  const single = (edge: ModelEdge): Group => ({
    resource: edge.id,
    members: [edge.id],
    rule: { kind: 'all' },
    buffer: { hours: 0, refillHours: 0 },
  });
  const running = loose.filter(edge => edge.type !== 'restart').map(single);
  const starting = loose.filter(edge => edge.type === 'restart').map(single);
  checkResources(node, [...groups, ...running], problems);
  checkResources(node, [...(restart?.groups ?? []), ...starting], problems);
  return {
    ...node,
    ncf: [...node.ncf].sort((a, b) => (a.id < b.id ? -1 : 1)),
    products: [...node.products].sort((a, b) => (a.product < b.product ? -1 : 1)),
    groups: inOrder([...groups, ...running]),
    restart:
      starting.length === 0
        ? restart && { ...restart, groups: inOrder(restart.groups) }
        : { hours: restart?.hours ?? 0, groups: inOrder([...(restart?.groups ?? []), ...starting]) },
  };
}

/** Normal form: groups in the order of their resource, so that the order of the input leaves no trace. */
const inOrder = (groups: readonly Group[]): readonly Group[] =>
  [...groups].sort((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0));

/** A member is an edge id, or the id of a supplier with exactly one edge to the node. */
function memberOf(name: string, node: ModelNode, found: readonly ModelEdge[], problems: Problems): string {
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  problems.add(
    'missing-dependency',
    node.id,
    `a group names the dependency \`${name}\`, which is ${only ? 'ambiguous' : 'no edge to this node'}`,
    '/nodes',
    'Use the id of an edge that ends at this node.',
  );
  return name;
}

/** A dependency counted twice would make one supplier look like two. */
function checkTwice(members: readonly string[], node: ModelNode, { resource }: Group, problems: Problems): void {
  const twice = members.find((id, i) => i > 0 && id === members[i - 1]);
  if (twice !== undefined)
    problems.add(
      'duplicate-member',
      node.id,
      `the group \`${resource}\` names the dependency \`${twice}\` twice`,
      '/nodes',
      'Name each dependency once.',
    );
}

/** Draws, measures and tables find a group by its resource. */
function checkResources(node: ModelNode, groups: readonly Group[], problems: Problems): void {
  if (groups.length < 2) return;
  const seen = new Set<string>();
  for (const { resource } of groups) {
    if (seen.has(resource))
      problems.add(
        'duplicate-resource',
        node.id,
        `two of its groups bring the resource \`${resource}\``,
        '/nodes',
        'Join them, or name them apart.',
      );
    seen.add(resource);
  }
}
