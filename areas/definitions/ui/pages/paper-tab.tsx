import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';
import { atomsOf } from '#engines/duties/definitions/atoms.ts';
import { falseAlarmShare, lateShare } from '#engines/duties/definitions/allowance.ts';
import { comparisonRows } from '#engines/duties/definitions/comparison.ts';
import { definitionOf } from '#engines/duties/definitions/proposal.ts';
import { pairRows } from '#engines/duties/definitions/table.ts';
import type { TabProps } from '../lab-state.ts';
import { packsMark } from '../packs-mark.ts';
import { nameIn } from '../spoken.ts';
import { Atoms } from './atoms.tsx';
import { ComparisonCharts } from './comparison-charts.tsx';
import { percent } from './percent.ts';
import { isStale, useSourceWords } from './run-bar.tsx';

/** The paper: what was compared, on what, under which assumptions, with which result. */
export default function PaperTab(props: TabProps) {
  const t = useText('definitions');
  const { state, loaded, definitions, date } = props;
  const words = useSourceWords(state.source);
  const assumptions = state.source.kind === 'synthetic' ? Object.entries(state.source.assumptions) : [];
  return (
    <article className={classes.paper}>
      <div className="no-print">
        <Button variant="filled" onClick={() => window.print()}>
          {t('paper.print')}
        </Button>
      </div>
      <h2>{t('paper.title', { title: state.proposal.title })}</h2>
      <p>
        {t('paper.version', { date, count: definitions.length, mark: packsMark(loaded.regimes) })}
        <br />
        <strong>{t('notice')}</strong>
      </p>
      <h3>{t('paper.corpus')}</h3>
      <p>{words}</p>
      {assumptions.length > 0 && (
        <ul>
          {assumptions.map(([key, value]) => (
            <li key={key}>
              {t(`corpus.field.${key}`)}: {value}
            </li>
          ))}
          {['kinds', 'first', 'learned', 'clocks', 'judge', 'money'].map(key => (
            <li key={key}>{t(`corpus.assumes.${key}`)}</li>
          ))}
        </ul>
      )}
      <Proposed {...props} />
      <Results {...props} />
    </article>
  );
}

function Proposed({ state, loaded, date }: TabProps) {
  const t = useText('definitions');
  const { limit } = state.proposal;
  const atoms = (() => {
    try {
      const made = definitionOf(state.proposal, loaded.regimes);
      return atomsOf(made.condition, made.cite, date, loaded.regimes);
    } catch {
      return [];
    }
  })();
  return (
    <>
      <h3>{t('paper.definition')}</h3>
      <p>{t('paper.limit', { hours: limit.hours, clock: nameIn(loaded.regimes, limit.clock) })}</p>
      <Atoms atoms={atoms} />
    </>
  );
}

function Results({ state, loaded }: TabProps) {
  const t = useText('definitions');
  const named = (fact: string) => (fact ? nameIn(loaded.regimes, fact) : t('agreement.noDriver'));
  const { ran, followed } = state;
  const comparison = useMemo(() => (ran ? comparisonRows(ran.result) : []), [ran]);
  if (!ran || isStale(ran, state)) return <p className={classes.stale}>{t('paper.noRun')}</p>;
  const rows = pairRows(ran.result);
  const pairs = rows.slice(0, 12);
  const open = rows
    .filter(row => row.undecidedDriver !== '')
    .toSorted((a, b) => b.undecided - a.undecided)
    .slice(0, 12);
  const shown = followed && !isStale(followed, state) ? followed : null;
  return (
    <>
      <h3>{t('paper.compared')}</h3>
      <ComparisonCharts rows={comparison} />
      <ul>
        {comparison.map(row => (
          <li key={row.regime}>
            {t('paper.row', {
              regime: row.regime,
              agree: percent(row.agree),
              more: percent(row.more),
              less: percent(row.less),
              undecided: percent(row.undecided),
              later: row.later,
            })}
          </li>
        ))}
      </ul>
      <h3>{t('paper.pairs')}</h3>
      <ul>
        {pairs.map(row => (
          <li key={`${row.first}/${row.second}`}>
            {t('paper.pair', {
              first: row.first,
              second: row.second,
              disagree: percent(row.disagree),
              driver: named(row.driver),
            })}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <>
          <h3>{t('paper.open')}</h3>
          <ul>
            {open.map(row => (
              <li key={`${row.first}/${row.second}`}>
                {t('paper.openPair', {
                  first: row.first,
                  second: row.second,
                  undecided: percent(row.undecided),
                  driver: named(row.undecidedDriver),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {shown && (
        <>
          <h3>{t('paper.allowance', { count: shown.corpus })}</h3>
          <ul>
            {shown.points.map(point => (
              <li key={point.hours}>
                {t('allowance.sentence', {
                  hours: point.hours,
                  falseAlarms: percent(falseAlarmShare(point)),
                  late: percent(lateShare(point)),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
