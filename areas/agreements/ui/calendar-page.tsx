import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { CalendarView } from '../contract.ts';

type Entry = CalendarView['entries'][number];

/** When agreements end, soonest first, with the reminders that are still to come. */
export default function CalendarPage() {
  const t = useText('agreements');
  const calendar = useApi<CalendarView>('/api/agreements/calendar');
  return (
    <>
      <PageHead title={t('calendar.title')} />
      {calendar.error && <ErrorNote error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data?.entries.length === 0 && <EmptyRoom title={t('calendar.none')} why={t('calendar.noneWhy')} />}
      {calendar.data && calendar.data.protections.length + calendar.data.entries.length > 0 && (
        <Pane title={t('calendar.rows')}>
          <Rows>
            {calendar.data.protections.map(end => (
              <ProtectionRow key={end.id} end={end} />
            ))}
            {calendar.data.entries.map(entry => (
              <Row
                key={entry.agreement}
                lead={<StateDot state={stateOf(entry)} />}
                title={<Go href={`/agreements/${entry.agreement}`}>{entry.title}</Go>}
                detail={<Reminders entry={entry} />}
                aside={<TimeText at={entry.endsAt} form="date" />}
              />
            ))}
          </Rows>
        </Pane>
      )}
    </>
  );
}

function ProtectionRow({ end }: { readonly end: CalendarView['protections'][number] }) {
  const t = useText('agreements');
  const count = end.agreements.length;
  return (
    <Row
      lead={<StateDot state={end.past ? 'unknown' : 'soon'} />}
      title={<Go href={`/safe-harbour/${end.id}`}>{currentLanguage() === 'fr' ? end.titleFr : end.title}</Go>}
      detail={t(end.past ? 'calendar.lawEnded' : 'calendar.lawEnds', { count })}
      aside={<TimeText at={`${end.endsOn}T00:00:00Z`} form="date" />}
    />
  );
}

const stateOf = (entry: Entry) =>
  entry.state === 'expired' ? 'overdue' : entry.state === 'renewal-due' ? 'soon' : 'ok';

function Reminders({ entry }: { readonly entry: Entry }) {
  const t = useText('agreements');
  const next = entry.reminders.find(reminder => !reminder.past);
  if (!next) return <>{t(entry.state === 'expired' ? 'calendar.ended' : 'calendar.allPast')}</>;
  return (
    <>
      {t('calendar.next', { days: next.days })} <TimeText at={next.at} form="date" />
    </>
  );
}
