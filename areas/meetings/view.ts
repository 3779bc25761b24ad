import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Item, Meeting, MeetingDetail, Stop } from './contract.ts';
import { guard } from './guard.ts';
import { readNotes } from './minutes-store.ts';
import * as store from './store.ts';
import { topicHints } from './topic-hints.ts';

const hour = 3_600_000;

/** The row, if the party one acts for may see the meeting. */
export async function requireMeeting(tx: Tx, id: number): Promise<store.MeetingRow> {
  return (
    (await store.readMeeting(tx, id)) ??
    fail('not-found', `There is no meeting ${id} that the party you act for may see.`, {
      next: 'A meeting shows to its guests once its agenda is sent. Open it from the list.',
    })
  );
}

/** When the agenda must be with everybody. */
export const agendaDue = (row: Pick<store.MeetingRow, 'starts_at' | 'agenda_ahead_hours'>): Date =>
  new Date(row.starts_at.getTime() - row.agenda_ahead_hours * hour);

function agendaStands(row: store.MeetingRow, now: Date): Meeting['agenda'] {
  const due = agendaDue(row);
  if (row.agenda_sent_at) return row.agenda_sent_at <= due ? 'in-time' : 'late';
  return now <= due ? 'to-send' : 'overdue';
}

export const meetingOf = (row: store.MeetingRow, now: Date): Meeting => ({
  id: row.id,
  ref: row.ref,
  title: row.title,
  purpose: row.purpose,
  marking: row.marking,
  mode: row.mode,
  exercise: row.exercise,
  party: row.party,
  partyName: row.party_name,
  guests: row.guests,
  guestNames: row.guest_names,
  startsAt: row.starts_at.toISOString(),
  durationMinutes: row.duration_minutes,
  zone: row.zone,
  counsel: { name: row.counsel_name, how: row.counsel_how, reach: row.counsel_reach },
  agendaAheadHours: row.agenda_ahead_hours,
  agendaDueAt: agendaDue(row).toISOString(),
  agendaSentAt: row.agenda_sent_at?.toISOString() ?? null,
  agendaLateWhy: row.agenda_late_why,
  agenda: agendaStands(row, now),
  agendaReview: row.agenda_reviewed_at && {
    by: row.reviewer_name ?? '',
    at: row.agenda_reviewed_at.toISOString(),
    note: row.agenda_review_note,
  },
  state: row.state,
  openedAt: row.opened_at?.toISOString() ?? null,
  openedBy: row.opened_by_name,
  closedAt: row.closed_at?.toISOString() ?? null,
  minutes: row.minutes_state,
  version: row.version,
});

const stopOf = (row: store.StopRow): Stop => ({
  id: row.id,
  item: row.item,
  topic: row.topic,
  why: row.why,
  stoppedAt: row.stopped_at.toISOString(),
  stoppedBy: row.by_name ?? '',
  stoppedFor: row.for_name ?? '',
  releasedAt: row.released_at?.toISOString() ?? null,
  releasedBy: row.released_name,
  releaseWhy: row.release_why,
});

function itemOf(
  row: store.ItemRow,
  stops: readonly Stop[],
  flags: readonly store.FlagRow[],
  current: number | null,
): Omit<Item, 'note'> {
  const own = stops.filter(stop => stop.item === row.id);
  const flag = flags.find(each => each.item === row.id);
  return {
    id: row.id,
    position: row.position,
    type: row.type,
    title: row.title,
    leadParty: row.lead_party,
    leadName: row.lead_name,
    plannedMinutes: row.planned_minutes,
    flag: flag ? { topic: flag.topic, why: flag.why } : null,
    hints: topicHints(guard, row.title),
    state: own.some(stop => stop.releasedAt === null) ? 'stopped' : row.id === current ? 'current' : row.state,
    stops: own,
  };
}

/** A meeting with its agenda, who is there, and what was stopped. */
export async function readDetail(tx: Tx, id: number, now: Date): Promise<MeetingDetail> {
  const row = await requireMeeting(tx, id);
  const stops = (await store.readStops(tx, id)).map(stopOf);
  const flags = await store.readFlags(tx, id);
  const notes = new Map(
    (await readNotes(tx, id)).map(({ item, discussed, decided }) => [item, { discussed, decided }]),
  );
  const items = (await store.readItems(tx, id)).map(item => ({
    ...itemOf(item, stops, flags, row.current_item),
    note: notes.get(item.id) ?? null,
  }));
  const attendance = (await store.readAttendance(tx, id)).map(one => ({
    party: one.party,
    partyName: one.party_name,
    name: one.name,
    capacity: one.capacity,
    appointment: one.appointment,
    joinedAt: one.joined_at.toISOString(),
    acknowledgedAt: one.acknowledged_at.toISOString(),
  }));
  return { ...meetingOf(row, now), items, attendance };
}

/** The item, if it is on the agenda of this meeting. */
export function itemIn(meeting: MeetingDetail, id: number): Item {
  return (
    meeting.items.find(item => item.id === id) ??
    fail('not-found', `${meeting.ref} has no item ${id}.`, { next: 'Take one of the agenda.' })
  );
}
