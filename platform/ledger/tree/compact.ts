import { type NodeAt, half, isOdd } from './coordinates.ts';
import { type Hash, emptyRoot, nodeHash } from './hash.ts';

/**
 * All that is needed to append: the roots of the perfect subtrees that the leaves so far make up, the largest first.
 * There are as many as `size` has one-bits, so a tree of a million leaves is held in at most 20 hashes.
 */
export interface CompactRange {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

/** A perfect subtree completed by an append, to be stored: proofs are later read from these. */
export interface StoredNode extends NodeAt {
  readonly hash: Uint8Array;
}

export const emptyRange: CompactRange = { size: 0, peaks: [] };

/** Adds one leaf hash: O(log n) at worst, two hashes on average. `made` holds the leaf and every subtree it completed. */
export function append(hash: Hash, range: CompactRange, leaf: Uint8Array): { range: CompactRange; made: StoredNode[] } {
  const peaks = [...range.peaks];
  const made: StoredNode[] = [{ level: 0, index: range.size, hash: leaf }];
  let node = leaf;
  let level = 0;
  for (let index = range.size; isOdd(index); index = half(index)) {
    const left = peaks.pop();
    if (left === undefined) throw new Error(`a tree of ${range.size} leaves lacks a peak at level ${level}`);
    node = nodeHash(hash, left, node);
    level++;
    made.push({ level, index: half(index), hash: node });
  }
  peaks.push(node);
  return { range: { size: range.size + 1, peaks }, made };
}

/** The root over the leaves so far. */
export const rootOf = (hash: Hash, range: CompactRange): Uint8Array =>
  range.peaks.length === 0 ? emptyRoot(hash) : foldPeaks(hash, range.peaks);

/** Joins neighbouring perfect subtrees, the largest first, into the hash of the span they cover. */
export function foldPeaks(hash: Hash, peaks: readonly Uint8Array[]): Uint8Array {
  let node = peaks.at(-1);
  if (node === undefined) throw new Error('no subtree to fold');
  for (let i = peaks.length - 2; i >= 0; i--) node = nodeHash(hash, peaks[i]!, node);
  return node;
}
