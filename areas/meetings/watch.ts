import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type WatchPart, watchState } from '#platform/room/watch.ts';
import type { Meeting } from './contract.ts';
import { readMeetings } from './store.ts';
import { meetingOf } from './view.ts';

/** What waits for the person in the meetings of their party: an agenda to send, minutes to review or approve. */
export async function watchMeetings(platform: Platform, tx: Tx, actor: Actor): Promise<WatchPart> {
  const now = platform.now();
  const rows = await readMeetings(tx);
  const meetings = rows.map(row => meetingOf(row, new Date(now.epochMilliseconds)));
  return { decide: meetings.flatMap(meeting => decision(meeting, actor, now)) };
}

function decision(meeting: Meeting, actor: Actor, now: Temporal.Instant): NonNullable<WatchPart['decide']> {
  const host = meeting.party === actor.party;
  const row = (at: string | null, detail: string, label: string, page: string) => [
    {
      at,
      title: meeting.title,
      detail,
      action: { label, href: `/meetings/${meeting.id}${page}` },
      state: at === null ? ('soon' as const) : watchState(Temporal.Instant.from(at), now, 24),
    },
  ];
  const keeps = actor.roles.some(role => role === 'secretariat' || role === 'chair');
  if (meeting.state === 'planned' && host && keeps && meeting.agendaSentAt === null)
    return row(meeting.agendaDueAt, 'The agenda is due with the guests.', 'Write agenda', '');
  if (meeting.minutes === 'draft' && host && actor.roles.includes('legal-counsel'))
    return row(null, 'Minutes wait for review by counsel.', 'Review', '/minutes');
  if (meeting.minutes === 'reviewed' && host && actor.roles.includes('chair'))
    return row(null, 'Reviewed minutes wait for approval.', 'Approve', '/minutes');
  return [];
}
