/**
 * A hash function over bytes. The tree never chooses one: the server passes SHA-256 of its own library, the browser
 * another, so that a proof can be checked anywhere. Source of the construction: RFC 6962, section 2.1.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

const leafPrefix = 0x00;
const nodePrefix = 0x01;

/** Hash of a leaf. The prefix differs from that of a node, so that neither can be passed off as the other. */
export function leafHash(hash: Hash, leaf: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(leaf.length + 1);
  bytes[0] = leafPrefix;
  bytes.set(leaf, 1);
  return hash(bytes);
}

/** Hash of an inner node over the hashes of its two children, left one first. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(left.length + right.length + 1);
  bytes[0] = nodePrefix;
  bytes.set(left, 1);
  bytes.set(right, left.length + 1);
  return hash(bytes);
}

/** Root of the tree without leaves: the hash of the empty string. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0));

export function sameHash(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
