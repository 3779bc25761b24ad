import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { csvText, FigureTools } from '../draw/figure-tools.tsx';
import classes from '../systemic-risk.module.css';
import { amount, percent } from '../words.ts';
import own from './question.module.css';
import type { Kind, RankingAnswer } from './kinds.tsx';
import { RankFigures } from './rank-figures.tsx';
import { RunThese } from './run-these.tsx';

type Combination = RankingAnswer['combinations'][number];
type Beyond = Combination['synergy'];

const sizes = ['2', '3'] as const;
type Size = (typeof sizes)[number];

/** What two or three of the shown kinds do when they fall together, and whether that is more than the sum of each. */
export function CombinationsPane(props: {
  readonly answer: RankingAnswer;
  readonly shown: readonly Kind[];
  readonly run: Run;
  /** hours each is out; until repaired when absent */
  readonly duration: number | undefined;
}) {
  const t = useText('systemic-risk');
  const { answer, shown, run, duration } = props;
  const [size, setSize] = useState<Size>('2');
  if (answer.combinations.length === 0) return null;
  const rows = answer.combinations.filter(
    ({ members }) => `${members.length}` === size && members.every(({ kind }) => shown.includes(kind)),
  );
  const figure = 'figure-rank-together';
  return (
    <Pane
      title={t('rank.combinations')}
      note={t('rank.combinationsNote')}
      actions={<FigureTools figure={figure} name={`run-${run.id}-combinations`} csv={() => csvOf(answer, run)} />}
    >
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('rank.size')}
          value={size}
          onChange={value => setSize(sizes.find(each => each === value) ?? '2')}
          data={sizes.map(value => ({ value, label: t(`rank.of${value}`) }))}
        />
      </div>
      {rows.length === 0 && <p>{t('rank.noneTogether')}</p>}
      {rows.length > 0 && (
        <>
          <RankFigures id={figure} ranked={rows.map(row => ({ ...row, name: namesOf(row) }))} />
          <CombinationsTable rows={rows} worlds={answer.worlds} run={run} duration={duration} />
        </>
      )}
    </Pane>
  );
}

function CombinationsTable(props: {
  readonly rows: readonly Combination[];
  readonly worlds: number;
  readonly run: Run;
  readonly duration: number | undefined;
}) {
  const t = useText('systemic-risk');
  const { rows, worlds, run, duration } = props;
  return (
    <div role="group" className={classes.scroll} aria-label={t('rank.tableTogether')} tabIndex={0}>
      <table className={`${classes.table} ${own.table}`}>
        <thead>
          <tr>
            <th scope="col" className={own.members}>
              {t('rank.members')}
            </th>
            <th scope="col">{t('rank.rank')}</th>
            <th scope="col">{t('rank.interval')}</th>
            <th scope="col">{t('rank.together')}</th>
            <th scope="col">{t('loss.sampling')}</th>
            <th scope="col">{t('rank.synergy')}</th>
            <th scope="col">{t('rank.synergySampling')}</th>
            <th scope="col" className={own.words}>
              {t('rank.inWords')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.rank}>
              <th scope="row">
                {namesOf(row)}
                <span className={own.sort}>
                  {row.members.map(({ kind }) => t(`rank.one.${kind}`)).join(' + ')} · {t(`rank.chosen.${row.chosen}`)}
                </span>
                <span className={own.sort}>
                  <RunThese members={row.members} run={run} duration={duration} />
                </span>
              </th>
              <td className={classes.number}>{row.rank}</td>
              <td className={classes.number}>{`${row.rank_interval[0]} – ${row.rank_interval[1]}`}</td>
              <td className={classes.number}>{amount(row.loss)}</td>
              <td className={classes.number}>{`${amount(row.sampling[0])} – ${amount(row.sampling[1])}`}</td>
              <td className={classes.number}>{signed(row.synergy.mean)}</td>
              <td className={classes.number}>
                {`${signed(row.synergy.sampling[0])} – ${signed(row.synergy.sampling[1])}`}
              </td>
              <td>
                {synergyText(t, row.synergy, worlds)}
                {row.beyond_pairs && ` ${pairsText(t, row.beyond_pairs, worlds)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const namesOf = ({ members }: Combination): string => members.map(({ name }) => name).join(' + ');
const signed = (value: number): string => `${value > 0 ? '+' : ''}${amount(value)}`;

const said = (beyond: Beyond, worlds: number) => ({
  amount: amount(Math.abs(beyond.mean)),
  worlds,
  bound: percent(Math.min(1, 3 / worlds)),
});

/** The synergy with its sign in words; that no world differs is told with its bound. */
const synergyText = (t: Text, beyond: Beyond, worlds: number): string =>
  t(`rank.reads.${beyond.reads}`, said(beyond, worlds));

/** What three do beyond their pairs, in words. */
const pairsText = (t: Text, beyond: Beyond, worlds: number): string =>
  t(`rank.beyondPairs.${beyond.reads}`, said(beyond, worlds));

const csvOf = ({ combinations, worlds, samples }: RankingAnswer, run: Run): string =>
  csvText(
    `${run.marking}; RUN-${run.id}; loss together on ${worlds} common worlds; synergy: beyond the sum of each alone; beyond_pairs: beyond what the pairs of three explain; ranked among as many; a screened share of 0 is at most ${3 / samples}`,
    'size,rank,rank_p5,rank_p95,kinds,ids,names,chosen,loss,sampling_low,sampling_high,screened,synergy,synergy_low,synergy_high,synergy_reads,more_low,more_high,less_low,less_high,beyond_pairs,beyond_pairs_low,beyond_pairs_high,beyond_pairs_reads',
    combinations.map(({ members, synergy, beyond_pairs: beyond, ...e }) => [
      members.length,
      e.rank,
      ...e.rank_interval,
      members.map(({ kind }) => kind).join(' + '),
      members.map(({ id }) => id).join(' + '),
      members.map(({ name }) => name).join(' + '),
      e.chosen,
      e.loss,
      ...e.sampling,
      e.screened,
      synergy.mean,
      ...synergy.sampling,
      synergy.reads,
      synergy.more.low,
      synergy.more.high,
      synergy.less.low,
      synergy.less.high,
      beyond?.mean ?? null,
      beyond?.sampling[0] ?? null,
      beyond?.sampling[1] ?? null,
      beyond?.reads ?? null,
    ]),
  );
