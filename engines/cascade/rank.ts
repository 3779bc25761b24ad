import { counterHash } from '#engines/kernel/random.ts';
import { lossByWorld } from './mitigations.ts';
import { type Network, networkOf } from './network.ts';
import { readModel } from './read/model.ts';
import { greedyCover, type ReverseSets, reverseSets } from './reverse-sets.ts';
import { readShock } from './shock.ts';
import { type Interval, meanOf, quantile } from './statistics.ts';
import { finish, type Steps } from './steps.ts';
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
  readonly names: readonly string[];
  readonly sampling: Interval;
  /** loss of both together beyond the sum of each alone; negative when they take down the same things */
  readonly synergy: number;
  readonly synergy_sampling: Interval;
}

export interface Ranking {
  readonly ranked: readonly Ranked[];
  readonly combinations: readonly Combination[];
  readonly note: string;
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

/** Ranks by systemic importance, at once; see `rankSteps`. */
export const rank = (request: RankRequest): Ranking => finish(rankSteps(request));

/**
 * Ranks by systemic importance: reverse reachable sets screen all candidates at once, timed runs on common worlds
 * confirm the best, the bootstrap says how firm each rank is, and pairs from a greedy cover show synergy.
 */
export function* rankSteps(request: RankRequest): Steps<Ranking> {
  const model = readModel(request.model);
  const network = networkOf(model);
  const confirm = request.confirm ?? 20;
  const of = confirm + 1 + mostPairs;
  const kinds = request.kinds ?? ['node'];
  yield { done: 0, of };
  const sets = reverseSets(network, request.samples ?? 20_000, request.seed);
  const candidates = kinds.flatMap(kind => candidatesOf(network, kind));
  const screened = screen(sets, network, candidates);
  const best = candidates
    .map((candidate, i) => ({ candidate, screened: screened[i]! }))
    .sort((a, b) => b.screened - a.screened || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, confirm);
  const losses: Float64Array[] = [];
  for (const { candidate } of best) {
    yield { done: 1 + losses.length, of };
    losses.push(timedLoss(model, [candidate], request));
  }
  const alone = new Map(best.map(({ candidate }, i) => [candidate, losses[i]!]));
  const combinations: Combination[] = [];
  for (const pair of pairsOf(
    sets,
    best.map(entry => entry.candidate),
  )) {
    yield { done: 1 + confirm + combinations.length, of };
    combinations.push(together(pair, timedLoss(model, pair, request), alone));
  }
  return {
    ranked: rankedOf(best, losses, bootstrapRanks(losses, request.seed)),
    combinations: combinations.sort((a, b) => b.loss - a.loss),
    note: `Screened ${candidates.length} by reverse reachable sets (rule any, no timing), confirmed ${best.length} by timed runs on ${request.worlds ?? 100} common worlds.`,
  };
}

function rankedOf(
  best: readonly { readonly candidate: Candidate; readonly screened: number }[],
  losses: readonly Float64Array[],
  ranks: readonly (readonly [number, number])[],
): readonly Ranked[] {
  return best
    .map(({ candidate, screened }, i) => {
      const { mean, sampling } = meanOf(losses[i]!);
      const { kind, id, name } = candidate;
      return { kind, id, name, screened, loss: mean, sampling, rank_interval: ranks[i]! };
    })
    .sort((a, b) => b.loss - a.loss || (a.id < b.id ? -1 : 1))
    .map((entry, i): Ranked => ({ ...entry, rank: i + 1 }));
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

const covered = 4;
const mostPairs = (covered * (covered - 1)) / 2;

/** Pairs of what a greedy cover chooses; products are left out, since two of them are no one event. */
function pairsOf(sets: ReverseSets, best: readonly Candidate[]): readonly (readonly [Candidate, Candidate])[] {
  const whole = best.filter(candidate => candidate.kind !== 'product');
  const chosen = greedyCover(
    sets,
    whole.map(candidate => candidate.nodes),
    covered,
  ).map(i => whole[i]!);
  return chosen.flatMap((a, i) => chosen.slice(i + 1).map(b => [a, b] as const));
}

/** On the same worlds, so that the synergy of each world is known and not only that of the means. */
function together(
  [a, b]: readonly [Candidate, Candidate],
  losses: Float64Array,
  alone: ReadonlyMap<Candidate, Float64Array>,
): Combination {
  const both = meanOf(losses);
  const beyond = meanOf(
    losses.map((loss, world) => loss - (alone.get(a)?.[world] ?? 0) - (alone.get(b)?.[world] ?? 0)),
  );
  return {
    ids: [a.id, b.id],
    names: [a.name, b.name],
    loss: both.mean,
    sampling: both.sampling,
    synergy: beyond.mean,
    synergy_sampling: beyond.sampling,
  };
}
