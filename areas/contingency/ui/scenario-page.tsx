import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Stages } from '#platform/ui/lists/stages.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { type ScenarioDetail, states } from '../contract.ts';
import { EvidencePane, HistoryPane, LevelsPane, ReadersPane } from './about-panes.tsx';
import classes from './contingency.module.css';
import { CoveragePane } from './coverage-pane.tsx';
import { PathwayPane } from './pathway-pane.tsx';
import { StepsPane } from './steps-pane.tsx';
import { VerdictPane } from './verdict-pane.tsx';
import { VerdictSign } from './verdict-sign.tsx';
import { base, useMayKeep } from './words.ts';

/** One scenario: what happens when, whether it is specific enough, whether plans answer it. */
export default function ScenarioPage() {
  const t = useText('contingency');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<ScenarioDetail>(`${base}/${id}`);
  if (detail.error) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <PageHead title={t('one.loading')} />;
  const one = detail.data;
  // The watch list is beside the way, not on it.
  const way = states.filter(state => state === one.state || state !== 'watch');
  const modeWords = one.mode === 'live' ? '' : `${t(`mode.${one.mode}`)} ${one.exercise ?? ''}`;
  return (
    <>
      <PageHead
        title={one.title}
        marking={<MarkingLabel marking={one.marking} />}
        summary={
          <span>
            {modeWords && `${modeWords} · `}
            {one.ref} · {one.partyName} · <VerdictSign verdict={one.verdict} />
          </span>
        }
        actions={<Tools one={one} />}
        below={
          <Stages
            label={t('step.title')}
            here={one.state}
            states={way.map(state => ({ state, label: t(`state.${state}`) }))}
          />
        }
      />
      {!one.owns && <p className={classes.notice}>{t('one.readOnly', { party: one.partyName })}</p>}
      <PrintFrame marking={one.marking} title={[modeWords, one.ref, one.title].filter(Boolean).join(' ')}>
        <Columns shape="2-1">
          <div className={classes.panes}>
            <PathwayPane one={one} />
            <CoveragePane one={one} />
            <EvidencePane one={one} />
          </div>
          <div className={classes.panes}>
            <VerdictPane verdict={one.verdict} />
            <StepsPane one={one} />
            <LevelsPane one={one} />
            {one.owns && <ReadersPane one={one} />}
            <HistoryPane one={one} />
          </div>
        </Columns>
      </PrintFrame>
      <p className={classes.scope}>{t('scope')}</p>
    </>
  );
}

function Tools({ one }: { readonly one: ScenarioDetail }) {
  const t = useText('contingency');
  const go = useGo();
  const mayKeep = useMayKeep();
  const save = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(one, null, 2)], { type: 'application/json' }));
    link.download = `${one.ref}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <>
      <Button onClick={save}>{t('one.export')}</Button>
      <Button onClick={() => print()}>{t('one.print')}</Button>
      {one.owns && mayKeep && one.state !== 'retired' && (
        <Button variant="filled" onClick={() => go(`/contingency/${one.id}/change`)}>
          {t('one.change')}
        </Button>
      )}
    </>
  );
}
