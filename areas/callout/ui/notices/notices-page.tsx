import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Notice } from '../../contract.ts';
import { useNotices, useReceived } from '../answers.ts';
import classes from '../callout.module.css';
import { DispatchRows } from './dispatch-rows.tsx';
import { ReceivedRow } from './received-row.tsx';

/** Notices sent, with who has answered, and notices received. */
export default function NoticesPage() {
  const t = useText('callout');
  const go = useGo();
  const notices = useNotices();
  const received = useReceived();
  const plans = (): void => go('/callouts/plans');
  useCommand({ id: 'plans', label: t('list.plans'), keys: 'p', run: plans });
  const sent = notices.data?.notices ?? [];
  const waiting = sent.flatMap(notice => notice.dispatches).filter(dispatch => dispatch.state === 'waiting').length;
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={t('list.waiting', { count: waiting })}
        actions={<Button onClick={plans}>{t('list.plans')}</Button>}
      />
      <Columns shape="2-1">
        <Pane title={t('list.sent')} note={sent.length || undefined}>
          {notices.error && <ErrorNote error={notices.error} onRetry={() => void notices.refetch()} />}
          {notices.data && sent.length === 0 && (
            <EmptyRoom
              title={t('list.emptyTitle')}
              why={t('list.emptyWhy')}
              action={<Go href="/incidents">{t('list.emptyStep')}</Go>}
            />
          )}
          <ul className={classes.notices}>
            {sent.map(notice => (
              <SentNotice key={notice.id} notice={notice} />
            ))}
          </ul>
        </Pane>
        <Pane title={t('list.received')} note={received.data?.received.length || undefined}>
          {received.error && <ErrorNote error={received.error} onRetry={() => void received.refetch()} />}
          {received.data?.received.length === 0 && <p className={classes.dim}>{t('list.receivedNone')}</p>}
          <ul className={classes.notices}>
            {received.data?.received.map(each => (
              <ReceivedRow key={each.dispatch} received={each} />
            ))}
          </ul>
        </Pane>
      </Columns>
    </>
  );
}

function SentNotice({ notice }: { readonly notice: Notice }) {
  const t = useText('callout');
  const answered = notice.dispatches.filter(dispatch => dispatch.state === 'acknowledged').length;
  return (
    <li>
      <div className={classes.noticeHead}>
        <Go href={`/callouts/${notice.id}`} className={classes.name}>
          {notice.number} {notice.subject}
        </Go>
        {notice.mode !== 'live' && <span className={classes.mode}>{t(`mode.${notice.mode}`)}</span>}
        {notice.dispatches[0] && <MarkingLabel marking={notice.dispatches[0].marking} />}
        <span className={classes.dim}>
          {t('list.answered', { answered, total: notice.dispatches.length })} · <TimeText at={notice.sentAt} />
        </span>
        {notice.recalledAt && <span className={classes.bad}>{t('state.recalled')}</span>}
      </div>
      <DispatchRows notice={notice} brief />
    </li>
  );
}
