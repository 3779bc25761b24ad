import { useMemo } from 'react';
import type { ComparisonRow } from '#engines/duties/definitions/comparison.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';
import { Chart } from './chart.tsx';
import { divergingChart } from './charts.ts';

/** Who would report more and less, and for whom the first limit would move, over all regimes at once. */
export function ComparisonCharts({ rows }: { readonly rows: readonly ComparisonRow[] }) {
  const t = useText('definitions');
  const [changed, moved] = useMemo(() => drawings(rows, t), [rows, t]);
  const same = rows.length - changed.rows.length;
  return (
    <div className={`${classes.body} stack`}>
      <h3>{t('proposal.chartTitle')}</h3>
      <Chart label={t('proposal.chart')} of={changed} draw={divergingChart} />
      {same > 0 && <p className={classes.quiet}>{t('proposal.same', { count: same })}</p>}
      {moved.rows.length > 0 && (
        <>
          <p>{t('proposal.timing')}</p>
          <Chart label={t('proposal.timing')} of={moved} draw={divergingChart} />
        </>
      )}
    </div>
  );
}

function drawings(rows: readonly ComparisonRow[], t: (key: string) => string) {
  const changed = rows
    .filter(row => row.more + row.less > 0)
    .map(row => ({ name: row.regime, left: row.less, right: row.more }));
  const moved = rows
    .filter(row => row.later + row.earlier > 0)
    .map(row => {
      const dated = row.later + row.earlier + row.unmoved;
      return { name: row.regime, left: row.earlier / dated, right: row.later / dated };
    })
    .toSorted((a, b) => b.right - b.left - a.right + a.left || (a.name < b.name ? -1 : 1));
  return [
    { rows: changed, names: { left: t('proposal.less'), right: t('proposal.more') } },
    { rows: moved, names: { left: t('proposal.earlier'), right: t('proposal.later') } },
  ] as const;
}
