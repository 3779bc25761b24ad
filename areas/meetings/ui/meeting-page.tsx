import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Guard, MeetingDetail } from '../contract.ts';
import { AgendaItem } from './agenda-item.tsx';
import { MeetingSteps } from './meeting-steps.tsx';
import classes from './meetings.module.css';
import { TopicsPane } from './topics-pane.tsx';

/** One meeting: its agenda, what may not be talked about, who is there. */
export default function MeetingPage() {
  const t = useText('meetings');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<MeetingDetail>(`/api/meetings/${id}`);
  const guard = useApi<Guard>('/api/meetings/guard');
  const error = detail.error ?? guard.error;
  if (error) return <ErrorNote error={error} onRetry={() => void Promise.all([detail.refetch(), guard.refetch()])} />;
  if (!detail.data || !guard.data) return <PageHead title={t('one.loading')} />;
  const meeting = detail.data;
  return (
    <>
      <PageHead
        title={meeting.title}
        before={<MarkingLabel marking={meeting.marking} />}
        summary={
          <>
            {meeting.ref} · {t(`state.${meeting.state}`)} · <TimeText at={meeting.startsAt} zone={meeting.zone} />
          </>
        }
        actions={<MeetingSteps meeting={meeting} />}
        below={meeting.minutes && <Go href={`/meetings/${meeting.id}/minutes`}>{t('minutes.title')}</Go>}
      />
      <Columns shape="2-1">
        <Pane title={t('agenda.title')} note={t(`agenda.${meeting.agenda}`)}>
          {meeting.items.length === 0 && <p>{t('agenda.none')}</p>}
          <ol className={classes.items}>
            {meeting.items.map(item => (
              <AgendaItem key={item.id} meeting={meeting} item={item} guard={guard.data} />
            ))}
          </ol>
        </Pane>
        <div className={classes.stack}>
          <TopicsPane meeting={meeting} guard={guard.data} />
          <Attendance meeting={meeting} />
        </div>
      </Columns>
    </>
  );
}

function Attendance({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  const { counsel, attendance } = meeting;
  return (
    <Pane title={t('attendance.title')} note={t('attendance.count', { count: attendance.length })}>
      <p>
        {t('attendance.counsel')} {counsel.name || t('attendance.unnamed')}
        {counsel.how && `, ${t(`counsel.${counsel.how}`)}`} {counsel.reach}
      </p>
      <ul className={classes.plain}>
        {attendance.map(person => (
          <li key={`${person.party}-${person.name}-${person.joinedAt}`}>
            {[person.name, person.capacity, person.partyName].filter(Boolean).join(', ')}{' '}
            <TimeText at={person.joinedAt} />
          </li>
        ))}
      </ul>
    </Pane>
  );
}
