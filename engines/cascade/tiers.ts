import { demandView } from './inoperability/static.ts';
import type { Network } from './network.ts';
import { cachedSampler, type Prepared, prepare } from './prepare.ts';
import { emptyTally, type Setting } from './range.ts';
import { planOf } from './shock.ts';
import { chanceOf, column, type Outer } from './summary.ts';
import { createState } from './timed/state.ts';
import { rowField, runWorld } from './timed/world.ts';

/** What the other tiers say about each aggregate, for the model band. */
export interface TierAnswers extends Outer {
  readonly basis: readonly string[];
}

/**
 * The model band: tier A (linear inoperability between sectors) and tier C (structure alone: no stock, no delay, no
 * repair, no manual work) on the same shock. Loss hours of both are their inoperability times the mean outage.
 */
export function otherTiers(network: Network, setting: Setting, worlds: number): TierAnswers {
  const structural = structure(network, setting, worlds);
  const linear = linearTier(network, structural.direct);
  const outage = meanOutage(network, setting);
  const lost = lossesOfTiers(network, structural, linear.q, outage);
  const clipped = linear.clipped === 0 ? '' : ` ${linear.clipped} value(s) of tier A exceeded 1 and were clipped.`;
  return {
    ...lost,
    basis: [
      'tier B: assets with stocks, delays and repair, in hours (the estimate itself)',
      `tier A: linear inoperability between sectors, demand form, times a mean outage of ${Math.round(outage * 10) / 10} h.${clipped}`,
      'tier C: reach through live dependencies alone, without stock, delay, repair or manual work',
    ],
  };
}

/** Levels of both tiers, times the mean outage and what an hour of each aggregate is worth. Neither has a clock. */
function lossesOfTiers(
  network: Network,
  structural: ReturnType<typeof structure>,
  q: readonly number[],
  outage: number,
): Outer {
  const { list } = network.aggregates;
  const none = list.map((): readonly number[] => []);
  const worth = worthOf(network);
  const peak = list.map((_, a) => [q[a]!, structural.peak[a]!]);
  return {
    peak,
    lossHours: peak.map(values => values.map(value => value * outage)),
    money: list.map((_, a) => [q[a]! * worth.money[a]! * outage, structural.money[a]! * outage]),
    people: list.map((_, a) => [q[a]! * worth.people[a]! * outage, structural.people[a]! * outage]),
    chanceLow: structural.chance.map(([low]) => [low]),
    chanceHigh: structural.chance.map(([, high]) => [high]),
    timeToLoss: none,
    duration: none,
  };
}

/** What an hour of the whole of each aggregate is worth, in money and in people. */
function worthOf({ aggregates, model, valuePerHour, peopleServed }: Network) {
  const money = aggregates.list.map(() => 0);
  const people = aggregates.list.map(() => 0);
  model.nodes.forEach((_, node) => {
    for (let m = aggregates.memberStart[node]!; m < aggregates.memberStart[node + 1]!; m++) {
      money[aggregates.memberOf[m]!]! += valuePerHour[node]! * aggregates.memberPart[m]!;
      people[aggregates.memberOf[m]!]! += peopleServed[node]! * aggregates.memberPart[m]!;
    }
  });
  return { money, people };
}

