import { fail } from '#engines/kernel/failure.ts';
import type { MeetingDetail, Stop } from './contract.ts';
import { insertMinutes, writeNote as storeNote } from './minutes-store.ts';
import { acted, changed, requireHost, requireState, type Step } from './service.ts';
import * as store from './store.ts';
import { itemIn, readDetail, requireMeeting } from './view.ts';

/** Everybody named acknowledges what may not be talked about; without that nobody attends. */
function requireAcknowledged(acknowledged: boolean): void {
  if (!acknowledged)
    fail('not-acknowledged', 'The topics that may not be talked about were not acknowledged.', {
      pointer: '/acknowledged',
      next: 'Read them and acknowledge them; each is named with what it means.',
    });
}

/** Opens the meeting: agenda sent, counsel present or on call, forbidden topics acknowledged by who opens it. */
export async function openMeeting(
  step: Step,
  id: number,
  opening: { version: number; acknowledged: boolean; counsel: 'present' | 'on-call'; capacity: string },
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'Load it again: it may be under way already.');
  requireAcknowledged(opening.acknowledged);
  if (row.agenda_sent_at === null)
    fail('conflict', `The agenda of ${row.ref} was not sent.`, { next: 'Send it first; late needs a reason.' });
  if (opening.counsel === 'on-call' && row.counsel_reach === '')
    fail('invalid-input', 'Counsel is on call, but nobody wrote how to reach them.', {
      pointer: '/counsel',
      next: 'Add a number to the meeting, then open it.',
    });
  const { version, counsel } = opening;
  await changed(
    row,
    store.updateMeeting(step.tx, id, version, {
      state: 'open',
      opened_at: step.now,
      opened_by: step.actor.person,
      counsel_how: counsel,
    }),
  );
  await attend(step, row, opening.capacity);
  return acted(step, row, 'meeting.opened', { body: { counsel, acknowledged: true } });
}

async function attend({ tx, actor, now }: Step, row: store.MeetingRow, capacity: string): Promise<void> {
  const person = actor.person === null ? undefined : await store.readPerson(tx, actor.person);
  await store.insertAttendance(tx, {
    meeting: row.id,
    party: actor.party ?? row.party,
    person: actor.person,
    appointment: actor.appointment,
    name: person?.name ?? 'Entente',
    capacity,
    acknowledged_at: now,
    joined_at: now,
    recorded_by: actor.person,
  });
}

/** Joins for oneself, under the appointment one acts under. */
export async function joinMeeting(
  step: Step,
  id: number,
  join: { acknowledged: boolean; capacity: string },
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireState(row, 'open', 'Join while the meeting is under way.');
  requireAcknowledged(join.acknowledged);
  await attend(step, row, join.capacity);
  return acted(step, row, 'meeting.joined', { body: { party: step.actor.party } });
}

/** The host enters somebody who sits in the room without an account; they acknowledged by word. */
export async function recordAttendee(
  step: Step,
  id: number,
  attendee: { party: number; name: string; capacity: string; acknowledged: boolean },
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'open', 'Attendance is taken while the meeting is under way.');
  requireAcknowledged(attendee.acknowledged);
  if (![row.party, ...row.guests].includes(attendee.party))
    fail('not-allowed', 'That party is neither the host nor invited.', {
      pointer: '/party',
      next: 'Only invited parties attend: plan the next meeting with them.',
    });
  const { party, name, capacity } = attendee;
  await store.insertAttendance(step.tx, {
    meeting: id,
    party,
    person: null,
    appointment: null,
    name,
    capacity,
    acknowledged_at: step.now,
    joined_at: step.now,
    recorded_by: step.actor.person,
  });
  return acted(step, row, 'attendance.recorded', { body: { party } });
}

/** Takes up an item; the one before it is done, unless it was stopped: that one stays as it is. */
export async function takeUp(step: Step, id: number, item: number): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'open', 'Items are taken up while the meeting is under way.');
  const meeting = await readDetail(step.tx, id, step.now);
  const chosen = itemIn(meeting, item);
  if (chosen.state === 'stopped') stoppedFailure(chosen.title);
  const before = meeting.items.find(one => one.state === 'current' && one.id !== item);
  if (before) await store.setItemState(step.tx, before.id, 'done');
  await store.setItemState(step.tx, item, 'waiting');
  await store.setCurrentItem(step.tx, id, item);
  return acted(step, row, 'item.taken-up', { body: { item, type: chosen.type } });
}

