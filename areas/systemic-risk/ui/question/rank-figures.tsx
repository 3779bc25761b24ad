import { useText } from '#platform/i18n/registry.ts';
import { IntervalChart } from '../draw/interval-chart.tsx';
import classes from '../systemic-risk.module.css';
import { amount } from '../words.ts';
import { RankChart } from './rank-chart.tsx';

const charted = 15;

interface Ranked {
  readonly rank: number;
  readonly name: string;
  readonly loss: number;
  readonly sampling: readonly [number, number];
  readonly rank_interval: readonly [number, number];
}

/** The first of a ranking, drawn: what each loses, and which places it may take. */
export function RankFigures({ id, ranked }: { readonly id: string; readonly ranked: readonly Ranked[] }) {
  const t = useText('systemic-risk');
  const shown = ranked.slice(0, charted).map(e => ({ ...e, id: `${e.rank}`, name: `${e.rank}. ${e.name}` }));
  return (
    <>
      <IntervalChart
        id={id}
        label={t('rank.chart')}
        show={amount}
        rows={shown.map(e => ({ id: e.id, name: e.name, value: e.loss, interval: e.sampling }))}
      />
      <p className={classes.quiet}>{t('rank.places')}</p>
      <RankChart
        id={`${id}-places`}
        label={t('rank.placesChart')}
        rows={shown.map(e => ({ id: e.id, name: e.name, rank: e.rank, interval: e.rank_interval }))}
      />
    </>
  );
}
