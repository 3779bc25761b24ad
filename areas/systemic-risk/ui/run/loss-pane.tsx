import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { LossSummary } from '#engines/cascade/index.ts';
import type { Run } from '../../contract.ts';
import type { Result } from '../answers.ts';
import { BandChart } from '../draw/band-chart.tsx';
import { ExceedanceChart } from '../draw/exceedance-chart.tsx';
import { FigureTools } from '../draw/figure-tools.tsx';
import classes from '../systemic-risk.module.css';
import { amount, chance, hours } from '../words.ts';
import { BandTable } from './band-table.tsx';
import { exceedanceCsv, lossCsv } from './loss-csv.ts';

/** Loss of functions and sectors with the three bands, as charts and as a table, and the exceedance curve. */
export function LossPane(props: {
  readonly run: Run;
  readonly result: Result;
  readonly onWhy: (target: string) => void;
}) {
  const t = useText('systemic-risk');
  const { run, result, onWhy } = props;
  const about = `${run.marking}; RUN-${run.id}; ${run.sha256 ?? ''}`;
  const tools = (figure: string, entries: readonly LossSummary[]) => (
    <FigureTools figure={figure} name={`run-${run.id}-${figure}`} csv={() => lossCsv(about, entries)} />
  );
  return (
    <>
      <Pane title={t('loss.functions')} note={t('loss.bands')} actions={tools('figure-functions', result.functions)}>
        <Losses id="figure-functions" entries={result.functions} onWhy={onWhy} />
      </Pane>
      <Pane title={t('loss.sectors')} note={t('loss.bands')} actions={tools('figure-sectors', result.sectors)}>
        <Losses id="figure-sectors" entries={result.sectors} onWhy={onWhy} />
      </Pane>
      <Pane
        title={t('loss.exceedance')}
        note={t('loss.exceedanceNote')}
        actions={
          <FigureTools
            figure="figure-exceedance"
            name={`run-${run.id}-exceedance`}
            csv={() => exceedanceCsv(about, result.exceedance)}
          />
        }
      >
        <ExceedanceChart id="figure-exceedance" label={t('loss.exceedance')} points={result.exceedance} show={amount} />
      </Pane>
    </>
  );
}

function Losses(props: {
  readonly id: string;
  readonly entries: readonly LossSummary[];
  readonly onWhy: (target: string) => void;
}) {
  const { id, entries, onWhy } = props;
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
              <LossRow key={entry.id} entry={entry} onWhy={onWhy} />
            ))}
          </tbody>
        </table>
      </div>
      <BandTable entries={sorted} />
    </>
  );
}

type Range = readonly [number, number];
const range = ([low, high]: Range): string => `${hours(low)} – ${hours(high)}`;
const spread = (of: { readonly p5: number; readonly p50: number; readonly p95: number } | null): string =>
  of === null ? '–' : `${hours(of.p50)} (${hours(of.p5)} – ${hours(of.p95)})`;

function LossRow({ entry, onWhy }: { readonly entry: LossSummary; readonly onWhy: (target: string) => void }) {
  const t = useText('systemic-risk');
  const { bands, mean } = entry.loss_hours;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={classes.link}
          title={t('loss.why', { name: entry.name })}
          onClick={() => onWhy(entry.id)}
        >
          {entry.name}
        </button>
      </th>
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
