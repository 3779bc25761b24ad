import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { LossSummary } from '#engines/cascade/index.ts';
import type { Result } from '../answers.ts';
import { BandChart } from '../draw/band-chart.tsx';
import { ExceedanceChart } from '../draw/exceedance-chart.tsx';
import classes from '../systemic-risk.module.css';
import { amount, chance, hours } from '../words.ts';

/** Loss of functions and sectors with the three bands, as charts and as a table, and the exceedance curve. */
export function LossPane({ result }: { readonly result: Result }) {
  const t = useText('systemic-risk');
  return (
    <>
      <Pane title={t('loss.functions')} note={t('loss.bands')}>
        <Losses id="figure-functions" entries={result.functions} />
      </Pane>
      <Pane title={t('loss.sectors')} note={t('loss.bands')}>
        <Losses id="figure-sectors" entries={result.sectors} />
      </Pane>
      <Pane title={t('loss.exceedance')} note={t('loss.exceedanceNote')}>
        <ExceedanceChart id="figure-exceedance" label={t('loss.exceedance')} points={result.exceedance} show={amount} />
      </Pane>
    </>
  );
}

function Losses({ id, entries }: { readonly id: string; readonly entries: readonly LossSummary[] }) {
  const t = useText('systemic-risk');
  const sorted = entries.toSorted((a, b) => b.loss_hours.mean - a.loss_hours.mean);
  const rows = sorted
    .slice(0, 12)
    .map(({ id: key, name, loss_hours }) => ({ id: key, name, mean: loss_hours.mean, bands: loss_hours.bands }));
  if (entries.length === 0) return <p>{t('loss.none')}</p>;
  return (
    <>
      <BandChart id={id} label={t('loss.chart')} rows={rows} show={hours} />
      <div role="group" className={classes.scroll} aria-label={t('loss.table')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('loss.name')}</th>
              <th scope="col">{t('loss.probability')}</th>
              <th scope="col">{t('loss.hours')}</th>
              <th scope="col">{t('loss.sampling')}</th>
              <th scope="col">{t('loss.parameters')}</th>
              <th scope="col">{t('loss.model')}</th>
              <th scope="col">{t('loss.timeToLoss')}</th>
              <th scope="col">{t('loss.duration')}</th>
              <th scope="col">{t('loss.people')}</th>
              <th scope="col">{t('loss.money')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(entry => (
              <LossRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type Range = readonly [number, number];
const range = ([low, high]: Range): string => `${hours(low)} – ${hours(high)}`;
const spread = (of: { readonly p5: number; readonly p50: number; readonly p95: number } | null): string =>
  of === null ? '–' : `${hours(of.p50)} (${hours(of.p5)} – ${hours(of.p95)})`;

function LossRow({ entry }: { readonly entry: LossSummary }) {
  const { bands, mean } = entry.loss_hours;
  return (
    <tr>
      <th scope="row">{entry.name}</th>
      <td className={classes.number}>{chance(entry.probability)}</td>
      <td className={classes.number}>{hours(mean)}</td>
      <td className={classes.number}>{range(bands.sampling)}</td>
      <td className={classes.number}>{range(bands.parameters)}</td>
      <td className={classes.number}>{range(bands.model)}</td>
      <td className={classes.number}>{spread(entry.time_to_loss)}</td>
      <td className={classes.number}>{spread(entry.duration)}</td>
      <td className={classes.number}>{amount(entry.people_hours.mean)}</td>
      <td className={classes.number}>{amount(entry.money.mean)}</td>
    </tr>
  );
}
