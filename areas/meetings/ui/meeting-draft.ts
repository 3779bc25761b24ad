import { instantOf, localOf } from '#platform/ui/time/local-time.ts';
import type { Meeting, MeetingInput } from '../contract.ts';

/** A meeting as one types it: texts, and the time on the clock of its zone. */
export interface MeetingDraft {
  readonly title: string;
  readonly purpose: string;
  readonly marking: string;
  readonly mode: MeetingInput['mode'];
  readonly exercise: string;
  /** date and time as a `datetime-local` field writes them, in `zone` */
  readonly local: string;
  readonly zone: string;
  readonly minutes: number | string;
  readonly guests: readonly string[];
  readonly counselName: string;
  readonly counselHow: '' | 'present' | 'on-call';
  readonly counselReach: string;
  readonly aheadHours: number | string;
}

export const emptyDraft = (zone: string, mode: MeetingInput['mode']): MeetingDraft => ({
  title: '',
  purpose: '',
  marking: 'TLP:AMBER',
  mode,
  exercise: '',
  local: '',
  zone,
  minutes: 60,
  guests: [],
  counselName: '',
  counselHow: '',
  counselReach: '',
  aheadHours: 72,
});

export const draftOf = (meeting: Meeting): MeetingDraft => ({
  title: meeting.title,
  purpose: meeting.purpose,
  marking: meeting.marking,
  mode: meeting.mode,
  exercise: meeting.exercise ?? '',
  local: localOf(meeting.startsAt, meeting.zone),
  zone: meeting.zone,
  minutes: meeting.durationMinutes,
  guests: meeting.guests.map(String),
  counselName: meeting.counsel.name,
  counselHow: meeting.counsel.how ?? '',
  counselReach: meeting.counsel.reach,
  aheadHours: meeting.agendaAheadHours,
});

/** When it begins; null while the time is not complete. */
export const startOf = (draft: MeetingDraft): string | null => instantOf(draft.local, draft.zone);

/** What is sent; the server judges it. */
export const inputOf = (draft: MeetingDraft): MeetingInput => ({
  title: draft.title,
  purpose: draft.purpose,
  marking: draft.marking,
  mode: draft.mode,
  exercise: draft.exercise || null,
  startsAt: startOf(draft) ?? '',
  durationMinutes: Number(draft.minutes),
  zone: draft.zone,
  guests: draft.guests.map(Number),
  counsel: { name: draft.counselName, how: draft.counselHow || null, reach: draft.counselReach },
  agendaAheadHours: Number(draft.aheadHours),
});
