import type { Network } from './network.ts';
import { familiesOf, latinHypercube } from './parameters.ts';
import type { Parameters } from './prepare.ts';
import { type Range, type Setting, simulateRange, stateFor } from './range.ts';
import { quantile } from './statistics.ts';
import { chanceOf, column, lastingIn, type Outer, timesIn } from './summary.ts';
import { rowField } from './timed/world.ts';

/** The outer draws of a run: how many, and on how many worlds each. */
export interface DrawPlan {
  readonly draws: number;
  readonly inner: number;
}

/** What one outer draw says of each aggregate, in the order of the aggregates. */
export interface DrawMeans {
  readonly lossHours: readonly number[];
  readonly peak: readonly number[];
  readonly money: readonly number[];
  readonly people: readonly number[];
  /** share of worlds that lose it; where none does, between nothing and the bound 3/n */
  readonly chanceLow: readonly number[];
  readonly chanceHigh: readonly number[];
  /** medians over the worlds that lose it, in hours; null when none does */
  readonly timeToLoss: readonly (number | null)[];
  readonly duration: readonly (number | null)[];
}

/** Worlds on which each outer draw is run, for a run of so many worlds. */
export const worldsPerDraw = (worlds: number): number =>
  Math.max(1, Math.min(worlds, 200, Math.max(20, Math.round(worlds / 20))));

/** The points of the uncertain parameters, the same wherever they are worked out. */
export const drawPoints = (network: Network, setting: Setting, plan: DrawPlan): readonly Parameters[] =>
  latinHypercube(familiesOf(network, setting.shock), plan.draws, setting.seed);

/** Runs outer draws `from` to `to` (exclusive). The same draw gives the same means on every machine. */
export const simulateDraws = (
  network: Network,
  setting: Setting,
  plan: DrawPlan,
  { from, to }: Range,
): readonly DrawMeans[] =>
  drawPoints(network, setting, plan)
    .slice(from, to)
    .map(parameters => drawMeans(network, { ...setting, parameters }, plan.inner));

function drawMeans(network: Network, setting: Setting, inner: number): DrawMeans {
  const tally = simulateRange(stateFor(network, setting), setting.seed, { from: 0, to: inner });
  const each = <T>(of: (get: (field: number) => Float64Array) => T) =>
    network.aggregates.list.map((_, a) => of(field => column(tally, network, a, field)));
  const quantum = setting.quantumHours ?? 1;
  return {
    lossHours: each(get => average(get(rowField.inoperabilityTicks)) * quantum),
    peak: each(get => average(get(rowField.peak))),
    money: each(get => average(get(rowField.money))),
    people: each(get => average(get(rowField.people))),
    chanceLow: each(get => chanceOf(get(rowField.firstLost))[0]),
    chanceHigh: each(get => chanceOf(get(rowField.firstLost))[1]),
    timeToLoss: each(get => median(timesIn(get(rowField.firstLost)), quantum)),
    duration: each(get => median(lastingIn(get(rowField.firstLost), get(rowField.lostTicks)), quantum)),
  };
}

/** The draws side by side, by aggregate; medians of draws that lose nothing are left out. */
export function outerOf(network: Network, draws: readonly DrawMeans[]): Outer {
  const by = (field: keyof DrawMeans) =>
    network.aggregates.list.map((_, a) => draws.map(draw => draw[field][a] ?? null).filter(value => value !== null));
  return {
    lossHours: by('lossHours'),
    peak: by('peak'),
    money: by('money'),
    people: by('people'),
    chanceLow: by('chanceLow'),
    chanceHigh: by('chanceHigh'),
    timeToLoss: by('timeToLoss'),
    duration: by('duration'),
  };
}

const median = (ticks: readonly number[], quantum: number) =>
  ticks.length === 0 ? null : quantile(ticks, 0.5) * quantum;

const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