/** One tick with everything at once: what is reached in the end if nothing holds. Also the direct damage alone. */
function structure(network: Network, setting: Setting, worlds: number) {
  const shock = { ...setting.shock, start: 0 };
  const bare = bareOf(prepare(network, 1, setting.parameters, 1));
  const run = (prepared: Prepared) => {
    const state = createState(prepared, planOf(shock, prepared));
    const tally = emptyTally(network, worlds);
    for (let world = 0; world < worlds; world++) runWorld(state, setting.seed, world, tally, world);
    const means = (field: number) => network.aggregates.list.map((_, a) => mean(column(tally, network, a, field)));
    return {
      peak: means(rowField.peak),
      money: means(rowField.money),
      people: means(rowField.people),
      chance: network.aggregates.list.map((_, a) => chanceOf(column(tally, network, a, rowField.firstLost))),
    };
  };
  const cut = { ...bare, threshold: new Uint32Array(network.linkCount), sure: new Uint8Array(network.linkCount) };
  return { ...run(bare), direct: run(cut).peak };
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function bareOf(prepared: Prepared): Prepared {
  const none = (count: number) => ({ fixed: new Int32Array(count), sampler: [], scale: new Float64Array(count) });
  const { groupCount, linkCount, nodeCount } = prepared.network;
  return { ...prepared, buffer: none(groupCount), delay: none(linkCount), fallback: new Int32Array(nodeCount) };
}

function meanOutage(network: Network, { shock, horizonHours }: Setting): number {
  const repairs = network.repairs.slice(0, 1000).map(known => cachedSampler(known.amount).mean);
  const repair = repairs.reduce((sum, value) => sum + value, 0) / Math.max(1, repairs.length);
  const cause = shock.duration === undefined ? repair : cachedSampler(shock.duration).mean;
  return Math.max(0, Math.min(horizonHours - shock.start, cause));
}

/** q of sectors by the demand form, then of functions from the sectors they lean on. */
function linearTier(network: Network, direct: readonly number[]) {
  const { list } = network.aggregates;
  const sectorOf = new Map(list.flatMap((entry, a) => (entry.kind === 'sector' ? [[entry.id, a] as const] : [])));
  const lean = leanOf(network, sectorOf);
  const sectors = [...sectorOf.values()];
  const matrix = sectors.map(i => sectors.map(j => lean[i]![j]!));
  const solved =
    sectors.length === 0
      ? undefined
      : damped(
          matrix,
          sectors.map(i => Math.min(1, direct[i]!)),
        );
  const bySector = new Map(sectors.map((a, i) => [a, solved!.q[i]!]));
  const q = list.map(
    (_, a) =>
      bySector.get(a) ??
      Math.min(1, direct[a]! + sectors.reduce((sum, j) => sum + lean[a]![j]! * (bySector.get(j) ?? 0), 0)),
  );
  return { q, clipped: solved?.clipped.length ?? 0 };
}

/** The linear form has no answer when sectors lean on each other by more than all they have: then by clipped iteration. */
function damped(matrix: readonly (readonly number[])[], c: readonly number[]) {
  const rows = matrix.map(row => row.reduce((sum, value) => sum + value, 0));
  if (Math.max(...rows) < 1) return demandView(matrix, c);
  let q = [...c];
  for (let step = 0; step < 500; step++)
    q = c.map((value, i) => Math.min(1, value + matrix[i]!.reduce((sum, a, j) => sum + a * q[j]!, 0)));
  return { q, clipped: q.flatMap((value, i) => (value >= 1 ? [i] : [])) };
}

/** Part of each aggregate that one unit of inoperability of a sector takes down through direct dependencies. */
function leanOf(network: Network, sectorOf: ReadonlyMap<string, number>): number[][] {
  const { aggregates, model } = network;
  const lean = aggregates.list.map(() => new Array<number>(aggregates.list.length).fill(0));
  for (let link = 0; link < network.linkCount; link++) {
    const group = network.linkGroup[link]!;
    const sector = model.nodes[network.linkFrom[link]!]!.sector;
    const from = sector === undefined ? undefined : sectorOf.get(sector);
    if (from === undefined || network.groupRestart[group] === 1) continue;
    const node = network.groupNode[group]!;
    const part = cachedSampler(network.strengths[link]!.amount).mean / network.groupSize[group]!;
    for (let m = aggregates.memberStart[node]!; m < aggregates.memberStart[node + 1]!; m++) {
      const into = aggregates.memberOf[m]!;
      lean[into]![from]! += (part * aggregates.memberWeight[m]!) / aggregates.total[into]!;
    }
  }
  return lean;
}
