import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Meeting } from '../contract.ts';
import classes from './meetings.module.css';
import { useMayPlan } from './standing.ts';

/** The meetings one hosts or is invited to, each with what comes next. */
export default function MeetingsPage() {
  const t = useText('meetings');
  const list = useApi<{ meetings: Meeting[] }>('/api/meetings');
  const mayPlan = useMayPlan();
  const go = useGo();
  const plan = (): void => go('/meetings/new');
  useCommand(mayPlan ? { id: 'meeting-new', label: t('form.new'), keys: 'n', run: plan } : null);
  const meetings = list.data?.meetings ?? [];
  const past = (meeting: Meeting): boolean => meeting.state === 'closed' || meeting.state === 'cancelled';
  // The server gives the latest first; what is to come reads better the other way round.
  const coming = meetings.filter(meeting => !past(meeting)).toReversed();
  const action = mayPlan && (
    <Button variant="filled" onClick={plan}>
      {t('form.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={list.data && t('list.count', { count: meetings.length })}
        actions={meetings.length > 0 && action}
      />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && meetings.length === 0 && (
        <EmptyRoom title={t('list.none')} why={t('list.noneWhy')} action={action} />
      )}
      {meetings.length > 0 && (
        <div className={classes.panes}>
          <MeetingRows title={t('list.coming')} none={t('list.comingNone')} meetings={coming} />
          <MeetingRows title={t('list.past')} none={t('list.pastNone')} meetings={meetings.filter(past)} />
        </div>
      )}
    </>
  );
}

function MeetingRows(props: { readonly title: string; readonly none: string; readonly meetings: readonly Meeting[] }) {
  const t = useText('meetings');
  return (
    <Pane title={props.title} note={props.meetings.length || undefined}>
      {props.meetings.length === 0 && <p className="quiet">{props.none}</p>}
      <Rows>
        {props.meetings.map(meeting => (
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
    </Pane>
  );
}

/** The text that names the next step. */
function nextOf({ state, agenda, minutes }: Meeting): string {
  if (state === 'planned') return agenda;
  if (state === 'closed') return `minutes-${minutes ?? 'unread'}`;
  return state;
}
