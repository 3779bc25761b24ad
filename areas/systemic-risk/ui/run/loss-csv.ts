import type { ExceedancePoint, LossSummary } from '#engines/cascade/index.ts';
import { csvText } from '../draw/figure-tools.tsx';

const head = [
  'kind,id,name,probability_low,probability_estimate,probability_high,loss_hours',
  'sampling_low,sampling_high,parameters_low,parameters_high,model_low,model_high',
  'time_to_loss_p5,time_to_loss_p50,time_to_loss_p95,duration_p50,people_hours,money',
].join(',');

/** Losses with their three bands; a chance nobody saw has no estimate, only its bound. */
export const lossCsv = (about: string, entries: readonly LossSummary[]): string =>
  csvText(
    about,
    head,
    entries.map(({ kind, id, name, probability, loss_hours, time_to_loss: time, duration, people_hours, money }) => [
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
    ]),
  );

export const exceedanceCsv = (about: string, points: readonly ExceedancePoint[]): string =>
  csvText(
    about,
    'loss_at_least,probability_low,probability_estimate,probability_high',
    points.map(({ loss, probability }) => [loss, probability.low, probability.estimate, probability.high]),
  );
