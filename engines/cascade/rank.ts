import { bootstrapRanks } from './bootstrap.ts';
import { type Candidate, candidatesOf, type RankedKind } from './candidates.ts';
import { combinationsOf, subsetsOf, type Together } from './combinations.ts';
import { lossByWorld } from './mitigations.ts';
import { networkOf } from './network.ts';
import { readModel } from './read/model.ts';
import { coverageOf, coverageOfOne, reverseSets, standingsOf } from './reverse-sets.ts';
import { readShock } from './shock.ts';
import { type Interval, meanOf } from './statistics.ts';
import { finish, type Steps } from './steps.ts';
import { type Beyond, beyondPairs, synergyOf } from './synergy.ts';
import type { Model } from './types.ts';

/** A node, operator or product. */
export interface Member {
  readonly kind: RankedKind;
  readonly id: string;
  readonly name: string;
}

/** What a fall costs, and its place among what it is compared with. */
interface Placed {
  /** screening: share of the value that lies behind, by reverse reachable sets; 0 when no sample showed it */
  readonly screened: number;
  /** timed runs on the same worlds */
  readonly loss: number;
  readonly sampling: Interval;
  readonly rank: number;
  /** 5 to 95 % of bootstrap ranks */
  readonly rank_interval: readonly [number, number];
}

/** A node, operator or product by the loss its fall alone would cause, among those of its kind. */
export interface Ranked extends Member, Placed {}

/** Two or three that fall together, ranked among all of as many. */
export interface Combination extends Placed {
  readonly members: readonly Member[];
  readonly chosen: Together['chosen'];
  /** loss together beyond the sum of each alone */
  readonly synergy: Beyond;
  /** of three: what remains when the synergies of their pairs are taken away, too */
  readonly beyond_pairs: Beyond | null;
}

export interface RankedList {
  readonly kind: RankedKind;
  /** how many of the kind were screened */
  readonly candidates: number;
  readonly ranked: readonly Ranked[];
}

export interface Ranking {
  readonly lists: readonly RankedList[];
  readonly combinations: readonly Combination[];
  /** reverse reachable sets drawn, and worlds of each timed run */
  readonly samples: number;
  readonly worlds: number;
}

export interface RankRequest {
  readonly model: unknown;
  readonly seed: number;
  /** default: nodes */
  readonly kinds?: readonly RankedKind[];
  /** reverse sets drawn, default 20,000 */
  readonly samples?: number;
  /** candidates of each kind confirmed by timed runs, default 20 */
  readonly confirm?: number;
  /** candidates of each greedy cover whose pairs and triples are confirmed, default 3; 0 leaves combinations out */
  readonly combine?: number;
  /** worlds of each timed run, default 100 */
  readonly worlds?: number;
  readonly horizon_hours?: number;
  /** hours each is out; default: until repaired */
  readonly duration?: number;
}

/** Ranks by systemic importance, at once; see `rankSteps`. */
export const rank = (request: RankRequest): Ranking => finish(rankSteps(request));

/**
 * Ranks by systemic importance: reverse reachable sets screen all candidates at once (rule any, no timing), timed runs on
 * common worlds confirm the best and what they do together, the bootstrap says how firm each rank is.
 */
