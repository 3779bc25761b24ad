import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Language, type WatchPart, watchState } from '#platform/room/watch.ts';
import type { Meeting } from './contract.ts';
import { flaggedMeetings, meetingsWithAgenda, readMeetings } from './store.ts';
import { meetingOf } from './view.ts';
import { type WatchTexts, watchTexts } from './watch-texts.ts';

type Decisions = NonNullable<WatchPart['decide']>;

/** What waits for the person in the meetings of their party: an agenda to write or read, minutes to review or approve. */
export async function watchMeetings(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart> {
  const now = platform.now();
  const rows = await readMeetings(tx);
  const meetings = rows.map(row => meetingOf(row, new Date(now.epochMilliseconds)));
  const agendas = { written: await meetingsWithAgenda(tx), flagged: await flaggedMeetings(tx) };
  return {
    decide: meetings
      .filter(meeting => meeting.party === actor.party)
      .flatMap(meeting => decision(meeting, now, stepOf(meeting, actor, agendas), watchTexts[language])),
  };
}

interface Agendas {
  readonly written: ReadonlySet<number>;
  readonly flagged: ReadonlySet<number>;
}

/** Which step of a meeting of the host waits for somebody with these roles; undefined: none. */
function stepOf(meeting: Meeting, actor: Actor, { written, flagged }: Agendas): keyof WatchTexts | undefined {
  const counsel = actor.roles.includes('legal-counsel');
  const keeps = actor.roles.some(role => role === 'secretariat' || role === 'chair');
  if (meeting.state === 'planned' && meeting.agendaSentAt === null) {
    if (keeps) return flagged.has(meeting.id) ? 'flagged' : 'agendaDue';
    if (counsel && written.has(meeting.id) && meeting.agendaReview === null) return 'agendaUnread';
  }
  if (meeting.minutes === 'draft' && counsel) return 'minutesDraft';
  if (meeting.minutes === 'reviewed' && actor.roles.includes('chair')) return 'minutesReviewed';
  return undefined;
}

function decision(
  meeting: Meeting,
  now: Temporal.Instant,
  step: keyof WatchTexts | undefined,
  say: WatchTexts,
): Decisions {
  if (!step) return [];
  const minutes = step === 'minutesDraft' || step === 'minutesReviewed';
  const [detail, label] = say[step];
  return [
    {
      at: minutes ? null : meeting.agendaDueAt,
      title: meeting.title,
      detail,
      action: { label, href: `/meetings/${meeting.id}${minutes ? '/minutes' : ''}` },
      state: minutes ? 'soon' : watchState(Temporal.Instant.from(meeting.agendaDueAt), now, 24),
    },
  ];
}
