import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Stages } from '#platform/ui/lists/stages.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import type { MinutesView } from '../contract.ts';
import classes from './meetings.module.css';
import { MinutesEditor } from './minutes-editor.tsx';
import { useStanding } from './standing.ts';

/** The minutes of one meeting, as they are reviewed, approved, exported and printed. */
export default function MinutesPage() {
  const t = useText('meetings');
  const { id } = useParams({ strict: false }) as { id: string };
  const minutes = useApi<MinutesView>(`/api/meetings/${id}/minutes`);
  const [writing, setWriting] = useState(false);
  if (minutes.error) return <ErrorNote error={minutes.error} onRetry={() => void minutes.refetch()} />;
  if (!minutes.data) return <PageHead title={t('one.loading')} />;
  const view = minutes.data;
  const title = `${t('minutes.title')} ${view.meeting.ref}`;
  const exported = `/api/meetings/${id}/minutes/export?language=${currentLanguage() === 'fr' ? 'fr' : 'en'}&as=`;
  return (
    <>
      <PageHead
        title={title}
        marking={<MarkingLabel marking={view.marking} />}
        actions={!writing && <MinutesSteps view={view} write={() => setWriting(true)} />}
        below={
          <>
            <p className={`${classes.links} no-print`}>
              <Go href={`/meetings/${id}`}>{view.meeting.title}</Go>
              <span className={classes.push} />
              <a href={`${exported}pdf`}>{t('minutes.pdf')}</a>
              <a href={`${exported}markdown`}>{t('minutes.markdown')}</a>
              <a href={`${exported}json`}>{t('minutes.json')}</a>
            </p>
            <Stages
              label={t('minutes.line')}
              states={(['draft', 'reviewed', 'approved'] as const).map(state => ({
                state,
                label: t(`minutes.${state}`),
              }))}
              here={view.state}
            />
          </>
        }
      />
      {view.state === 'draft' && view.reviewNote && (
        <p className={`${classes.notice} no-print`}>{t('minutes.returned', { why: view.reviewNote })}</p>
      )}
      {writing ? (
        <MinutesEditor view={view} done={() => setWriting(false)} />
      ) : (
        <PrintFrame marking={view.marking} title={title}>
          <MinutesText view={view} />
        </PrintFrame>
      )}
    </>
  );
}

function MinutesText({ view }: { readonly view: MinutesView }) {
  const t = useText('meetings');
  const note = (item: number) => view.notes.find(each => each.item === item);
  return (
    <Pane title={view.meeting.title} note={t('minutes.by', { who: view.authors.join(', ') || '–' })}>
      {view.reviewedBy && <p>{t('minutes.reviewedBy', { who: view.reviewedBy, note: view.reviewNote || '–' })}</p>}
      {view.approvedBy && (
        <p className={classes.words}>
          {t('minutes.approvedBy', { who: view.approvedBy, hash: view.contentHash ?? '–' })}
        </p>
      )}
      <ol className={classes.items}>
        {view.meeting.items.map(item => (
          <li key={item.id} className={classes.item} data-state={item.state}>
            <h3 className={classes.name}>{item.title}</h3>
            <p className="quiet">{t(`item.${item.state}`)}</p>
            <p className={classes.words}>{note(item.id)?.discussed || t('minutes.nothing')}</p>
            {note(item.id)?.decided && (
              <p className={classes.words}>
                <strong>{t('note.decided')}</strong> {note(item.id)?.decided}
              </p>
            )}
            {item.stops.map(stop => (
              <p key={stop.id} className={classes.stopped}>
                {t('stop.line', { who: stop.stoppedBy, party: stop.stoppedFor, why: stop.why })}{' '}
                {stop.releasedAt && t('stop.released', { who: stop.releasedBy ?? '–', why: stop.releaseWhy ?? '–' })}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {view.remarks && <p className={classes.words}>{view.remarks}</p>}
      <h3 className={classes.name}>{t('attendance.title')}</h3>
      <ul className={classes.plain}>
        {view.meeting.attendance.map(({ name, capacity, partyName }) => (
          <li key={`${name}-${partyName}`}>{[name, capacity, partyName].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
    </Pane>
  );
}

function MinutesSteps({ view, write }: { readonly view: MinutesView; readonly write: () => void }) {
  const t = useText('meetings');
  const { chairs, leads, ownCounsel } = useStanding(view.meeting.party);
  const { version, state } = view;
  const act = useAct(
    ({ step, body }: { step: string; body: object }) =>
      api.post(`/api/meetings/${view.meeting.id}/minutes/${step}`, body),
    ['meetings', 'watch'],
  );
  return (
    <>
      {state !== 'approved' && leads && <Button onClick={write}>{t('minutes.write')}</Button>}
      <Button onClick={() => window.print()}>{t('minutes.print')}</Button>
      {state !== 'approved' && (chairs || ownCounsel) && (
        <ConfirmAction
          label={t('minutes.return')}
          title={t('minutes.return')}
          explain={t('minutes.returnMeans')}
          confirm={t('minutes.return')}
          reason
          run={why => act.mutateAsync({ step: 'return', body: { version, why } })}
        />
      )}
      {state === 'draft' && ownCounsel && (
        <ConfirmAction
          label={t('minutes.review')}
          title={t('minutes.review')}
          explain={t('minutes.reviewMeans')}
          confirm={t('minutes.review')}
          reason
          variant="filled"
          run={note => act.mutateAsync({ step: 'review', body: { version, note } })}
        />
      )}
      {state === 'reviewed' && chairs && (
        <ConfirmAction
          label={t('minutes.approve')}
          title={t('minutes.approve')}
          explain={t('minutes.approveMeans')}
          confirm={t('minutes.approve')}
          variant="filled"
          run={() => act.mutateAsync({ step: 'approve', body: { version } })}
        />
      )}
    </>
  );
}
