import { draw, purpose, thresholdOf, worldKeys, drawUnit } from './draws.ts';
import type { Network } from './network.ts';
import { strengthOf } from './prepare.ts';

/** For each sample the nodes whose loss alone would have taken the drawn target down (rule any, no timing). */
export interface ReverseSets {
  readonly samples: number;
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** total weight the targets were drawn from */
  readonly weight: number;
}

/**
 * Reverse reachable sets: draws targets by value and walks live dependencies backwards. One sample ranks every node.
 * A supplier in a group that tolerates losses passes with its strength over (tolerated + 1): a screen, not a result.
 */
export function reverseSets(network: Network, samples: number, seed: number): ReverseSets {
  const weights = network.model.nodes.map(node => node.criticality.valuePerHour + node.criticality.peopleServed);
  const even = weights.every(weight => weight === 0);
  const sums = new Float64Array(network.nodeCount + 1);
  weights.forEach((weight, i) => (sums[i + 1] = sums[i]! + (even ? 1 : weight)));
  const incoming = incomingLinks(network);
  const threshold = Float64Array.from(network.strengths, (known, link) => {
    const group = network.linkGroup[link]!;
    const tolerated = network.groupWeighted[group] === 1 ? 1 : network.groupSize[group]! - network.groupNeed[group]!;
    return network.groupRestart[group] === 1 ? 0 : thresholdOf(strengthOf(known, {}) / (tolerated + 1));
  });
  const seen = new Int32Array(network.nodeCount).fill(-1);
  const start = new Int32Array(samples + 1);
  const found: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const [k0, k1] = worldKeys(seed, sample);
    const target = locate(sums, drawUnit(k0, k1, 0, 0, purpose.hit) * sums[network.nodeCount]!);
    let at = found.push(target) - 1;
    seen[target] = sample;
    for (; at < found.length; at++) {
      const node = found[at]!;
      for (let i = incoming.start[node]!; i < incoming.start[node + 1]!; i++) {
        const link = incoming.links[i]!;
        const from = network.linkFrom[link]!;
        if (
          seen[from] === sample ||
          draw(k0, k1, network.linkKeys[2 * link]!, network.linkKeys[2 * link + 1]!, purpose.live) >= threshold[link]!
        )
          continue;
        seen[from] = sample;
        found.push(from);
      }
    }
    start[sample + 1] = found.length;
  }
  return { samples, start, members: Int32Array.from(found), weight: sums[network.nodeCount]! };
}

function locate(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle + 1]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function incomingLinks(network: Network) {
  const start = new Int32Array(network.nodeCount + 1);
  const to = Int32Array.from(network.linkGroup, group => network.groupNode[group]!);
  for (const node of to) start[node + 1]!++;
  for (let i = 0; i < network.nodeCount; i++) start[i + 1]! += start[i]!;
  const place = start.slice();
  const links = new Int32Array(network.linkCount);
  to.forEach((node, link) => (links[place[node]!++] = link));
  return { start, links };
}

/** Greedy cover: the sets of candidates that together stand in most samples (within 1 - 1/e of the best). */
export function greedyCover(
  sets: ReverseSets,
  groups: readonly (readonly number[])[],
  size: number,
): readonly number[] {
  const of = new Map<number, number[]>();
  groups.forEach((nodes, g) => nodes.forEach(node => of.set(node, [...(of.get(node) ?? []), g])));
  const inSample = Array.from({ length: sets.samples }, (_, sample) => {
    const hit = new Set<number>();
    for (let i = sets.start[sample]!; i < sets.start[sample + 1]!; i++)
      for (const g of of.get(sets.members[i]!) ?? []) hit.add(g);
    return hit;
  });
  const covered = new Uint8Array(sets.samples);
  const chosen: number[] = [];
  while (chosen.length < Math.min(size, groups.length)) {
    const gain = new Float64Array(groups.length);
    inSample.forEach((hit, sample) => {
      if (covered[sample] === 0) for (const g of hit) gain[g]!++;
    });
    const best = gain.reduce(
      (top, value, g) => (value > gain[top]! && !chosen.includes(g) ? g : top),
      chosen.includes(0) ? gain.findIndex((_, g) => !chosen.includes(g)) : 0,
    );
    chosen.push(best);
    inSample.forEach((hit, sample) => {
      if (hit.has(best)) covered[sample] = 1;
    });
  }
  return chosen;
}
