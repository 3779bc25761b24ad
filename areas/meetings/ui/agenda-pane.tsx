import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Guard, MeetingDetail } from '../contract.ts';
import { AgendaEditor } from './agenda-editor.tsx';
import { AgendaItem } from './agenda-item.tsx';
import { AgendaReview } from './agenda-review.tsx';
import classes from './meetings.module.css';
import { useStanding } from './standing.ts';

interface AgendaProps {
  readonly meeting: MeetingDetail;
  readonly guard: Guard;
  readonly writing: boolean;
  readonly setWriting: (writing: boolean) => void;
}

/** The agenda as it is written, read by counsel, sent, and worked through. */
export function AgendaPane({ meeting, guard, writing, setWriting }: AgendaProps) {
  const t = useText('meetings');
  const { keeps, ownCounsel } = useStanding(meeting.party);
  const planned = meeting.state === 'planned';
  const write = (
    <Button variant={meeting.items.length === 0 ? 'filled' : 'default'} onClick={() => setWriting(true)}>
      {t('agenda.write')}
    </Button>
  );
  const empty = meeting.items.length === 0;
  return (
    <Pane
      title={t('agenda.title')}
      note={planned ? t(`agenda.${meeting.agenda}`) : undefined}
      actions={
        !writing && (
          <>
            {planned && keeps && !empty && write}
            {planned && ownCounsel && !empty && <AgendaReview meeting={meeting} guard={guard} />}
          </>
        )
      }
    >
      {!writing && !empty && planned && <Reviewed meeting={meeting} />}
      {!writing && empty && (
        <EmptyRoom title={t('agenda.none')} why={t('agenda.noneWhy')} action={planned && keeps && write} />
      )}
      {writing ? (
        <AgendaEditor meeting={meeting} guard={guard} done={() => setWriting(false)} />
      ) : (
        <ol className={classes.items}>
          {meeting.items.map(item => (
            <AgendaItem key={item.id} meeting={meeting} item={item} guard={guard} />
          ))}
        </ol>
      )}
    </Pane>
  );
}

/** Whether counsel has read the agenda, and when it must be out. */
function Reviewed({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const { agendaReview: review, items } = meeting;
  const flagged = items.filter(item => item.flag !== null).length;
  return (
    <p className="quiet">
      {review ? (
        <>
          {t(flagged > 0 ? 'review.flaggedBy' : 'review.passedBy', { who: review.by, count: flagged })}{' '}
          <TimeText at={review.at} />
          {review.note && `: ${review.note}`}
        </>
      ) : (
        t('review.unread')
      )}
      {meeting.agendaSentAt === null && (
        <>
          {' · '}
          {t('agenda.dueBy')} <TimeText at={meeting.agendaDueAt} zone={meeting.zone} />
        </>
      )}
    </p>
  );
}
