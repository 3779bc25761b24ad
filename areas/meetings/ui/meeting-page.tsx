import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Guard, MeetingDetail } from '../contract.ts';
import { AgendaPane } from './agenda-pane.tsx';
import { AttendancePane } from './attendance-pane.tsx';
import { MeetingSteps } from './meeting-steps.tsx';
import classes from './meetings.module.css';
import { StopButton, StoppedBanner } from './stop.tsx';
import { TopicsPane } from './topics-pane.tsx';

/** One meeting: its agenda, what may not be talked about, who is there. */
export default function MeetingPage() {
  const t = useText('meetings');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<MeetingDetail>(`/api/meetings/${id}`);
  const guard = useApi<Guard>('/api/meetings/guard');
  const [writing, setWriting] = useState(false);
  const error = detail.error ?? guard.error;
  if (error) return <ErrorNote error={error} onRetry={() => void Promise.all([detail.refetch(), guard.refetch()])} />;
  if (!detail.data || !guard.data) return <PageHead title={t('one.loading')} />;
  const meeting = detail.data;
  return (
    <>
      <PageHead
        title={meeting.title}
        marking={<MarkingLabel marking={meeting.marking} />}
        summary={
          <span>
            {meeting.mode !== 'live' && `${t(`mode.${meeting.mode}`)} ${meeting.exercise ?? ''} · `}
            {meeting.ref} · {t(`state.${meeting.state}`)} · <TimeText at={meeting.startsAt} zone={meeting.zone} />
          </span>
        }
        actions={!writing && <MeetingSteps meeting={meeting} />}
        below={meeting.minutes && <Go href={`/meetings/${meeting.id}/minutes`}>{t('minutes.title')}</Go>}
      />
      <StoppedBanner meeting={meeting} guard={guard.data} />
      <StopButton meeting={meeting} guard={guard.data} />
      <Columns shape="2-1">
        <div className={classes.panes}>
          <AgendaPane meeting={meeting} guard={guard.data} writing={writing} setWriting={setWriting} />
        </div>
        <div className={classes.panes}>
          <TopicsPane meeting={meeting} guard={guard.data} />
          <AttendancePane meeting={meeting} />
          <About meeting={meeting} />
        </div>
      </Columns>
    </>
  );
}

/** Who invites whom, for how long, and why. */
function About({ meeting }: { readonly meeting: MeetingDetail }) {
  const t = useText('meetings');
  return (
    <Pane title={t('about.title')}>
      {meeting.purpose && <p className={classes.words}>{meeting.purpose}</p>}
      <Terms
        rows={[
          [t('about.host'), meeting.partyName],
          [t('form.guests'), meeting.guestNames.join(', ') || t('about.nobody')],
          [t('about.lasts'), t('item.minutes', { count: meeting.durationMinutes })],
          [t('agenda.late'), meeting.agendaLateWhy || null],
        ]}
      />
    </Pane>
  );
}
