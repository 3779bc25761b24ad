import type { Network } from './network.ts';
import { type Interval, meanOf, type Probability, probabilityOf, quantile, spreadOf } from './statistics.ts';
import { rowField, rowFields, type Tally } from './timed/world.ts';

/** What is known about the size of a loss, with the three reasons to doubt it kept apart. */
export interface Estimate {
  readonly mean: number;
  readonly bands: {
    /** 95 %: how far the mean would move with other worlds */
    readonly sampling: Interval;
    /** 5 to 95 % of the outer draws: how far it moves with what we do not know */
    readonly parameters: Interval;
    /** lowest and highest of the tiers: how far it moves with the way of modelling */
    readonly model: Interval;
  };
}

/** Loss of one function, sector or of the whole model. Times in hours, money in the model's currency. */
export interface LossSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: 'function' | 'sector' | 'all';
  /** chance that the inoperability reaches `lost_at` within the horizon */
  readonly probability: Probability;
  readonly lost_at: number;
  /** inoperability integrated over time: 1 h fully lost and 2 h half lost both count 1 */
  readonly loss_hours: Estimate;
  /** highest inoperability reached, 0 to 1 */
  readonly peak: Estimate;
  /** hours from the start to the loss, among worlds that lose it */
  readonly time_to_loss: { readonly p5: number; readonly p50: number; readonly p95: number } | null;
  /** hours spent lost, among worlds that lose it */
  readonly duration: { readonly p5: number; readonly p50: number; readonly p95: number } | null;
  readonly people_hours: { readonly mean: number; readonly p95: number; readonly sampling: Interval };
  readonly money: { readonly mean: number; readonly p95: number; readonly p99: number; readonly sampling: Interval };
}

/** The values of one field of one aggregate over all worlds. */
export function column(tally: Tally, network: Network, aggregate: number, field: number): Float64Array {
  const stride = network.aggregates.list.length * rowFields;
  const worlds = tally.rows.length / stride;
  const values = new Float64Array(worlds);
  for (let world = 0; world < worlds; world++)
    values[world] = tally.rows[world * stride + aggregate * rowFields + field]!;
  return values;
}

/** Means over outer draws and over tiers, by aggregate, that become the parameter and model bands. */
export interface Outer {
  readonly lossHours: readonly (readonly number[])[];
  readonly peak: readonly (readonly number[])[];
}

/** Summaries of all aggregates: functions, then sectors, then the whole. */
export function summarise(
  tally: Tally,
  network: Network,
  quantum: number,
  outer: Outer,
  tiers: Outer,
): readonly LossSummary[] {
  return network.aggregates.list.map((aggregate, a) => {
    const get = (field: number) => column(tally, network, a, field);
    const first = get(rowField.firstLost);
    const seen = [...first].filter(tick => tick >= 0);
    const lost = [...get(rowField.lostTicks)].filter((_, world) => first[world]! >= 0);
    const people = get(rowField.people);
    const money = get(rowField.money);
    const hours = get(rowField.inoperabilityTicks).map(ticks => ticks * quantum);
    return {
      id: aggregate.id,
      name: aggregate.name,
      kind: aggregate.kind,
      probability: probabilityOf(seen.length, first.length),
      lost_at: aggregate.lostAt,
      loss_hours: estimate(hours, outer.lossHours[a] ?? [], tiers.lossHours[a] ?? []),
      peak: estimate(get(rowField.peak), outer.peak[a] ?? [], tiers.peak[a] ?? [], 1),
      time_to_loss: spreadOf(seen.map(tick => tick * quantum)),
      duration: spreadOf(lost.map(ticks => ticks * quantum)),
      people_hours: {
        mean: meanOf(people).mean,
        p95: quantile([...people], 0.95),
        sampling: atLeastZero(meanOf(people).sampling),
      },
      money: {
        mean: meanOf(money).mean,
        p95: quantile([...money], 0.95),
        p99: quantile([...money], 0.99),
        sampling: atLeastZero(meanOf(money).sampling),
      },
    };
  });
}

function estimate(values: Float64Array, outer: readonly number[], tiers: readonly number[], top = Infinity): Estimate {
  const { mean, sampling } = meanOf(values);
  const all = [mean, ...tiers];
  return {
    mean,
    bands: {
      sampling: atLeastZero(sampling, top),
      parameters: outer.length === 0 ? [mean, mean] : [quantile(outer, 0.05), quantile(outer, 0.95)],
      model: [Math.min(...all), Math.max(...all)],
    },
  };
}

const atLeastZero = ([low, high]: Interval, top = Infinity): Interval => [Math.max(0, low), Math.min(top, high)];
