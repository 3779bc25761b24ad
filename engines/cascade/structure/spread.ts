import { counterHash } from '#engines/kernel/random.ts';
import { thresholdOf } from '../draws.ts';
import type { Graph } from './graph.ts';

/** A directed graph with one block per node: the thresholds of its edges, then their targets; one stream of memory. */
export interface SpreadGraph {
  readonly nodes: number;
  readonly edges: number;
  /** place of a node's block in `blocks`, half of the block each */
  readonly start: Int32Array;
  readonly blocks: Int32Array;
}

/** Lays a graph out with one probability per edge (in the order of the graph's rows) or one for all. */
export function spreadGraph(graph: Graph, probability: number | Float64Array): SpreadGraph {
  const blocks = new Int32Array(graph.to.length * 2);
  const start = Int32Array.from(graph.start, at => at * 2);
  for (let v = 0; v < graph.nodes; v++) {
    const from = graph.start[v]!;
    const size = graph.start[v + 1]! - from;
    for (let i = 0; i < size; i++) {
      const p = typeof probability === 'number' ? probability : probability[from + i]!;
      // Stored with the sign bit turned, so that a signed comparison orders them as unsigned.
      blocks[2 * from + i] = (thresholdOf(p) | 0) ^ 0x8000_0000;
      blocks[2 * from + size + i] = graph.to[from + i]!;
    }
  }
  return { nodes: graph.nodes, edges: graph.to.length, start, blocks };
}

/** Private to one worker; between worlds only the stamp moves on. */
export interface SpreadState {
  readonly stamp: Int32Array;
  readonly queue: Int32Array;
  world: number;
}

export const spreadState = (graph: SpreadGraph): SpreadState => ({
  stamp: new Int32Array(graph.nodes),
  queue: new Int32Array(graph.nodes + 1),
  world: 0,
});

/**
 * One world of the independent cascade: from the seeds along live edges. An edge is live when a hash of its place and
 * the world's two keys is below its threshold. Returns the number of nodes reached; `decisions` counts edges asked.
 */
export function spread(
  graph: SpreadGraph,
  state: SpreadState,
  seeds: readonly number[],
  seed: number,
  world: number,
): { readonly reached: number; readonly decisions: number } {
  const stamp = ++state.world;
  let size = 0;
  for (const node of seeds) {
    if (state.stamp[node] === stamp) continue;
    state.stamp[node] = stamp;
    state.queue[size++] = node;
  }
  return walk(
    graph.start,
    graph.blocks,
    state.stamp,
    state.queue,
    size,
    stamp,
    counterHash(seed, world, 1) | 0,
    counterHash(seed, world, 2) | 0,
  );
}

function walk(
  start: Int32Array,
  blocks: Int32Array,
  stamps: Int32Array,
  queue: Int32Array,
  seeds: number,
  stamp: number,
  k0: number,
  k1: number,
) {
  let size = seeds;
  let decisions = 0;
  for (let at = 0; at < size; at++) {
    const node = queue[at]!;
    const first = start[node]!;
    const half = (start[node + 1]! - first) >> 1;
    decisions += half;
    for (let i = first; i < first + half; i++) {
      let h = i ^ k0;
      h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
      h ^= k1;
      h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
      h ^= h >>> 16;
      if ((h ^ 0x8000_0000) < blocks[i]!) {
        const target = blocks[i + half]!;
        if (stamps[target] !== stamp) {
          stamps[target] = stamp;
          queue[size++] = target;
        }
      }
    }
  }
  return { reached: size, decisions };
}
