import { splitAt } from './coordinates.ts';
import { type Hash, emptyRoot, leafHash, nodeHash } from './hash.ts';

/**
 * The slow, obvious twin: the three recursive definitions of RFC 6962, section 2.1, as they stand, over all leaves.
 * Only tests use it.
 */

/** MTH(D[n]), section 2.1. */
export function treeHash(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot(hash);
  if (leaves.length === 1) return leafHash(hash, only);
  const k = splitAt(leaves.length);
  return nodeHash(hash, treeHash(hash, leaves.slice(0, k)), treeHash(hash, leaves.slice(k)));
}

/** PATH(m, D[n]), section 2.1.1. */
export function path(hash: Hash, m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = splitAt(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(hash, m, left), treeHash(hash, right)] : [...path(hash, m - k, right), treeHash(hash, left)];
}

/** PROOF(m, D[n]), section 2.1.2; for m = 0 nothing needs to be proven. */
export const proof = (hash: Hash, m: number, leaves: readonly Uint8Array[]): Uint8Array[] =>
  m === 0 ? [] : subProof(hash, m, leaves, true);

function subProof(hash: Hash, m: number, leaves: readonly Uint8Array[], known: boolean): Uint8Array[] {
  if (m === leaves.length) return known ? [] : [treeHash(hash, leaves)];
  const k = splitAt(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subProof(hash, m, left, known), treeHash(hash, right)]
    : [...subProof(hash, m - k, right, false), treeHash(hash, left)];
}
