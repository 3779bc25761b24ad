import { worldKeys } from '../draws.ts';
import { fillGroups, type Layout, layoutOf } from './edge-groups.ts';
import type { Graph } from './graph.ts';
import { type Arrays, spreadKernel, tableOf, together } from './spread-kernel.ts';

/**
 * A directed graph made ready for worlds of the independent cascade, with the state of one worker. All arrays lie in one
 * WebAssembly memory, which the plain loop reads as well.
 */
export interface SpreadGraph extends Arrays {
  readonly nodes: number;
  readonly edges: number;
  readonly layout: Layout;
  /** `groups` as words of four bytes */
  readonly words: Int32Array;
  readonly degree: Int32Array;
  readonly kernel: ReturnType<typeof spreadKernel>;
}

const page = 65_536;

/** Lays a graph out with one probability per edge (in the order of the graph's rows) or one for all. */
export function spreadGraph(graph: Graph, probability: number | Float64Array): SpreadGraph {
  const layout = layoutOf(graph, probability);
  const { arrays, words, memory } = roomFor(layout, graph.nodes);
  arrays.table.set(tableOf(layout.stride));
  arrays.heads.set(layout.heads);
  arrays.fresh.fill(1, 0, graph.nodes);
  fillGroups(layout, arrays.groups, words, graph, probability);
  return {
    ...arrays,
    words,
    layout: { ...layout, heads: arrays.heads },
    nodes: graph.nodes,
    edges: graph.to.length,
    degree: Int32Array.from({ length: graph.nodes }, (_, v) => graph.start[v + 1]! - graph.start[v]!),
    kernel: spreadKernel(memory, layout),
  };
}

/** All arrays in one memory, each at the beginning of a line of the cache; four places more where the loop writes ahead. */
function roomFor({ heads, stride }: Layout, nodes: number) {
  const groups = heads[nodes]!;
  const widest = heads.reduce((top, head, v) => Math.max(top, head - (heads[v - 1] ?? 0)), 0);
  const listed = Math.min(together * widest, groups) + 4;
  const sizes = [
    stride * groups + 16,
    4 * (nodes + 1),
    nodes + 1,
    4 * (nodes + 4),
    4 * listed,
    4 * listed,
    16 * listed,
    512,
  ];
  const places = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + ((size + 63) & ~63), 0));
  const end = places.at(-1)! + sizes.at(-1)!;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / page) });
  const bytes = (i: number) => new Uint8Array(memory.buffer, places[i], sizes[i]);
  const words = (i: number) => new Int32Array(memory.buffer, places[i], sizes[i]! >> 2);
  const arrays: Arrays = {
    groups: bytes(0),
    heads: words(1),
    fresh: bytes(2),
    queue: words(3),
    places: words(4),
    addresses: words(5),
    live: words(6),
    table: bytes(7),
  };
  return { arrays, words: words(0), memory };
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
  const { fresh, queue, kernel } = graph;
  let size = 0;
  for (const node of seeds) {
    queue[size] = node;
    size += fresh[node]!;
    fresh[node] = 0;
  }
  const [k0, k1] = worldKeys(seed, world);
  const reached = kernel === undefined || plain ? walk(graph, size, k0, k1) : kernel(graph, size, k0, k1);
  forget(graph, reached);
  return reached;
}

/** Makes the nodes reached fresh again for the next world. */
function forget({ fresh, queue, nodes }: SpreadGraph, reached: number): void {
  if (reached > nodes >> 4) fresh.fill(1, 0, nodes);
  else for (let i = 0; i < reached; i++) fresh[queue[i]!] = 1;
}

/** Edges that a world asked, from the nodes it reached. */
export function edgesAsked({ queue, degree }: SpreadGraph, reached: number): number {
  let asked = 0;
  for (let i = 0; i < reached; i++) asked += degree[queue[i]!]!;
  return asked;
}

function walk(
  { heads, groups, words, layout, queue, fresh }: SpreadGraph,
  seeds: number,
  k0: number,
  k1: number,
): number {
  const { common } = layout;
  let size = seeds;
  for (let at = 0; at < size; at++) {
    const node = queue[at]!;
    const first = heads[node]!;
    const edges = 4 * (heads[node + 1]! - first);
    for (let i = 0; i < edges; i++) {
      let h = (8 * first + i) ^ k0;
      h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
      h ^= k1;
      h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
      h ^= h >>> 16;
      const place = 8 * first + 2 * i - (i & 3);
      if ((h ^ 0x8000_0000) >= (common ?? words[place + 4]!)) continue;
      const target = common === undefined ? words[place]! : threeBytes(groups, 12 * first + 3 * i);
      queue[size] = target;
      size += fresh[target]!;
      fresh[target] = 0;
    }
  }
  return size;
}

const threeBytes = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
