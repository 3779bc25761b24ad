import { thresholdOf } from '../draws.ts';
import type { Graph } from './graph.ts';

/**
 * How edges lie in memory: in groups of four, a run of groups for each node, filled up with edges to a node that is not
 * there. Where all edges have one probability a group is four targets of three bytes; else four targets and four
 * thresholds of four bytes. An edge's place, and with it its draws, is the same in both.
 */
export interface Layout {
  /** threshold of all edges with the sign bit turned, or undefined where each has its own */
  readonly common: number | undefined;
  /** bytes of one group */
  readonly stride: 12 | 32;
  /** number of the first group of each node, and of all groups at the end */
  readonly heads: Int32Array;
}

/** Nodes that three bytes can name, with one more for the node that is not there. */
const mostInThreeBytes = 0xff_ffff;

/** Signed comparison of numbers with the sign bit turned orders them as unsigned. */
const turned = (p: number): number => thresholdOf(p) ^ 0x8000_0000;

/** The smallest layout that says the same. */
export function layoutOf({ nodes, start }: Graph, probability: number | Float64Array): Layout {
  const heads = new Int32Array(nodes + 1);
  for (let v = 0; v < nodes; v++) heads[v + 1] = heads[v]! + ((start[v + 1]! - start[v]! + 3) >> 2);
  const first = typeof probability === 'number' ? probability : (probability[0] ?? 0);
  const alike = typeof probability === 'number' || probability.every(p => p === first);
  return alike && nodes <= mostInThreeBytes
    ? { common: turned(first), stride: 12, heads }
    : { common: undefined, stride: 32, heads };
}

/** Writes the edges of a graph into memory; `bytes` and `words` are the same place seen twice. */
export function fillGroups(
  { heads, stride }: Layout,
  bytes: Uint8Array,
  words: Int32Array,
  { nodes, start, to }: Graph,
  probability: number | Float64Array,
): void {
  for (let v = 0; v < nodes; v++) {
    const size = start[v + 1]! - start[v]!;
    for (let i = 0; i < 4 * (heads[v + 1]! - heads[v]!); i++) {
      const target = i < size ? to[start[v]! + i]! : nodes;
      const group = heads[v]! + (i >> 2);
      if (stride === 12) threeBytes(bytes, 12 * group + 3 * (i & 3), target);
      else {
        const at = 8 * group + (i & 3);
        words[at] = target;
        words[at + 4] = turned(
          i >= size ? 0 : typeof probability === 'number' ? probability : probability[start[v]! + i]!,
        );
      }
    }
  }
}

function threeBytes(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
}
