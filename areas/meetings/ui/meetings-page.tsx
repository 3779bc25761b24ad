import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Meeting } from '../contract.ts';

/** The meetings one hosts or is invited to, each with what comes next. */
export default function MeetingsPage() {
  const t = useText('meetings');
  const list = useApi<{ meetings: Meeting[] }>('/api/meetings');
  const meetings = list.data?.meetings;
  return (
    <>
      <PageHead title={t('list.title')} summary={meetings && t('list.count', { count: meetings.length })} />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {meetings?.length === 0 && <EmptyRoom title={t('list.none')} why={t('list.noneWhy')} />}
      {meetings && meetings.length > 0 && (
        <Rows>
          {meetings.map(meeting => (
            <Row
              key={meeting.id}
              title={
                <Go href={`/meetings/${meeting.id}`}>
                  {meeting.ref} {meeting.title}
                </Go>
              }
              detail={
                <>
                  <TimeText at={meeting.startsAt} zone={meeting.zone} /> · {meeting.partyName} ·{' '}
                  {t(`next.${nextOf(meeting)}`)}
                </>
              }
              aside={t(`state.${meeting.state}`)}
            />
          ))}
        </Rows>
      )}
    </>
  );
}

/** The text that names the next step. */
function nextOf({ state, agenda, minutes }: Meeting): string {
  if (state === 'planned') return agenda;
  if (state === 'closed') return `minutes-${minutes ?? 'unread'}`;
  return state;
}