/** Ends an item without taking up the next, or puts it off. */
export async function endItem(
  step: Step,
  id: number,
  item: number,
  state: 'done' | 'deferred',
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'open', 'Items end while the meeting is under way.');
  const chosen = itemIn(await readDetail(step.tx, id, step.now), item);
  if (chosen.state === 'stopped') stoppedFailure(chosen.title);
  await store.setItemState(step.tx, item, state);
  if (row.current_item === item) await store.setCurrentItem(step.tx, id, null);
  return acted(step, row, `item.${state}`, { body: { item } });
}

const stoppedFailure = (title: string): never =>
  fail('item-stopped', `“${title}” was stopped by counsel.`, {
    next: 'Nothing more is said under it until counsel releases it. Go on with another item.',
  });

/** Counsel of the host or of any guest stops an item. It is closed until counsel releases it. */
export async function stopItem(
  step: Step,
  id: number,
  item: number,
  reason: { topic: Stop['topic']; why: string },
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireState(row, 'open', 'Items are stopped while the meeting is under way.');
  const chosen = itemIn(await readDetail(step.tx, id, step.now), item);
  if (chosen.state === 'stopped') stoppedFailure(chosen.title);
  const { id: stop } = await store.insertStop(step.tx, {
    meeting: id,
    item,
    ...reason,
    stopped_at: step.now,
    stopped_by: step.actor.person ?? 0,
    stopped_for: step.actor.party ?? row.party,
  });
  return acted(step, row, 'item.stopped', { why: reason.why, body: { item, stop, topic: reason.topic } });
}

/** Counsel releases an item: what is said under it may go on. */
export async function releaseItem(step: Step, id: number, item: number, why: string): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  const chosen = itemIn(await readDetail(step.tx, id, step.now), item);
  const open = chosen.stops.find(stop => stop.releasedAt === null);
  if (!open) return fail('conflict', `“${chosen.title}” is not stopped.`, { next: 'Nothing has to be released.' });
  const done = await store.releaseStop(step.tx, open.id, step.now, step.actor.person, why);
  if (done.numUpdatedRows !== 1n)
    fail('not-allowed', `${open.stoppedBy} stopped it for ${open.stoppedFor}.`, {
      next: `Only legal counsel of ${open.stoppedFor} releases it.`,
    });
  return acted(step, row, 'item.released', { why, body: { item, stop: open.id, topic: open.topic } });
}

/** Writes what was said and decided under an item. A stopped item takes no more words. */
export async function writeNote(
  step: Step,
  id: number,
  item: number,
  note: { discussed: string; decided: string },
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'open', 'After the meeting the words are changed in the minutes.');
  const chosen = itemIn(await readDetail(step.tx, id, step.now), item);
  if (chosen.state === 'stopped') stoppedFailure(chosen.title);
  await storeNote(step.tx, { item, meeting: id, ...note });
  return acted(step, row, 'item.noted', {
    body: { item },
    sealed: { note: { value: note, visibleTo: [row.party] } },
  });
}

/** Closes the meeting and begins its minutes, whose first author is who closed it. */
export async function closeMeeting(step: Step, id: number, version: number): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'open', 'Only an open meeting is closed.');
  // A stopped item stays as it is: the database does not move it.
  if (row.current_item !== null) await store.setItemState(step.tx, row.current_item, 'done');
  const closed = { state: 'closed' as const, closed_at: step.now, current_item: null };
  await changed(row, store.updateMeeting(step.tx, id, version, closed));
  const authors = step.actor.person === null ? [] : [step.actor.person];
  await insertMinutes(step.tx, { meeting: id, marking: row.marking, authors });
  const meeting = await readDetail(step.tx, id, step.now);
  const stopped = meeting.items.filter(item => item.stops.length > 0).map(item => item.id);
  return acted(step, row, 'meeting.closed', { body: { stopped, attendance: meeting.attendance.length } });
}
