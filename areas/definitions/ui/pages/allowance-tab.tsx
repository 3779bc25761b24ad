import { Button, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from '../definitions.module.css';
import { downloadCsv } from '../download.ts';
import {
  type AllowancePoint,
  falseAlarmShare,
  lateShare,
  type WhenUndecided,
} from '#engines/duties/definitions/allowance.ts';
import { proposalId } from '#engines/duties/definitions/proposal.ts';
import type { Followed, TabProps } from '../lab-state.ts';
import { Chart } from './chart.tsx';
import { allowanceChart } from './charts.ts';
import { percent } from './percent.ts';
import { isStale, RunBar } from './run-bar.tsx';

/** What N hours of investigation before deciding do to false alarms and to late reports. */
export default function AllowanceTab(props: TabProps) {
  const t = useText('definitions');
  const { state, change, running, definitions, date } = props;
  const [definition, setDefinition] = useState(state.followed?.definition ?? proposalId);
  const [whenUndecided, setWhen] = useState<WhenUndecided>(state.followed?.whenUndecided ?? 'report');
  const { followed, source, proposal } = state;
  if (source.kind === 'read') return <p className={classes.quiet}>{t('allowance.noHistory')}</p>;
  const start = (): void =>
    running.start({ kind: 'allowance', source, proposal, date, definition, whenUndecided }, done => {
      if (done.kind === 'allowance')
        change({
          followed: { points: done.points, corpus: done.corpus, definition, whenUndecided, source, proposal },
        });
    });
  const other = followed !== null && (followed.definition !== definition || followed.whenUndecided !== whenUndecided);
  return (
    <div className="stack">
      <p className={classes.quiet}>{t('allowance.note')}</p>
      <div className={`${classes.fields} no-print`}>
        <NativeSelect
          label={t('allowance.definition')}
          value={definition}
          onChange={event => setDefinition(event.currentTarget.value)}
          data={[
            { value: proposalId, label: proposal.title },
            ...definitions.map(each => ({ value: each.id, label: each.id })),
          ]}
        />
        <NativeSelect
          label={t('allowance.when')}
          value={whenUndecided}
          onChange={event => setWhen(event.currentTarget.value as WhenUndecided)}
          data={(['report', 'wait'] as const).map(value => ({ value, label: t(`allowance.${value}`) }))}
        />
      </div>
      <RunBar
        running={running}
        source={source}
        label={t('allowance.start')}
        stale={isStale(followed, state) || other}
        onStart={start}
      />
      {followed && <Curve {...props} followed={followed} />}
    </div>
  );
}

function Curve({ followed, state, date }: TabProps & { readonly followed: Followed }) {
  const t = useText('definitions');
  const { points } = followed;
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      points.findIndex(point => point.hours === 24),
    ),
  );
  const point = points[Math.min(index, points.length - 1)];
  const drawing = useMemo(
    () => ({
      points,
      names: { falseAlarms: t('allowance.falseAlarms'), late: t('allowance.late'), hours: t('allowance.hours') },
      chosen: point?.hours ?? 0,
    }),
    [points, t, point],
  );
  if (!point) return null;
  return (
    <Pane
      title={t('allowance.title', {
        definition: followed.definition === proposalId ? followed.proposal.title : followed.definition,
      })}
      note={t('allowance.corpus', { count: followed.corpus })}
      actions={
        <Button onClick={() => downloadCsv(`allowance-${date}.csv`, points, state, date)}>{t('allowance.csv')}</Button>
      }
    >
      <div className={`${classes.body} stack`}>
        <label>
          {t('allowance.slider', { hours: point.hours })}
          <br />
          <input
            className={classes.range}
            type="range"
            min={0}
            max={points.length - 1}
            value={Math.min(index, points.length - 1)}
            aria-valuetext={t('allowance.sliderValue', { hours: point.hours })}
            onChange={event => setIndex(Number(event.currentTarget.value))}
          />
        </label>
        <p role="status">
          {t('allowance.sentence', {
            hours: point.hours,
            falseAlarms: percent(falseAlarmShare(point)),
            late: percent(lateShare(point)),
          })}
        </p>
        <Chart label={t('allowance.chart')} of={drawing} draw={allowanceChart} />
      </div>
      <PointTable points={points} />
    </Pane>
  );
}

const counts = ['reported', 'falseAlarms', 'unsettled', 'reportable', 'late', 'unmeasured'] as const;

export function PointTable({ points }: { readonly points: readonly AllowancePoint[] }) {
  const t = useText('definitions');
  return (
    <div className={classes.scroll} role="region" tabIndex={0} aria-label={t('table', { title: t('allowance.chart') })}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('allowance.hours')}</th>
            {counts.map(key => (
              <th key={key} scope="col">
                {t(`allowance.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr key={point.hours}>
              <th scope="row" className={classes.number}>
                {point.hours}
              </th>
              {counts.map(key => (
                <td key={key} className={classes.number}>
                  {point[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
