import type { Candidate } from './candidates.ts';
import type { Network } from './network.ts';
import { strengthOf } from './prepare.ts';
import { greedyCover, type Standing } from './reverse-sets.ts';

/** Candidates that may fall together, as places in the list of candidates, and why they were looked at. */
export interface Together {
  readonly members: readonly number[];
  /** `cover`: together they stand before most of the value; `redundancy`: together they leave somebody no supplier */
  readonly chosen: 'cover' | 'redundancy';
}

const mostPairs = 2;
const mostTriples = 1;

/**
 * Pairs and triples worth a timed run: those of the greedy cover of each kind and of all kinds together, and those that
 * break a redundancy. The cover alone would miss these, since it counts what each brings down without the others.
 * Every pair of a triple is among them, so that what the three do beyond their pairs can be told.
 */
export function combinationsOf(
  network: Network,
  candidates: readonly Candidate[],
  standings: readonly Standing[],
  samples: number,
  size: number,
): readonly Together[] {
  const found = new Map<string, Together>();
  const add = (members: readonly number[], chosen: Together['chosen']) => {
    const sorted = [...members].sort((a, b) => a - b);
    for (const set of [...subsetsOf(sorted, 2), ...subsetsOf(sorted, 3)])
      if (!found.has(set.join())) found.set(set.join(), { members: set, chosen });
  };
  const kinds = [...new Set(candidates.map(({ kind }) => kind))];
  const pools = kinds.length > 1 ? [...kinds, undefined] : kinds;
  for (const kind of size < 2 ? [] : pools) {
    const pool = candidates.flatMap((candidate, i) => (kind === undefined || candidate.kind === kind ? [i] : []));
    add(coverInLayers(pool, standings, samples, size), 'cover');
  }
  for (const kind of size < 2 ? [] : kinds)
    for (const members of redundancies(network, candidates, standings, kind)) add(members, 'redundancy');
  return [...found.values()];
}

/** A greedy cover; when it ends early, since one stands before all the others, a cover of the rest follows it. */
function coverInLayers(pool: readonly number[], standings: readonly Standing[], samples: number, size: number) {
  const chosen: number[] = [];
  while (chosen.length < size) {
    const rest = pool.filter(i => !chosen.includes(i));
    const of = rest.map(i => standings[i]!);
    const next = greedyCover(of, samples, size - chosen.length);
    if (next.length === 0) break;
    chosen.push(...next.map(i => rest[i]!));
  }
  return chosen;
}

/** All subsets of so many, in the order of their members. */
export const subsetsOf = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  size === 0
    ? [[]]
    : list.flatMap((first, i) => subsetsOf(list.slice(i + 1), size - 1).map(rest => [first, ...rest] as const));

/** Suppliers that stand in for one another, as many as it takes to leave their customer without; the weightiest. */
function redundancies(
  network: Network,
  candidates: readonly Candidate[],
  standings: readonly Standing[],
  kind: Candidate['kind'],
): readonly (readonly number[])[] {
  const standsFor = surestByNode(candidates, kind);
  const behind = valueBehind(network, candidates, standings);
  const found = new Map<string, { members: readonly number[]; weight: number }>();
  suppliersOf(network).forEach((links, group) => {
    const tolerates = network.groupTolerates[group]!;
    if (network.groupRestart[group] === 1 || tolerates < 1 || tolerates > 2) return;
    const suppliers = links
      .flatMap(link => {
        const who = standsFor.get(network.linkFrom[link]!);
        return who ? [{ ...who, weight: who.chance * strengthOf(network.strengths[link]!, {}) }] : [];
      })
      .sort((a, b) => b.weight - a.weight || a.candidate - b.candidate)
      .slice(0, tolerates + 1);
    const members = [...new Set(suppliers.map(({ candidate }) => candidate))].sort((a, b) => a - b);
    if (suppliers.length <= tolerates || members.length < 2) return;
    const weight = suppliers.reduce((all, each) => all * each.weight, behind[network.groupNode[group]!]!);
    const key = members.join();
    found.set(key, { members, weight: weight + (found.get(key)?.weight ?? 0) });
  });
  const best = [...found.values()].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const of = (size: number, most: number) => best.filter(({ members }) => members.length === size).slice(0, most);
  return [...of(2, mostPairs), ...of(3, mostTriples)].map(({ members }) => members);
}

/** For each node the candidate of the kind that takes it down most surely. */
function surestByNode(candidates: readonly Candidate[], kind: Candidate['kind']) {
  const surest = new Map<number, { candidate: number; chance: number }>();
  candidates.forEach((entry, candidate) => {
    if (entry.kind !== kind) return;
    entry.nodes.forEach((node, i) => {
      const chance = entry.chance[i]!;
      if (chance > (surest.get(node)?.chance ?? 0)) surest.set(node, { candidate, chance });
    });
  });
  return surest;
}

/** What is lost when the node is: the samples it stands in, or where nodes are no candidates its own worth. */
function valueBehind(network: Network, candidates: readonly Candidate[], standings: readonly Standing[]) {
  const behind = Float64Array.from(
    network.model.nodes,
    ({ criticality }) => criticality.valuePerHour + criticality.peopleServed,
  );
  candidates.forEach(({ kind, nodes }, i) => {
    if (kind === 'node') behind[nodes[0]!] = standings[i]!.samples.length;
  });
  return behind;
}

function suppliersOf(network: Network): readonly (readonly number[])[] {
  const of: number[][] = Array.from({ length: network.groupCount }, () => []);
  network.linkGroup.forEach((group, link) => of[group]!.push(link));
  return of;
}
