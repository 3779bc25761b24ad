import { counterHash } from '#engines/kernel/random.ts';
import { lossByWorld } from './mitigations.ts';
import { type Network, networkOf } from './network.ts';
import { readModel } from './read/model.ts';
import { greedyCover, type ReverseSets, reverseSets } from './reverse-sets.ts';
import { readShock } from './shock.ts';
import { type Interval, meanOf, quantile } from './statistics.ts';
import type { Model } from './types.ts';

export type RankedKind = 'node' | 'operator' | 'product';

/** A node, operator or product by the loss its fall alone would cause. */
export interface Ranked {
  readonly kind: RankedKind;
  readonly id: string;
  readonly name: string;
  /** screening: share of the value that lies behind it, by reverse reachable sets */
  readonly screened: number;
  /** timed runs on the same worlds */
  readonly loss: number;
  readonly sampling: Interval;
  readonly rank: number;
  /** 5 to 95 % of bootstrap ranks */
  readonly rank_interval: readonly [number, number];
}

export interface Combination {
  readonly ids: readonly string[];
  readonly loss: number;
  /** loss of both together beyond the sum of each alone; negative when they take down the same things */
  readonly synergy: number;
}

export interface RankRequest {
  readonly model: unknown;
  readonly seed: number;
  readonly kinds?: readonly RankedKind[];
  /** reverse sets drawn, default 20,000 */
  readonly samples?: number;
  /** candidates confirmed by timed runs, default 20 */
  readonly confirm?: number;
  /** worlds of each timed run, default 100 */
  readonly worlds?: number;
  readonly horizon_hours?: number;
  /** hours each is out; default: until repaired */
  readonly duration?: number;
}

interface Candidate {
  readonly kind: RankedKind;
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly number[];
  readonly chance: readonly number[];
}

/**
 * Ranks by systemic importance: reverse reachable sets screen all candidates at once, timed runs on common worlds
 * confirm the best, the bootstrap says how firm each rank is, and pairs from a greedy cover show synergy.
 */
export function rank(request: RankRequest): {
  readonly ranked: readonly Ranked[];
  readonly combinations: readonly Combination[];
  readonly note: string;
} {
  const model = readModel(request.model);
  const network = networkOf(model);
  const kinds = request.kinds ?? ['node'];
  const sets = reverseSets(network, request.samples ?? 20_000, request.seed);
  const candidates = kinds.flatMap(kind => candidatesOf(network, kind));
  const screened = screen(sets, network, candidates);
  const best = candidates
    .map((candidate, i) => ({ candidate, screened: screened[i]! }))
    .sort((a, b) => b.screened - a.screened || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, request.confirm ?? 20);
  const losses = best.map(({ candidate }) => timedLoss(model, [candidate], request));
  const ranks = bootstrapRanks(losses, request.seed);
  const ranked = best.map(({ candidate, screened: share }, i): Ranked => {
    const { mean, sampling } = meanOf(losses[i]!);
    return {
      kind: candidate.kind,
      id: candidate.id,
      name: candidate.name,
      screened: share,
      loss: mean,
      sampling,
      rank: 0,
      rank_interval: ranks[i]!,
    };
  });
  ranked.sort((a, b) => b.loss - a.loss || (a.id < b.id ? -1 : 1));
  const alone = new Map(best.map(({ candidate }, i) => [candidate, meanOf(losses[i]!).mean]));
  return {
    ranked: ranked.map((entry, i) => ({ ...entry, rank: i + 1 })),
    combinations: pairs(
      sets,
      best.map(entry => entry.candidate),
      alone,
      model,
      request,
    ),
    note: `Screened ${candidates.length} by reverse reachable sets (rule any, no timing), confirmed ${best.length} by timed runs on ${request.worlds ?? 100} common worlds.`,
  };
}

