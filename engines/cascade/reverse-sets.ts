import type { Candidate } from './candidates.ts';
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

/** In which samples a candidate stands, and with what chance it has brought one of their nodes down. */
export interface Standing {
  readonly samples: readonly number[];
  readonly chance: readonly number[];
}

/** Standings of all candidates at once; with a chance c at each of h nodes of a sample it is 1 - (1 - c)^h. */
export function standingsOf(sets: ReverseSets, candidates: readonly Candidate[]): readonly Standing[] {
  const of = new Map<number, { candidate: number; chance: number }[]>();
  candidates.forEach(({ nodes, chance }, candidate) =>
    nodes.forEach((node, i) => {
      const entry = { candidate, chance: chance[i]! };
      const list = of.get(node);
      if (list) list.push(entry);
      else of.set(node, [entry]);
    }),
  );
  const found = candidates.map(() => ({ samples: [] as number[], chance: [] as number[] }));
  for (let sample = 0; sample < sets.samples; sample++) {
    const missed = new Map<number, number>();
    for (let i = sets.start[sample]!; i < sets.start[sample + 1]!; i++)
      for (const { candidate, chance } of of.get(sets.members[i]!) ?? [])
        missed.set(candidate, (missed.get(candidate) ?? 1) * (1 - chance));
    for (const [candidate, value] of missed) {
      found[candidate]!.samples.push(sample);
      found[candidate]!.chance.push(1 - value);
    }
  }
  return found;
}

/** Share of samples in which at least one of the candidates stands. */
export function coverageOf(standings: readonly Standing[], samples: number): number {
  const missed = new Float64Array(samples).fill(1);
  for (const standing of standings) cover(standing, missed);
  return missed.reduce((sum, value) => sum + 1 - value, 0) / samples;
}

/** The same of one candidate, without a place for every sample: there are as many candidates as nodes. */
export const coverageOfOne = ({ chance }: Standing, samples: number): number =>
  chance.reduce((sum, each) => sum + 1 - (1 - each), 0) / samples;

/**
 * Greedy cover: up to `size` candidates that together stand in most samples, the best first, within 1 - 1/e of the best
 * set of as many. It ends when no further one would add anything.
 */
export function greedyCover(standings: readonly Standing[], samples: number, size: number): readonly number[] {
  const missed = new Float64Array(samples).fill(1);
  const chosen: number[] = [];
  while (chosen.length < size) {
    let best = -1;
    let most = 1e-9;
    standings.forEach(({ samples: at, chance }, candidate) => {
      const gain = at.reduce((sum, sample, i) => sum + missed[sample]! * chance[i]!, 0);
      if (gain > most * (1 + 1e-12)) [best, most] = [candidate, gain];
    });
    if (best < 0) break;
    chosen.push(best);
    cover(standings[best]!, missed);
  }
  return chosen;
}

const cover = ({ samples, chance }: Standing, missed: Float64Array): void =>
  samples.forEach((sample, i) => (missed[sample]! *= 1 - chance[i]!));
