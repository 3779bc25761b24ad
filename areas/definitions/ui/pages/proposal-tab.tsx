import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { FailureError } from '#engines/kernel/failure.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from '../definitions.module.css';
import { downloadCsv } from '../download.ts';
import { circModel } from '#engines/duties/definitions/circ.ts';
import { comparisonRows } from '#engines/duties/definitions/comparison.ts';
import { withArticles } from '#engines/duties/definitions/table.ts';
import { definitionOf, proposalFrom } from '#engines/duties/definitions/proposal.ts';
import type { Ran, TabProps } from '../lab-state.ts';
import { ComparisonCharts } from './comparison-charts.tsx';
import { nameIn, options } from '../spoken.ts';
import { PartEditor } from './part-editor.tsx';
import { percent } from './percent.ts';
import { isStale, RunBar } from './run-bar.tsx';

/** The harmonised definition: edited here, and set against every regime at once. */
export default function ProposalTab(props: TabProps) {
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
      <EditPane {...props} />
      <RunBar
        running={running}
        source={state.source}
        label={t('proposal.start')}
        stale={isStale(state.ran, state)}
        onStart={start}
      />
      {state.ran && <ComparisonPane {...props} ran={state.ran} />}
    </div>
  );
}

function EditPane({ state, change, loaded, definitions, date }: TabProps) {
  const t = useText('definitions');
  const { proposal } = state;
  const { regimes } = loaded;
  const fault = useMemo(() => faultOf(() => definitionOf(proposal, regimes)), [proposal, regimes]);
  const begin = (id: string): void => {
    const regime = definitions.find(each => each.id === id);
    change({ proposal: regime ? proposalFrom(regime, date) : circModel(t('proposal.circ')) });
  };
  const setLimit = (part: Partial<typeof proposal.limit>): void =>
    change({ proposal: { ...proposal, limit: { ...proposal.limit, ...part } } });
  return (
    <Pane title={t('proposal.title')} note={t('proposal.note')}>
      <div className={`${classes.body} stack`}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('proposal.from')}
            value=""
            onChange={event => event.currentTarget.value !== '' && begin(event.currentTarget.value)}
            data={[
              { value: '', label: t('proposal.choose') },
              { value: 'circ', label: t('proposal.circ') },
              ...definitions.map(each => ({ value: each.id, label: each.id })),
            ]}
          />
          <TextInput
            label={t('proposal.name')}
            value={proposal.title}
            onChange={event => change({ proposal: { ...proposal, title: event.currentTarget.value } })}
          />
          <NativeSelect
            label={t('proposal.clock')}
            value={proposal.limit.clock}
            onChange={event => setLimit({ clock: event.currentTarget.value })}
            data={options(regimes, regimes.vocabulary.clocks.keys())}
          />
          <TextInput
            label={t('proposal.hours')}
            type="number"
            min={0}
            max={8760}
            value={proposal.limit.hours}
            onChange={event => setLimit({ hours: Math.max(0, Number(event.currentTarget.value) || 0) })}
          />
        </div>
        <PartEditor
          part={proposal.part}
          regimes={regimes}
          onChange={part => change({ proposal: { ...proposal, part } })}
        />
        {fault && (
          <p role="alert" className={classes.error}>
            {fault}
          </p>
        )}
      </div>
    </Pane>
  );
}

function faultOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof FailureError) return `${error.message} ${error.failure.next ?? ''}`;
    throw error;
  }
}

const columns = [
  'regime',
  'agree',
  'more',
  'less',
  'undecided',
  'later',
  'earlier',
  'undated',
  'driver',
  'undecidedDriver',
] as const;

function ComparisonPane({ ran, state, date, loaded, definitions }: TabProps & { readonly ran: Ran }) {
  const t = useText('definitions');
  const rows = useMemo(() => comparisonRows(ran.result), [ran]);
  return (
    <Pane
      title={t('proposal.compared', { title: ran.proposal.title })}
      note={t('proposal.comparedNote')}
      actions={
        <Button
          onClick={() => downloadCsv(`harmonised-definition-${date}.csv`, withArticles(rows, definitions), state, date)}
        >
          {t('proposal.csv')}
        </Button>
      }
    >
      <ComparisonCharts rows={rows} />
      <div
        className={classes.scroll}
        role="region"
        tabIndex={0}
        aria-label={t('table', { title: t('proposal.compared', { title: '' }) })}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(key => (
                <th key={key} scope="col">
                  {t(`proposal.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.regime}>
                <th scope="row">{row.regime}</th>
                {([row.agree, row.more, row.less, row.undecided] as const).map((share, i) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={i} className={classes.number}>
                    {percent(share)}
                  </td>
                ))}
                <td className={classes.number}>{row.later}</td>
                <td className={classes.number}>{row.earlier}</td>
                <td className={classes.number}>{row.undated}</td>
                <td>{row.driver && nameIn(loaded.regimes, row.driver)}</td>
                <td>{row.undecidedDriver && nameIn(loaded.regimes, row.undecidedDriver)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Pane>
  );
}
