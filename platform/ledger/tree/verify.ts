import { half, isOdd } from './coordinates.ts';
import { type Hash, emptyRoot, nodeHash, sameHash } from './hash.ts';

/** What an inclusion proof claims. Hashes as raw bytes. */
export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** What a consistency proof claims: the tree of `second` leaves begins with the very leaves of the tree of `first`. */
export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly proof: readonly Uint8Array[];
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
}

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Whether the proof shows the leaf at that place under that root (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(hash: Hash, { leaf, index, size, proof, root }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let place = index;
  let last = size - 1;
  let node = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      node = nodeHash(hash, step, node);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      node = nodeHash(hash, node, step);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameHash(node, root);
}

/** Whether the proof shows that nothing of the smaller tree was changed (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(hash: Hash, claim: ConsistencyClaim): boolean {
  const { first, second, proof, firstRoot, secondRoot } = claim;
  if (!isSize(first) || !isSize(second) || first > second) return false;
  if (first === 0) return proof.length === 0 && sameHash(firstRoot, emptyRoot(hash));
  if (first === second) return proof.length === 0 && sameHash(firstRoot, secondRoot);
  const steps = isPowerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  return climbBoth(hash, { first, second, steps, firstRoot, secondRoot });
}

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}

function climbBoth(hash: Hash, claim: Omit<ConsistencyClaim, 'proof'> & { steps: Uint8Array[] }): boolean {
  let place = claim.first - 1;
  let last = claim.second - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  const [start, ...steps] = claim.steps;
  if (start === undefined) return false;
  let oldNode = start;
  let newNode = start;
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      oldNode = nodeHash(hash, step, oldNode);
      newNode = nodeHash(hash, step, newNode);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      newNode = nodeHash(hash, newNode, step);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameHash(oldNode, claim.firstRoot) && sameHash(newNode, claim.secondRoot);
}
