import { type NodeAt, type Span, splitAt, subtreesOf } from './coordinates.ts';
import { foldPeaks } from './compact.ts';
import type { Hash } from './hash.ts';

/** A proof is a list of hashes; each is the hash of a span of leaves. */
export type ProofPlan = readonly Span[];

/** Which spans prove that leaf `index` is in the tree of the first `size` leaves (PATH of RFC 6962, section 2.1.1). */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const spans: Span[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitAt(to - from);
    if (index < middle) {
      spans.push({ from: middle, to });
      to = middle;
    } else {
      spans.push({ from, to: middle });
      from = middle;
    }
  }
  return spans.reverse();
}

/** Which spans prove that the first `first` leaves are still those of the tree of `second` (PROOF, section 2.1.2). */
export function planConsistency(first: number, second: number): ProofPlan {
  if (!(first >= 0 && first <= second)) throw new RangeError(`a tree of ${second} does not extend one of ${first}`);
  if (first === 0 || first === second) return [];
  const spans: Span[] = [];
  let from = 0;
  let to = second;
  while (to !== first) {
    const middle = from + splitAt(to - from);
    if (first <= middle) {
      spans.push({ from: middle, to });
      to = middle;
    } else {
      spans.push({ from, to: middle });
      from = middle;
    }
  }
  if (from > 0) spans.push({ from, to });
  return spans.reverse();
}

/** Every stored subtree a plan needs, each once, so that they can be fetched together. */
export const nodesNeeded = (plan: ProofPlan): NodeAt[] => plan.flatMap(subtreesOf);

/** The hashes of a proof, given the stored subtrees. `read` throws or gives the hash. */
export const fillPlan = (hash: Hash, plan: ProofPlan, read: (at: NodeAt) => Uint8Array): Uint8Array[] =>
  plan.map(span => foldPeaks(hash, subtreesOf(span).map(read)));
