import type { Network } from './network.ts';
import {
  type Interval,
  meanOf,
  medianInterval,
  type Probability,
  probabilityOf,
  quantile,
  spreadOf,
} from './statistics.ts';
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

/** A time among the worlds that show it, in hours, and how firm its median is. */
export interface Times {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** of the median; tiers A and C have no clock, so there is no model band */
  readonly bands: Omit<Estimate['bands'], 'model'>;
}

/** Loss of one function, sector or of the whole model. Times in hours, money in the model's currency. */
export interface LossSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: 'function' | 'sector' | 'all';
  /** chance that the inoperability reaches `lost_at` within the horizon; its interval is that of sampling */
  readonly probability: Probability;
  /**
   * the chance as it moves with what is not known, and between tiers B and C; a low end of 0 says that some showed it in
   * none of their worlds, where the chance lies anywhere up to their bound
   */
  readonly probability_bands: Omit<Estimate['bands'], 'sampling'>;
  readonly lost_at: number;
  /** inoperability integrated over time: 1 h fully lost and 2 h half lost both count 1 */
  readonly loss_hours: Estimate;
  /** highest inoperability reached, 0 to 1 */
  readonly peak: Estimate;
  /** hours from the start to the loss, among worlds that lose it */
  readonly time_to_loss: Times | null;
  /** hours spent lost, among worlds that lose it */
  readonly duration: Times | null;
  readonly people_hours: Estimate & { readonly p95: number };
  readonly money: Estimate & { readonly p95: number; readonly p99: number };
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

/** Ticks at which it was lost, of the worlds that lose it. */
export const timesIn = (firstLost: Float64Array): readonly number[] => [...firstLost].filter(tick => tick >= 0);

/** Ticks for which it was lost, of the same worlds. */
export const lastingIn = (firstLost: Float64Array, lostTicks: Float64Array): readonly number[] =>
  [...lostTicks].filter((_, world) => firstLost[world]! >= 0);

/** Share of worlds that lose it, twice; where none does, the range up to its bound, since that is all that is known. */
export function chanceOf(firstLost: Float64Array): Interval {
  const { estimate, high } = probabilityOf(timesIn(firstLost).length, firstLost.length);
  return estimate === null ? [0, high] : [estimate, estimate];
}

/** What outer draws or other tiers say, by aggregate, that becomes the parameter and model bands. */
export type Outer = Readonly<
  Record<
    'lossHours' | 'peak' | 'money' | 'people' | 'chanceLow' | 'chanceHigh' | 'timeToLoss' | 'duration',
    readonly (readonly number[])[]
  >
>;

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
    const people = get(rowField.people);
    const money = get(rowField.money);
    const of = (values: Float64Array, field: 'lossHours' | 'peak' | 'money' | 'people', top?: number) =>
      estimate(values, outer[field][a] ?? [], tiers[field][a] ?? [], top);
    const [low, high] = chanceOf(first);
    const hours = (ticks: readonly number[]) => ticks.map(tick => tick * quantum);
    return {
      id: aggregate.id,
      name: aggregate.name,
      kind: aggregate.kind,
      probability: probabilityOf(timesIn(first).length, first.length),
      probability_bands: {
        parameters: [middleOf(outer.chanceLow[a] ?? [], low)[0], middleOf(outer.chanceHigh[a] ?? [], high)[1]],
        model: rangeOf([low, high, ...(tiers.chanceLow[a] ?? []), ...(tiers.chanceHigh[a] ?? [])]),
      },
      lost_at: aggregate.lostAt,
      loss_hours: of(
        get(rowField.inoperabilityTicks).map(ticks => ticks * quantum),
        'lossHours',
      ),
      peak: of(get(rowField.peak), 'peak', 1),
      time_to_loss: timesOf(hours(timesIn(first)), outer.timeToLoss[a] ?? []),
      duration: timesOf(hours(lastingIn(first, get(rowField.lostTicks))), outer.duration[a] ?? []),
      people_hours: { ...of(people, 'people'), p95: quantile(people, 0.95) },
      money: { ...of(money, 'money'), p95: quantile(money, 0.95), p99: quantile(money, 0.99) },
    };
  });
}

function estimate(values: Float64Array, outer: readonly number[], tiers: readonly number[], top = Infinity): Estimate {
  const { mean, sampling } = meanOf(values);
  return {
    mean,
    bands: {
      sampling: atLeastZero(sampling, top),
      parameters: middleOf(outer, mean),
      model: rangeOf([mean, ...tiers]),
    },
  };
}

function timesOf(values: readonly number[], outer: readonly number[]): Times | null {
  const spread = spreadOf(values);
  return spread && { ...spread, bands: { sampling: medianInterval(values), parameters: middleOf(outer, spread.p50) } };
}

/** 5 to 95 % of the outer draws; the value itself where there are none. */
const middleOf = (outer: readonly number[], value: number): Interval =>
  outer.length === 0 ? [value, value] : [quantile(outer, 0.05), quantile(outer, 0.95)];

const rangeOf = (values: readonly number[]): Interval => [Math.min(...values), Math.max(...values)];

const atLeastZero = ([low, high]: Interval, top = Infinity): Interval => [Math.max(0, low), Math.min(top, high)];
