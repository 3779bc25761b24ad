import { useMemo } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from '../callout.module.css';
import { type MessageLine, outboxDot } from './messages.ts';

/** Messages on their way: state, tries, what the other side last said, and when it is tried again. */
export default function OutboxPage() {
  const t = useText('callout');
  const go = useGo();
  const outbox = useApi<{ readonly leaves: boolean; readonly messages: readonly MessageLine[] }>(
    '/api/outbox?limit=200',
    { every: 30_000 },
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <>
      <PageHead
        title={t('outbox.title')}
        summary={outbox.data && t(outbox.data.leaves ? 'outbox.leaves' : 'outbox.stays')}
      />
      {outbox.error && <ErrorNote error={outbox.error} onRetry={() => void outbox.refetch()} />}
      {outbox.data && (
        <DataTable<MessageLine>
          id="outbox"
          caption={t('outbox.title')}
          columns={columns}
          rows={outbox.data.messages}
          rowKey={row => String(row.id)}
          onOpen={row => go(`/outbox/${row.id}`)}
          filter={t('outbox.filter')}
          empty={<EmptyRoom title={t('outbox.emptyTitle')} why={t('outbox.emptyWhy')} />}
        />
      )}
    </>
  );
}

function columnsOf(t: Text): readonly Column<MessageLine>[] {
  return [
    {
      id: 'state',
      header: t('outbox.state'),
      width: '110px',
      value: row => row.state,
      cell: row => (
        <span className={classes.line}>
          <StateDot state={outboxDot(row.state)} /> {t(`mail.${row.state}`)}
        </span>
      ),
    },
    { id: 'to', header: t('outbox.to'), width: 'minmax(140px, 2fr)', value: row => row.recipient },
    { id: 'subject', header: t('outbox.subject'), width: 'minmax(140px, 3fr)', value: row => row.subject },
    {
      id: 'marking',
      header: t('outbox.marking'),
      width: '130px',
      wideOnly: true,
      value: row => row.marking,
      cell: row => (row.marking ? <MarkingLabel marking={row.marking} /> : null),
    },
    {
      id: 'tries',
      header: t('outbox.tries'),
      width: '60px',
      numeric: true,
      wideOnly: true,
      value: row => row.tries,
    },
    {
      id: 'reply',
      header: t('outbox.reply'),
      width: 'minmax(120px, 2fr)',
      wideOnly: true,
      value: row => row.lastReply,
    },
    {
      id: 'when',
      header: t('outbox.when'),
      width: '186px',
      wideOnly: true,
      value: row => row.sentAt ?? row.nextTryAt ?? row.queuedAt,
      cell: row => <TimeText at={row.sentAt ?? row.nextTryAt ?? row.queuedAt} />,
    },
  ];
}
