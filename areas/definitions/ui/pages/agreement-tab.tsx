import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { downloadCsv } from '../download.ts';
import classes from '../definitions.module.css';
import type { Driver } from '#engines/duties/definitions/drivers.ts';
import type { Regimes } from '#engines/duties/types.ts';
import { overlapOf, sharesOf } from '#engines/duties/definitions/tally.ts';
import { pairRows, withArticles } from '#engines/duties/definitions/table.ts';
import type { Ran, TabProps } from '../lab-state.ts';
import { agreementChart } from './charts.ts';
import { Chart } from './chart.tsx';
import { nameIn } from '../spoken.ts';
import { percent } from './percent.ts';
import { isStale, RunBar } from './run-bar.tsx';

/** Every pair of definitions over the corpus: agree, disagree, undecided, and what the disagreement hangs on. */
export default function AgreementTab(props: TabProps) {
  const t = useText('definitions');
  const { state, change, running, date } = props;
  const start = (): void => {
    const { source, proposal } = state;
    running.start({ kind: 'run', source, proposal, date }, done => {
      if (done.kind === 'run') change({ ran: { result: done.result, source, proposal } });
    });
  };
  return (
    <div className="stack">
      <RunBar
        running={running}
        source={state.source}
        label={t('run.start')}
        stale={isStale(state.ran, state)}
        onStart={start}
      />
      {!state.ran && <p className={classes.quiet}>{t('agreement.empty')}</p>}
      {state.ran && <Agreement ran={state.ran} {...props} />}
    </div>
  );
}

function Agreement(props: TabProps & { readonly ran: Ran }) {
  const t = useText('definitions');
  const named = (fact: string) => (fact ? nameIn(props.loaded.regimes, fact) : t('agreement.noDriver'));
  const { ran, date } = props;
  const rows = pairRows(ran.result);
  return (
    <>
      <PairPane {...props} />
      <Pane title={t('agreement.map')} note={t('agreement.mapNote')}>
        <div className={classes.body}>
          <Chart label={t('agreement.mapLabel')} of={ran.result} draw={agreementChart} />
        </div>
      </Pane>
      <Pane
        title={t('agreement.most')}
        note={t('agreement.mostNote', { count: Math.min(rows.length, 40) })}
        actions={
          <Button
            onClick={() =>
              downloadCsv(`agreement-${date}.csv`, withArticles(rows, props.definitions), props.state, date)
            }
          >
            {t('agreement.csv', { count: rows.length })}
          </Button>
        }
      >
        <div
          className={classes.scroll}
          role="region"
          tabIndex={0}
          aria-label={t('table', { title: t('agreement.most') })}
        >
          <table className={classes.table}>
            <thead>
              <tr>
                {['first', 'second', 'agree', 'disagree', 'driver', 'undecided', 'undecidedDriver'].map(key => (
                  <th key={key} scope="col">
                    {t(`agreement.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, 40).map(row => (
                <tr key={`${row.first}/${row.second}`}>
                  <td>{row.first}</td>
                  <td>{row.second}</td>
                  <td className={classes.number}>{percent(row.agree)}</td>
                  <td className={classes.number}>{percent(row.disagree)}</td>
                  <td>{named(row.driver)}</td>
                  <td className={classes.number}>{percent(row.undecided)}</td>
                  <td>{named(row.undecidedDriver)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Pane>
    </>
  );
}

function PairPane({ ran, loaded }: TabProps & { readonly ran: Ran }) {
  const t = useText('definitions');
  const { ids, pairs, drivers, undecidedDrivers } = ran.result;
  const [first, setFirst] = useState(Math.max(0, ids.indexOf('eu-nis2-art23')));
  const [second, setSecond] = useState(Math.max(0, ids.indexOf('us-circia-incident')));
  const a = Math.min(first, ids.length - 1);
  const b = Math.min(second, ids.length - 1);
  const pair = pairs[a]?.[b];
  if (!pair) return null;
  const shares = sharesOf(pair);
  const overlap = overlapOf(pair);
  const behind = drivers[Math.min(a, b)]?.[Math.max(a, b)] ?? [];
  const keeping = undecidedDrivers[Math.min(a, b)]?.[Math.max(a, b)] ?? [];
  const options = ids.map((id, i) => ({ value: String(i), label: id }));
  return (
    <Pane title={t('agreement.pair')}>
      <div className={`${classes.body} stack`}>
        <div className={`${classes.fields} no-print`}>
          <NativeSelect
            label={t('agreement.first')}
            value={a}
            data={options}
            onChange={event => setFirst(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('agreement.second')}
            value={b}
            data={options}
            onChange={event => setSecond(Number(event.currentTarget.value))}
          />
        </div>
        <p>
          {t('agreement.sentence', {
            agree: percent(shares.agree),
            disagree: percent(shares.disagree),
            undecided: percent(shares.undecided),
          })}{' '}
          {overlap !== undefined && t('agreement.overlap', { share: percent(overlap) })}
        </p>
        {behind.length > 0 ? (
          <Drivers drivers={behind} what="behind" each="dissolves" regimes={loaded.regimes} />
        ) : (
          <p className={classes.quiet}>{t('agreement.none')}</p>
        )}
        {shares.undecided > 0 &&
          (keeping.length > 0 ? (
            <Drivers drivers={keeping} what="keeping" each="decides" regimes={loaded.regimes} />
          ) : (
            <p className={classes.quiet}>{t('agreement.noneOpen')}</p>
          ))}
      </div>
    </Pane>
  );
}

function Drivers(props: {
  readonly drivers: readonly Driver[];
  readonly what: 'behind' | 'keeping';
  readonly each: 'dissolves' | 'decides';
  readonly regimes: Regimes;
}) {
  const t = useText('definitions');
  return (
    <>
      <p>{t(`agreement.${props.what}`, { count: props.drivers[0]?.looked ?? 0 })}</p>
      <ol>
        {props.drivers.map(driver => (
          <li key={driver.fact}>
            <strong>{nameIn(props.regimes, driver.fact)}</strong>{' '}
            {t(`agreement.${props.each}`, { share: percent(driver.share) })}{' '}
            <span className={classes.cite}>{questionOf(driver.fact, props.regimes)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** A fact as it is asked for, in the reader's language. */
function questionOf(fact: string, { vocabulary }: Regimes): string {
  const asked = fact.startsWith('judge:') ? vocabulary.judgements.get(fact.slice(6)) : vocabulary.facts.get(fact);
  return (currentLanguage() === 'fr' && asked?.fr) || asked?.question || fact;
}
