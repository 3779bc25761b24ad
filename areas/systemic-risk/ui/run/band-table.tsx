import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { LossSummary } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';
import { amount, chance, hours, percent } from '../words.ts';

type Interval = readonly [number, number];

/** One value with what is known of it; a band is absent where there is none, as in results of earlier engines. */
interface Banded {
  readonly value: string;
  readonly sampling?: Interval;
  readonly parameters?: Interval;
  readonly model?: Interval;
}

const measures = ['chance', 'timeToLoss', 'duration', 'people', 'money'] as const;
type Measure = (typeof measures)[number];

const shows: Readonly<Record<Measure, (value: number) => string>> = {
  chance: percent,
  timeToLoss: hours,
  duration: hours,
  people: amount,
  money: amount,
};

/** The three bands of what the loss in hours is not: chance, times, people and money, one at a time. */
export function BandTable({ entries }: { readonly entries: readonly LossSummary[] }) {
  const t = useText('systemic-risk');
  const [measure, setMeasure] = useState<Measure>('chance');
  const show = shows[measure];
  const range = (of: Interval | undefined): string => {
    if (of === undefined) return '–';
    // The low end of a chance nobody saw is not a chance of zero.
    return measure === 'chance' && of[0] <= 0 ? `≤ ${show(of[1])}` : `${show(of[0])} – ${show(of[1])}`;
  };
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('loss.bandsOf')}
          value={measure}
          onChange={value => setMeasure(measures.find(each => each === value) ?? 'chance')}
          data={measures.map(value => ({ value, label: t(`loss.of.${value}`) }))}
        />
      </div>
      <div role="group" className={classes.scroll} aria-label={t('loss.bandsOf')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('loss.name')}</th>
              <th scope="col">{t(`loss.of.${measure}`)}</th>
              <th scope="col">{t('loss.sampling')}</th>
              <th scope="col">{t('loss.parameters')}</th>
              <th scope="col">{t('loss.model')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(entry => {
              const { value, sampling, parameters, model } = bandsOf(entry, measure);
              return (
                <tr key={entry.id}>
                  <th scope="row">{entry.name}</th>
                  <td className={classes.number}>{value}</td>
                  <td className={classes.number}>{range(sampling)}</td>
                  <td className={classes.number}>{range(parameters)}</td>
                  <td className={classes.number}>{range(model)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={classes.quiet}>{t('loss.bandsNote')}</p>
    </>
  );
}

function bandsOf(entry: LossSummary, measure: Measure): Banded {
  const { probability, people_hours: people, money } = entry;
  if (measure === 'chance')
    return { value: chance(probability), sampling: [probability.low, probability.high], ...entry.probability_bands };
  if (measure === 'people') return { value: amount(people.mean), ...people.bands };
  if (measure === 'money') return { value: amount(money.mean), ...money.bands };
  const times = measure === 'duration' ? entry.duration : entry.time_to_loss;
  return times === null ? { value: '–' } : { value: hours(times.p50), ...times.bands };
}
