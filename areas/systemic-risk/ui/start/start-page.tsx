import { useSearch } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import classes from '../systemic-risk.module.css';
import type { ModelLine, Run } from '../../contract.ts';
import { useModels, useRuns } from '../answers.ts';
import { draftFrom } from './draft.ts';
import { IncidentPane } from './incident-pane.tsx';
import { ModelsPane } from './models-pane.tsx';
import { RunForm } from './run-form.tsx';
import { useRunColumns } from './run-columns.tsx';
import { TriggersPane } from './triggers-pane.tsx';

const none: readonly ModelLine[] = [];

/** Choose a model, say what is hit, run it; earlier runs below. */
export default function StartPage() {
  const t = useText('systemic-risk');
  const go = useGo();
  const models = useModels();
  const runs = useRuns();
  const columns = useRunColumns(models.data?.models ?? none);
  const { incident, model, ask } = useSearch({ strict: false }) as {
    incident?: string | number;
    model?: string;
    ask?: unknown;
  };
  return (
    <>
      <PageHead title={t('title')} summary={t('summary')} />
      <div className={classes.stack}>
        {models.error && <ErrorNote error={models.error} onRetry={() => void models.refetch()} />}
        {incident !== undefined && <IncidentPane incident={String(incident)} model={model ?? 'pack:demo-country'} />}
        <Columns shape="2-1">
          <Pane title={t('ask.title')} note={t('ask.note')}>
            {models.data && (
              <RunForm key={JSON.stringify(ask) ?? ''} models={models.data.models} first={draftFrom(ask)} />
            )}
          </Pane>
          <ModelsPane models={models.data?.models ?? []} />
        </Columns>
        <Pane title={t('runs.title')} note={t('runs.note')}>
          {runs.error && <ErrorNote error={runs.error} onRetry={() => void runs.refetch()} />}
          <DataTable<Run>
            id="systemic-risk-runs"
            caption={t('runs.title')}
            columns={columns}
            rows={runs.data?.runs ?? []}
            rowKey={run => String(run.id)}
            onOpen={run => go(`/systemic-risk/runs/${run.id}`)}
            height="360px"
            empty={<EmptyRoom title={t('runs.emptyTitle')} why={t('runs.emptyWhy')} />}
          />
        </Pane>
        <TriggersPane models={models.data?.models ?? []} />
      </div>
    </>
  );
}
