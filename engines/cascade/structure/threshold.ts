import { components } from './components.ts';
import { degree, type Graph } from './graph.ts';

/** Watts: a node becomes active when its active share of neighbours reaches theta. Returns the final number active. */
export function wattsCascade(graph: Graph, theta: number, seeds: Iterable<number>): number {
  const active = new Uint8Array(graph.nodes);
  const count = new Int32Array(graph.nodes);
  const open: number[] = [];
  for (const seed of seeds) {
    if (active[seed] === 1) continue;
    active[seed] = 1;
    open.push(seed);
  }
  let total = open.length;
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const w = graph.to[i]!;
      count[w]!++;
      if (active[w] === 1 || count[w]! < theta * degree(graph, w)) continue;
      active[w] = 1;
      total++;
      open.push(w);
    }
  }
  return total;
}

/** Mean cluster size of the vulnerable nodes (degree 1 to 1/theta), the largest cluster left out. */
export function vulnerableClusterSize(graph: Graph, theta: number): number {
  const top = Math.floor(1 / theta);
  const alive = Uint8Array.from({ length: graph.nodes }, (_, v) =>
    degree(graph, v) >= 1 && degree(graph, v) <= top ? 1 : 0,
  );
  const { sizes } = components(graph, alive);
  const largest = sizes.reduce((best, size) => Math.max(best, size), 0);
  const squares = sizes.reduce((sum, size) => sum + size * size, 0) - largest * largest;
  return (
    squares /
    Math.max(
      1,
      alive.reduce((sum, value) => sum + value, 0),
    )
  );
}

/** Bounds in z of the cascade window of an Erdos-Renyi graph: z times the Poisson sum up to floor(1/theta) - 2 is 1. */
export function cascadeWindow(theta: number): readonly [number, number] | null {
  const top = Math.floor(1 / theta) - 2;
  const reach = (z: number) => z * poissonUpTo(top, z) - 1;
  let peak = 0.01;
  for (let z = 0.01; z < 30; z += 0.01) if (reach(z) > reach(peak)) peak = z;
  if (top < 0 || reach(peak) <= 0) return null;
  return [bisect(reach, 0.01, peak), bisect(reach, peak, 60)];
}

function poissonUpTo(top: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = 0;
  for (let k = 0; k <= top; k++) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

function bisect(f: (x: number) => number, low: number, high: number): number {
  const rising = f(high) > f(low);
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
