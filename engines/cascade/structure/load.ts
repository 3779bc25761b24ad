import { components } from './components.ts';
import { type Graph } from './graph.ts';

/** Betweenness over unordered pairs without end points, among nodes that are alive (Brandes 2001). */
export function betweenness(graph: Graph, alive: Uint8Array): Float64Array {
  const load = new Float64Array(graph.nodes);
  for (let source = 0; source < graph.nodes; source++) if (alive[source] === 1) addFrom(graph, alive, source, load);
  return load.map(value => value / 2);
}

function addFrom(graph: Graph, alive: Uint8Array, source: number, load: Float64Array): void {
  const distance = new Int32Array(graph.nodes).fill(-1);
  const paths = new Float64Array(graph.nodes);
  const share = new Float64Array(graph.nodes);
  const order = [source];
  distance[source] = 0;
  paths[source] = 1;
  for (let at = 0; at < order.length; at++) {
    const v = order[at]!;
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const w = graph.to[i]!;
      if (alive[w] === 0) continue;
      if (distance[w]! < 0) {
        distance[w] = distance[v]! + 1;
        order.push(w);
      }
      if (distance[w] === distance[v]! + 1) paths[w]! += paths[v]!;
    }
  }
  for (let at = order.length - 1; at > 0; at--) {
    const w = order[at]!;
    for (let i = graph.start[w]!; i < graph.start[w + 1]!; i++) {
      const v = graph.to[i]!;
      if (distance[v] === distance[w]! - 1 && alive[v] === 1) share[v]! += (paths[v]! / paths[w]!) * (1 + share[w]!);
    }
    load[w]! += share[w]!;
  }
}

/** Motter and Lai: capacity (1 + alpha) times the first load; all nodes over it fail together, loads are counted afresh. */
export function overload(
  graph: Graph,
  alpha: number,
  removed: readonly number[],
): { readonly survivors: number; readonly largestPiece: number } {
  const alive = new Uint8Array(graph.nodes).fill(1);
  const capacity = betweenness(graph, alive).map(load => (1 + alpha) * load + 1e-9);
  for (const v of removed) alive[v] = 0;
  for (let failing = true; failing; ) {
    const load = betweenness(graph, alive);
    failing = false;
    load.forEach((value, v) => {
      if (alive[v] === 0 || value <= capacity[v]!) return;
      alive[v] = 0;
      failing = true;
    });
  }
  const { sizes } = components(graph, alive);
  return {
    survivors: alive.reduce((sum, value) => sum + value, 0),
    largestPiece: sizes.reduce((top, size) => Math.max(top, size), 0),
  };
}
