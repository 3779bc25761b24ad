import type { Network } from './network.ts';
import { familiesOf, latinHypercube } from './parameters.ts';
import type { Parameters } from './prepare.ts';
import { type Range, type Setting, simulateRange, stateFor } from './range.ts';
import { column } from './summary.ts';
import { rowField } from './timed/world.ts';

/** The outer draws of a run: how many, and on how many worlds each. */
export interface DrawPlan {
  readonly draws: number;
  readonly inner: number;
}

/** Means of one outer draw, by aggregate. */
export interface DrawMeans {
  readonly lossHours: readonly number[];
  readonly peak: readonly number[];
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
  const means = (field: number) => network.aggregates.list.map((_, a) => average(column(tally, network, a, field)));
  const quantum = setting.quantumHours ?? 1;
  return { lossHours: means(rowField.inoperabilityTicks).map(ticks => ticks * quantum), peak: means(rowField.peak) };
}

const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
