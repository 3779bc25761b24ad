import { counterHash } from '#engines/kernel/random.ts';
import { normalQuantile } from '../normal.ts';

/** A graph on nodes 0 to n-1 in compressed rows: the neighbours of v are `to[start[v]]` to `to[start[v + 1] - 1]`. */
export interface Graph {
  readonly nodes: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/** Rows from pairs; `both` enters each pair in both directions. */
export function graphOf(nodes: number, from: ArrayLike<number>, to: ArrayLike<number>, both = true): Graph {
  const start = new Int32Array(nodes + 1);
  for (let i = 0; i < from.length; i++) {
    start[from[i]! + 1]!++;
    if (both) start[to[i]! + 1]!++;
  }
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const place = start.slice(0, nodes);
  const targets = new Int32Array(start[nodes]!);
  for (let i = 0; i < from.length; i++) {
    targets[place[from[i]!]!++] = to[i]!;
    if (both) targets[place[to[i]!]!++] = from[i]!;
  }
  return { nodes, start, to: targets };
}

export const degree = (graph: Graph, v: number): number => graph.start[v + 1]! - graph.start[v]!;

/** A number in [0, n) from a counter. */
const below = (n: number, seed: number, i: number, j: number) =>
  Math.floor((counterHash(seed, i, j) / 0x1_0000_0000) * n);

/** Erdos-Renyi: Poisson(n k / 2) edges with uniform end points (n k for a directed graph of mean out-degree k). */
export function randomGraph(nodes: number, meanDegree: number, seed: number, directed = false): Graph {
  const mean = directed ? nodes * meanDegree : (nodes * meanDegree) / 2;
  const edges = Math.max(
    0,
    Math.round(mean + Math.sqrt(mean) * normalQuantile((counterHash(seed, 0, 3) + 0.5) / 0x1_0000_0000)),
  );
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  for (let i = 0; i < edges; i++) {
    from[i] = below(nodes, seed, i, 1);
    to[i] = below(nodes, seed, i, 2);
  }
  return graphOf(nodes, from, to, !directed);
}

/** Random regular graph of a degree by the configuration model; the few loops and repeats stay. */
export function regularGraph(nodes: number, degreeOfAll: number, seed: number): Graph {
  const stubs = Int32Array.from({ length: nodes * degreeOfAll }, (_, i) => Math.floor(i / degreeOfAll));
  shuffle(stubs, seed);
  const half = stubs.length >> 1;
  return graphOf(nodes, stubs.subarray(0, half), stubs.subarray(half, half * 2));
}

/** Puts the values in random order, in place. */
export function shuffle(values: Int32Array, seed: number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = below(i + 1, seed, i, 4);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}
