import { degree, type Graph } from './graph.ts';

/** Labels the connected components of the nodes that are alive; dead nodes keep -1. */
export function components(graph: Graph, alive?: Uint8Array): { readonly label: Int32Array; readonly sizes: number[] } {
  const label = new Int32Array(graph.nodes).fill(-1);
  const sizes: number[] = [];
  const stack = new Int32Array(graph.nodes);
  for (let root = 0; root < graph.nodes; root++) {
    if (label[root]! >= 0 || alive?.[root] === 0) continue;
    let depth = 1;
    let size = 0;
    stack[0] = root;
    label[root] = sizes.length;
    while (depth > 0) {
      const v = stack[--depth]!;
      size++;
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
        const w = graph.to[i]!;
        if (label[w]! >= 0 || alive?.[w] === 0) continue;
        label[w] = sizes.length;
        stack[depth++] = w;
      }
    }
    sizes.push(size);
  }
  return { label, sizes };
}

/** Size of the largest component among the nodes that are alive. */
export const largestComponent = (graph: Graph, alive?: Uint8Array): number =>
  components(graph, alive).sizes.reduce((top, size) => Math.max(top, size), 0);

/** Keeps only the largest component alive; says whether anything died. */
function keepLargest(graph: Graph, alive: Uint8Array): boolean {
  const { label, sizes } = components(graph, alive);
  const best = sizes.reduce((top, size, i) => (size > (sizes[top] ?? -1) ? i : top), 0);
  let changed = false;
  for (let v = 0; v < graph.nodes; v++) {
    if (alive[v] === 0 || label[v] === best) continue;
    alive[v] = 0;
    changed = true;
  }
  return changed;
}

/** Mutual giant component of networks whose nodes depend on each other one to one (same number, same fate). */
export function mutualGiant(networks: readonly Graph[], alive: Uint8Array): number {
  const left = alive.slice();
  for (let changed = true; changed; ) {
    changed = false;
    for (const network of networks) if (keepLargest(network, left)) changed = true;
  }
  return left.reduce((sum, value) => sum + value, 0);
}

/** Nodes whose removal cuts their component in two (Tarjan's low points, without recursion). */
export function articulationPoints(graph: Graph): readonly number[] {
  const order = new Int32Array(graph.nodes).fill(-1);
  const low = new Int32Array(graph.nodes);
  const parent = new Int32Array(graph.nodes).fill(-1);
  const next = graph.start.slice(0, graph.nodes);
  const cut = new Uint8Array(graph.nodes);
  let time = 0;
  for (let root = 0; root < graph.nodes; root++) {
    if (order[root]! >= 0) continue;
    let children = 0;
    const path = [root];
    order[root] = low[root] = time++;
    while (path.length > 0) {
      const v = path[path.length - 1]!;
      if (next[v]! < graph.start[v + 1]!) {
        const w = graph.to[next[v]!++]!;
        if (order[w]! < 0) {
          parent[w] = v;
          order[w] = low[w] = time++;
          path.push(w);
          if (v === root) children++;
        } else if (w !== parent[v]) low[v] = Math.min(low[v]!, order[w]!);
        continue;
      }
      path.pop();
      const up = parent[v]!;
      if (up < 0) continue;
      low[up] = Math.min(low[up]!, low[v]!);
      if (up !== root && low[v]! >= order[up]!) cut[up] = 1;
    }
    if (children > 1) cut[root] = 1;
  }
  return [...cut.keys()].filter(v => cut[v] === 1);
}

/** Largest component after the `count` nodes of highest degree are removed together; ties go to the lower number. */
export function afterTargetedRemoval(graph: Graph, count: number): number {
  const order = Array.from({ length: graph.nodes }, (_, v) => v).sort(
    (a, b) => degree(graph, b) - degree(graph, a) || a - b,
  );
  const alive = new Uint8Array(graph.nodes).fill(1);
  for (const v of order.slice(0, count)) alive[v] = 0;
  return largestComponent(graph, alive);
}

/** k-core: what is left when nodes with fewer than k neighbours left are removed until none is. */
export function kCore(graph: Graph, k: number): readonly number[] {
  const left = Int32Array.from({ length: graph.nodes }, (_, v) => degree(graph, v));
  const gone = new Uint8Array(graph.nodes);
  const open = [...left.keys()].filter(v => left[v]! < k);
  for (const v of open) gone[v] = 1;
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const w = graph.to[i]!;
      if (gone[w] === 0 && --left[w]! < k) {
        gone[w] = 1;
        open.push(w);
      }
    }
  }
  return [...gone.keys()].filter(v => gone[v] === 0);
}
