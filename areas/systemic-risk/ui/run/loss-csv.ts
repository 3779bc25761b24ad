import type { ExceedancePoint, LossSummary } from '#engines/cascade/index.ts';
import { type Cell, csvText } from '../draw/figure-tools.tsx';

const head = [
  'kind,id,name,probability_low,probability_estimate,probability_high,loss_hours',
  'sampling_low,sampling_high,parameters_low,parameters_high,model_low,model_high',
  'time_to_loss_p5,time_to_loss_p50,time_to_loss_p95,duration_p50,people_hours,money',
  'duration_p5,duration_p95,money_p95,money_p99,people_hours_p95',
  'probability_parameters_low,probability_parameters_high,probability_model_low,probability_model_high',
  ...['money', 'people_hours'].flatMap(what =>
    ['sampling', 'parameters', 'model'].flatMap(band => [`${what}_${band}_low`, `${what}_${band}_high`]),
  ),
  ...['time_to_loss', 'duration'].flatMap(what =>
    ['sampling', 'parameters'].flatMap(band => [`${what}_${band}_low`, `${what}_${band}_high`]),
  ),
].join(',');

type Interval = readonly [number, number];

/** A band that a result of an earlier engine does not have is left empty. */
const ends = (band: Interval | undefined): readonly (number | null)[] => band ?? [null, null];

/** Losses with their three bands; a chance nobody saw has no estimate, only its bound. */
export const lossCsv = (about: string, entries: readonly LossSummary[]): string =>
  csvText(
    about,
    head,
    entries.map(entry => rowOf(entry)),
  );

function rowOf(entry: LossSummary): readonly Cell[] {
  const { kind, id, name, probability, loss_hours, time_to_loss: time, duration, people_hours, money } = entry;
  const bands: Partial<LossSummary['probability_bands']> = { ...entry.probability_bands };
  const three = (of: LossSummary['money'] | LossSummary['people_hours']) => {
    const { sampling, parameters, model }: Partial<LossSummary['money']['bands']> = { ...of.bands };
    return [sampling, parameters, model].flatMap(ends);
  };
  const two = (of: LossSummary['duration']) => {
    const { sampling, parameters }: Partial<NonNullable<LossSummary['duration']>['bands']> = { ...of?.bands };
    return [sampling, parameters].flatMap(ends);
  };
  return [
    kind,
    id,
    name,
    probability.low,
    probability.estimate,
    probability.high,
    loss_hours.mean,
    ...loss_hours.bands.sampling,
    ...loss_hours.bands.parameters,
    ...loss_hours.bands.model,
    time?.p5 ?? null,
    time?.p50 ?? null,
    time?.p95 ?? null,
    duration?.p50 ?? null,
    people_hours.mean,
    money.mean,
    duration?.p5 ?? null,
    duration?.p95 ?? null,
    money.p95,
    money.p99,
    people_hours.p95,
    ...ends(bands.parameters),
    ...ends(bands.model),
    ...three(money),
    ...three(people_hours),
    ...two(time),
    ...two(duration),
  ];
}

export const exceedanceCsv = (about: string, points: readonly ExceedancePoint[]): string =>
  csvText(
    about,
    'loss_at_least,probability_low,probability_estimate,probability_high',
    points.map(({ loss, probability }) => [loss, probability.low, probability.estimate, probability.high]),
  );