export function* rankSteps(request: RankRequest): Steps<Ranking> {
  const model = readModel(request.model);
  const network = networkOf(model);
  const samples = request.samples ?? 20_000;
  const kinds = request.kinds ?? ['node'];
  yield { done: 0, of: 1 + kinds.length * (request.confirm ?? 20) };
  const candidates = kinds.flatMap(kind => candidatesOf(network, kind));
  const standings = standingsOf(reverseSets(network, samples, request.seed), candidates);
  const screened = standings.map(one => coverageOfOne(one, samples));
  const share = (members: readonly number[]) =>
    members.length === 1
      ? screened[members[0]!]!
      : coverageOf(
          members.map(i => standings[i]!),
          samples,
        );
  const together = combinationsOf(network, candidates, standings, samples, request.combine ?? 3);
  const alone = confirmedOf(candidates, screened, together, request.confirm ?? 20);
  const losses = new Map<string, Float64Array>();
  const sets = [...alone.map(i => [i]), ...together.map(({ members }) => members)];
  for (const set of sets) {
    yield { done: 1 + losses.size, of: 1 + sets.length };
    losses.set(
      set.join(),
      timedLoss(
        model,
        set.map(i => candidates[i]!),
        request,
      ),
    );
  }
  const place = (of: readonly (readonly number[])[]) => placed(of, losses, request.seed, share);
  return {
    lists: kinds.map(kind => ({
      kind,
      candidates: candidates.filter(candidate => candidate.kind === kind).length,
      ranked: place(alone.filter(i => candidates[i]!.kind === kind).map(i => [i])).map(({ set, ...entry }) => ({
        ...memberOf(candidates[set[0]!]!),
        ...entry,
      })),
    })),
    combinations: [2, 3].flatMap(size =>
      place(together.map(({ members }) => members).filter(members => members.length === size)).map(
        ({ set, ...entry }) => ({
          members: set.map(i => memberOf(candidates[i]!)),
          chosen: together.find(({ members }) => members === set)!.chosen,
          ...entry,
          ...interplay(set, losses),
        }),
      ),
    ),
    samples,
    worlds: request.worlds ?? 100,
  };
}

const memberOf = ({ kind, id, name }: Candidate): Member => ({ kind, id, name });

/** The best of each kind by the screen, and whoever is in a combination. */
function confirmedOf(
  candidates: readonly Candidate[],
  screened: readonly number[],
  together: readonly Together[],
  confirm: number,
): readonly number[] {
  const chosen = new Set(together.flatMap(({ members }) => members));
  for (const kind of new Set(candidates.map(candidate => candidate.kind)))
    candidates
      .flatMap((candidate, i) => (candidate.kind === kind ? [i] : []))
      .sort((a, b) => screened[b]! - screened[a]! || (candidates[a]!.id < candidates[b]!.id ? -1 : 1))
      .slice(0, confirm)
      .forEach(i => chosen.add(i));
  return [...chosen].sort((a, b) => a - b);
}

/** Losses, ranks and rank intervals of sets that are compared with each other, worst first. */
function placed(
  sets: readonly (readonly number[])[],
  losses: ReadonlyMap<string, Float64Array>,
  seed: number,
  share: (members: readonly number[]) => number,
) {
  const values = sets.map(set => losses.get(set.join())!);
  const intervals = bootstrapRanks(values, seed);
  return sets
    .map((set, i) => {
      const { mean, sampling } = meanOf(values[i]!);
      return { set, screened: share(set), loss: mean, sampling, rank_interval: intervals[i]! };
    })
    .sort((a, b) => b.loss - a.loss || (a.set.join() < b.set.join() ? -1 : 1))
    .map((entry, i) => ({ ...entry, rank: i + 1 }));
}

function interplay(set: readonly number[], losses: ReadonlyMap<string, Float64Array>) {
  const of = (size: number) => subsetsOf(set, size).map(part => losses.get(part.join())!);
  const [whole] = of(set.length);
  return {
    synergy: synergyOf(whole!, of(1)),
    beyond_pairs: set.length < 3 ? null : beyondPairs(whole!, of(2), of(1)),
  };
}

/** Loss by world when all of these fall together. A product alone is run as it is run with others, on the same draws. */
function timedLoss(model: Model, fallen: readonly Candidate[], request: RankRequest): Float64Array {
  const events = fallen.flatMap(({ kind, id }) => (kind === 'product' ? [id] : []));
  const hit = fallen.filter(({ kind }) => kind !== 'product').flatMap(({ nodes }) => nodes);
  const targets = [...new Set(hit)].map(node => model.nodes[node]!.id);
  const products = events.length === 0 ? undefined : events;
  const shock = readShock({ kind: 'node', targets, products, duration: request.duration }, model);
  const setting = { shock, seed: request.seed, horizonHours: request.horizon_hours ?? 336 };
  return lossByWorld(model, setting, request.worlds ?? 100);
}
