import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Tabs } from '#platform/ui/layout/tabs.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { usePageTitle } from '#platform/ui/shell/mode.ts';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import type { Run } from '../../contract.ts';
import { base, type Result, running, useResult, useRun } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { MeasuresPane } from '../question/measures-pane.tsx';
import { RankingPane } from '../question/ranking-pane.tsx';
import { UnknownsPane } from '../question/unknowns-pane.tsx';
import { LocksPane } from '../question/locks-pane.tsx';
import { CausesPane } from './causes-pane.tsx';
import { ComparePane } from './compare-pane.tsx';
import { ExportTools } from './export-tools.tsx';
import { LossPane } from './loss-pane.tsx';
import { ManifestPane } from './manifest-pane.tsx';
import { ModelStateLine } from './model-state-line.tsx';
import { WhatIfPane } from './what-if-pane.tsx';
import { WhyPane } from './why-pane.tsx';

const ReplayPane = lazy(() => import('./replay-pane.tsx'));

const tabs = ['loss', 'why', 'replay', 'what-if', 'measures', 'ranking', 'unknowns', 'compare'] as const;
type Tab = (typeof tabs)[number];

/** One run: its progress while it goes on, then what it found and the questions that follow from it. */
export default function RunPage() {
  const t = useText('systemic-risk');
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useRun(id);
  const run = asked.data;
  const result = useResult(run);
  usePageTitle(run?.title ?? t('run.title'), run?.mode ?? 'live');
  return (
    <>
      {run && <ModeBand mode={run.mode} />}
      <PageHead
        title={run?.title ?? t('run.title')}
        summary={run && [t(`state.${run.state}`), run.exercise].filter(Boolean).join(' · ')}
        marking={run && <MarkingLabel marking={run.marking} />}
        actions={run && result.data && <ExportTools run={run} result={result.data} />}
      />
      {asked.error && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {result.error && <ErrorNote error={result.error} onRetry={() => void result.refetch()} />}
      {run?.incident && (
        <p>
          <Go href={`/incidents/${run.incident}`}>{t('incident.back')}</Go>
        </p>
      )}
      {run && <Progress run={run} />}
      {run && result.data && <Found run={run} result={result.data} />}
    </>
  );
}

function Progress({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const cancel = useAct(() => api.post<Run>(`${base}/runs/${run.id}/cancel`), ['systemic-risk']);
  if (run.state === 'failed') return <p role="alert">{t('run.failed', { error: run.error ?? '' })}</p>;
  if (run.state === 'cancelled') return <p>{t('run.cancelled')}</p>;
  if (!running(run)) return null;
  const { done, of } = run.progress;
  return (
    <div role="status">
      <p>{t('run.progress', { done, of })}</p>
      <progress className={classes.progress} value={done} max={of} aria-label={t('run.progressLabel')} />
      <div className={classes.inline}>
        <Button variant="default" onClick={() => cancel.mutate(undefined)} loading={cancel.isPending}>
          {t('run.cancel')}
        </Button>
      </div>
      {cancel.error && <ErrorNote error={cancel.error} />}
    </div>
  );
}

function Found({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const { view } = useSearch({ strict: false }) as { view?: string };
  const [tab, setTab] = useState<Tab>(tabs.find(each => each === view) ?? 'loss');
  const [target, setTarget] = useState<string | null>(null);
  const why = (asked: string): void => {
    setTarget(asked);
    setTab('why');
  };
  return (
    <>
      <Tabs
        name="run"
        label={t('run.views')}
        tabs={tabs.map(id => ({ id, label: t(`tab.${id}`) }))}
        current={tab}
        onChange={setTab}
      />
      <div className={classes.stack} role="tabpanel" aria-labelledby={`run-tab-${tab}`}>
        {result.withheld > 0 && <p>{t('run.withheld', { count: result.withheld })}</p>}
        {tab !== 'loss' && tab !== 'compare' && <ModelStateLine run={run} />}
        {tab === 'loss' && (
          <PrintFrame marking={run.marking} title={run.title}>
            <div className={classes.stack}>
              <LossPane run={run} result={result} onWhy={why} />
              <CausesPane run={run} result={result} />
              <LocksPane run={run} locks={result.locks} />
              <ManifestPane run={run} result={result} />
            </div>
          </PrintFrame>
        )}
        {tab === 'why' && <WhyPane key={target} run={run} result={result} asked={target} />}
        {tab === 'replay' && (
          <Suspense fallback={<p aria-busy="true">{t('run.loading')}</p>}>
            <ReplayPane run={run} onWhy={why} />
          </Suspense>
        )}
        {tab === 'what-if' && <WhatIfPane run={run} result={result} />}
        {tab === 'measures' && <MeasuresPane run={run} result={result} />}
        {tab === 'ranking' && <RankingPane run={run} />}
        {tab === 'unknowns' && <UnknownsPane run={run} />}
        {tab === 'compare' && <ComparePane run={run} result={result} />}
      </div>
    </>
  );
}