function candidatesOf(network: Network, kind: RankedKind): readonly Candidate[] {
  const groups = new Map<string, { name: string; nodes: number[]; chance: number[] }>();
  const add = (id: string | undefined, name: string, node: number, chance: number) => {
    if (id === undefined) return;
    const group = groups.get(id) ?? { name, nodes: [], chance: [] };
    group.nodes.push(node);
    group.chance.push(chance);
    groups.set(id, group);
  };
  const products = new Map(network.model.technologies.map(entry => [entry.id, entry.name]));
  network.model.nodes.forEach((node, i) => {
    if (kind === 'node') add(node.id, node.name, i, 1);
    else if (kind === 'operator') add(node.operatorId, node.operatorId ?? '', i, 1);
    else
      for (const use of node.products)
        add(use.product, products.get(use.product) ?? use.product, i, use.exposure * (1 - use.patched));
  });
  return [...groups].map(([id, group]) => ({ kind, id, ...group }));
}

/** Share of samples a candidate stands in; with a partial chance c and h hits, 1 - (1 - c)^h. */
function screen(sets: ReverseSets, network: Network, candidates: readonly Candidate[]): Float64Array {
  const of: { candidate: number; chance: number }[][] = Array.from({ length: network.nodeCount }, () => []);
  candidates.forEach(({ nodes, chance }, candidate) =>
    nodes.forEach((node, i) => of[node]!.push({ candidate, chance: chance[i]! })),
  );
  const total = new Float64Array(candidates.length);
  for (let sample = 0; sample < sets.samples; sample++) {
    const missed = new Map<number, number>();
    for (let i = sets.start[sample]!; i < sets.start[sample + 1]!; i++)
      for (const { candidate, chance } of of[sets.members[i]!]!)
        missed.set(candidate, (missed.get(candidate) ?? 1) * (1 - chance));
    for (const [candidate, value] of missed) total[candidate]! += 1 - value;
  }
  return total.map(value => value / sets.samples);
}

function timedLoss(model: Model, fallen: readonly Candidate[], request: RankRequest): Float64Array {
  const [first] = fallen;
  const single = first !== undefined && fallen.length === 1 && first.kind === 'product';
  const nodes = fallen.flatMap(candidate => candidate.nodes.map(node => model.nodes[node]!.id));
  const shock = readShock(
    { kind: single ? 'technology' : 'joint', targets: single ? [first.id] : nodes, duration: request.duration },
    model,
  );
  return lossByWorld(
    model,
    { shock, seed: request.seed, horizonHours: request.horizon_hours ?? 336 },
    request.worlds ?? 100,
  );
}

/** Worlds are drawn again with replacement, the same draw for all candidates, and ranked each time. */
function bootstrapRanks(
  losses: readonly Float64Array[],
  seed: number,
  rounds = 200,
): readonly (readonly [number, number])[] {
  const worlds = losses[0]?.length ?? 0;
  const seen = losses.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    const sums = losses.map(() => 0);
    for (let i = 0; i < worlds; i++) {
      const world = counterHash(seed, round, i, 5) % worlds;
      losses.forEach((values, c) => (sums[c]! += values[world]!));
    }
    sums.forEach((sum, c) => seen[c]!.push(1 + sums.filter(other => other > sum).length));
  }
  return seen.map(list => [quantile(list, 0.05), quantile(list, 0.95)] as const);
}

function pairs(
  sets: ReverseSets,
  best: readonly Candidate[],
  alone: ReadonlyMap<Candidate, number>,
  model: Model,
  request: RankRequest,
): readonly Combination[] {
  const chosen = greedyCover(
    sets,
    best.map(candidate => candidate.nodes),
    4,
  ).map(i => best[i]!);
  const found = chosen.flatMap((a, i) => chosen.slice(i + 1).map(b => [a, b] as const));
  return found
    .filter(([a, b]) => a.kind !== 'product' && b.kind !== 'product')
    .map(([a, b]): Combination => {
      const loss = meanOf(timedLoss(model, [a, b], request)).mean;
      return { ids: [a.id, b.id], loss, synergy: loss - (alone.get(a) ?? 0) - (alone.get(b) ?? 0) };
    })
    .sort((a, b) => b.loss - a.loss);
}
