import { counterHash } from '#engines/kernel/random.ts';
import { thresholdOf } from '../draws.ts';
import type { Graph } from './graph.ts';
import { spreadKernel } from './spread-kernel.ts';

/**
 * A directed graph with one block per node: the thresholds of its edges, then their targets; one stream of memory.
 * Halves are padded to fours with edges that are never live. All arrays lie in one WebAssembly memory, which the plain
 * loop reads as well.
 */
export interface SpreadGraph {
  readonly nodes: number;
  readonly edges: number;
  /** place of a node's block in `blocks`; half of the block is thresholds, half targets */
  readonly start: Int32Array;
  readonly blocks: Int32Array;
  readonly degree: Int32Array;
  /** private to one worker: world of the last visit, and the nodes reached in order */
  readonly stamp: Int32Array;
  readonly queue: Int32Array;
  readonly scratch: Int32Array;
  readonly kernel: ReturnType<typeof spreadKernel>;
  /** stamp of the latest world */
  readonly clock: { world: number };
}

const page = 65_536;

/** Lays a graph out with one probability per edge (in the order of the graph's rows) or one for all. */
export function spreadGraph(graph: Graph, probability: number | Float64Array): SpreadGraph {
  const { nodes } = graph;
  const degree = Int32Array.from({ length: nodes }, (_, v) => graph.start[v + 1]! - graph.start[v]!);
  const padded = degree.map(size => (size + 3) & ~3);
  const words = padded.reduce((sum, size) => sum + 2 * size, 0);
  const widest = padded.reduce((top, size) => Math.max(top, size), 0);
  const sizes = [nodes + 1, words, nodes, nodes + 4, 64 * widest + 4];
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((4 * sizes.reduce((sum, size) => sum + size, 0) + 64) / page),
  });
  let at = 0;
  const [start, blocks, stamp, queue, scratch] = sizes.map(size => {
    const view = new Int32Array(memory.buffer, at, size);
    at += 4 * size;
    return view;
  }) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  for (let v = 0; v < nodes; v++) {
    start[v + 1] = start[v]! + 2 * padded[v]!;
    fillBlock(blocks, start[v]!, padded[v]!, graph, v, probability);
  }
  return {
    nodes,
    edges: graph.to.length,
    start,
    blocks,
    degree,
    stamp,
    queue,
    scratch,
    kernel: spreadKernel(memory),
    clock: { world: 0 },
  };
}

const never = -0x8000_0000;

function fillBlock(
  blocks: Int32Array,
  at: number,
  half: number,
  graph: Graph,
  v: number,
  probability: number | Float64Array,
): void {
  const first = graph.start[v]!;
  const size = graph.start[v + 1]! - first;
  for (let i = 0; i < half; i++) {
    const p = typeof probability === 'number' ? probability : probability[first + i]!;
    // Stored with the sign bit turned, so that a signed comparison orders them as unsigned.
    blocks[at + i] = i < size ? thresholdOf(p) ^ 0x8000_0000 : never;
    blocks[at + half + i] = i < size ? graph.to[first + i]! : 0;
  }
}

/**
 * One world of the independent cascade: from the seeds along live edges. An edge is live when a hash of its place and
 * the world's two keys is below its threshold. Returns the number of nodes reached, which stand first in `queue`.
 * `plain` takes the loop in TypeScript where WebAssembly with SIMD would be there; the answer is the same.
 */
export function spread(
  graph: SpreadGraph,
  seeds: readonly number[],
  seed: number,
  world: number,
  plain = false,
): number {
  const { stamp: stamps, queue, kernel } = graph;
  const stamp = ++graph.clock.world;
  let size = 0;
  for (const node of seeds) {
    if (stamps[node] === stamp) continue;
    stamps[node] = stamp;
    queue[size++] = node;
  }
  const k0 = counterHash(seed, world, 1) | 0;
  const k1 = counterHash(seed, world, 2) | 0;
  return kernel === undefined || plain
    ? walk(graph.start, graph.blocks, stamps, queue, size, stamp, k0, k1)
    : kernel(graph, size, stamp, k0, k1);
}

/** Edges that a world asked, from the nodes it reached. */
export function edgesAsked({ queue, degree }: SpreadGraph, reached: number): number {
  let asked = 0;
  for (let i = 0; i < reached; i++) asked += degree[queue[i]!]!;
  return asked;
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
): number {
  let size = seeds;
  for (let at = 0; at < size; at++) {
    const node = queue[at]!;
    const first = start[node]!;
    const half = (start[node + 1]! - first) >> 1;
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
  return size;
}
