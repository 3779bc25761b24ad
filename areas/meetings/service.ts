import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type ActDraft, recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import {
  type AgendaReviewInput,
  type ItemInput,
  type MeetingDetail,
  type MeetingInput,
  meetingInput,
} from './contract.ts';
import * as store from './store.ts';
import { agendaDue, itemIn, readDetail, requireMeeting } from './view.ts';

/** A step somebody takes in a meeting, at an instant. */
export interface Step {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
}

export const stepBy = (platform: Pick<Platform, 'now'>, tx: Tx, actor: Actor): Step => ({
  tx,
  actor,
  now: new Date(platform.now().epochMilliseconds),
});

/** Writes the act of a step and answers with the meeting as it now stands. */
export async function acted(
  { tx, actor, now }: Step,
  row: store.MeetingRow,
  kind: string,
  more: Pick<ActDraft, 'body'> & Partial<Pick<ActDraft, 'why' | 'sealed'>>,
): Promise<MeetingDetail> {
  const meeting = await readDetail(tx, row.id, now);
  await recordAct(tx, actor, {
    area: 'meetings',
    kind,
    subject: { kind: 'meeting', id: row.id, ref: row.ref },
    mode: row.mode,
    visibleTo: meeting.agendaSentAt ? [row.party, ...row.guests] : [row.party],
    ...more,
  });
  return meeting;
}

export function requireState(row: store.MeetingRow, state: store.MeetingRow['state'], next: string): void {
  if (row.state !== state)
    fail('conflict', `${row.ref} is ${row.state}; this needs a meeting that is ${state}.`, { next });
}

export function requireHost(row: store.MeetingRow, actor: Actor): void {
  if (actor.party !== row.party && !actor.roles.includes('system'))
    fail('not-allowed', `${row.party_name} hosts ${row.ref}; only the host does this.`, {
      next: 'Ask the host, or speak up in the meeting: counsel of any party may stop an item.',
    });
}

export async function changed(row: store.MeetingRow, done: Promise<boolean>): Promise<void> {
  if (!(await done))
    fail('conflict', `${row.ref} was changed by somebody else meanwhile.`, { next: 'Load it again and repeat it.' });
}

/** Plans a meeting of the party one acts for. Guests see it once its agenda is sent. */
export async function planMeeting(step: Step, raw: MeetingInput): Promise<MeetingDetail> {
  const input = meetingInput.parse(raw);
  const party =
    step.actor.party ??
    fail('not-allowed', 'A meeting is held for a party.', { next: 'Choose the appointment under which you act.' });
  const id = await store.insertMeeting(step.tx, { ref: await store.nextRef(step.tx), party, ...columns(input, party) });
  return acted(step, await requireMeeting(step.tx, id), 'meeting.planned', {
    body: { guests: input.guests, startsAt: input.startsAt },
    sealed: { title: { value: input.title, visibleTo: [party] } },
  });
}

function columns(input: MeetingInput, party: number) {
  const bound = input.mode === 'exercise' || input.mode === 'drill';
  if (bound && !input.exercise)
    fail('invalid-input', 'What is not live belongs to an exercise or drill.', {
      pointer: '/exercise',
      next: 'Name the exercise or drill.',
    });
  if (!Intl.supportedValuesOf('timeZone').includes(input.zone) && input.zone !== 'UTC')
    fail('invalid-input', `\`${input.zone}\` is no time zone.`, {
      pointer: '/zone',
      next: 'Use one like Europe/Oslo.',
    });
  return {
    title: input.title,
    purpose: input.purpose,
    marking: input.marking,
    mode: input.mode,
    exercise: bound ? input.exercise : null,
    starts_at: new Date(input.startsAt),
    duration_minutes: input.durationMinutes,
    zone: input.zone,
    guests: [...new Set(input.guests)].filter(guest => guest !== party),
    counsel_name: input.counsel.name,
    counsel_how: input.counsel.how,
    counsel_reach: input.counsel.reach,
    agenda_ahead_hours: input.agendaAheadHours,
  };
}

/** An agenda that changes was neither sent nor read by counsel. */
const unread = {
  agenda_sent_at: null,
  agenda_late_why: null,
  agenda_reviewed_at: null,
  agenda_reviewed_by: null,
  agenda_review_note: '',
};

/** Changes a planned meeting; an agenda that was sent is thereby withdrawn and has to be sent again. */
export async function changeMeeting(
  step: Step,
  id: number,
  version: number,
  raw: MeetingInput,
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'Plan another meeting.');
  const change = { ...columns(meetingInput.parse(raw), row.party), agenda_sent_at: null, agenda_late_why: null };
  await changed(row, store.updateMeeting(step.tx, id, version, change));
  return acted(step, row, 'meeting.changed', {
    body: { guests: change.guests, withdrawn: row.agenda_sent_at !== null },
  });
}

/** Puts the agenda, in order. Changing one that was sent withdraws it: guests must not rely on a text nobody has. */
export async function writeAgenda(
  step: Step,
  id: number,
  version: number,
  items: readonly ItemInput[],
): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'During a meeting, put it under another item or call the next meeting.');
  await store.replaceItems(step.tx, id, items);
  await changed(row, store.updateMeeting(step.tx, id, version, unread));
  return acted(step, row, 'agenda.written', {
    body: { types: items.map(item => item.type), withdrawn: row.agenda_sent_at !== null },
    sealed: { items: { value: items, visibleTo: [row.party] } },
  });
}

/**
 * Counsel of the host has read the agenda: each item that touches a forbidden topic is flagged with why. What is flagged
 * is not sent; it is worded anew, or counsel reads it again and lifts the flag.
 */
export async function reviewAgenda(step: Step, id: number, review: AgendaReviewInput): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'During the meeting, stop the item.');
  const meeting = await readDetail(step.tx, id, step.now);
  if (meeting.items.length === 0)
    fail('conflict', `${row.ref} has no agenda.`, { next: 'It is read once it is written.' });
  for (const flag of review.flags) itemIn(meeting, flag.item);
  await store.replaceFlags(
    step.tx,
    id,
    review.flags.map(flag => ({ meeting: id, ...flag })),
  );
  await changed(
    row,
    store.updateMeeting(step.tx, id, review.version, {
      agenda_reviewed_at: step.now,
      agenda_reviewed_by: step.actor.person,
      agenda_review_note: review.note,
    }),
  );
  return acted(step, row, 'agenda.reviewed', {
    ...(review.note ? { why: review.note } : {}),
    body: { flags: review.flags.map(({ item, topic }) => ({ item, topic })) },
    sealed: { reasons: { value: review.flags, visibleTo: [row.party] } },
  });
}

/** Sends the agenda: from now on the guests see the meeting. Late needs a reason; counsel must be named before. */
export async function sendAgenda(step: Step, id: number, version: number, why?: string): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'An agenda is sent before the meeting.');
  const items = await store.readItems(step.tx, id);
  if (items.length === 0) fail('conflict', `${row.ref} has no agenda.`, { next: 'Write at least one item.' });
  if (row.counsel_how === null || row.counsel_name === '')
    fail('conflict', `No counsel is named for ${row.ref}.`, {
      pointer: '/counsel',
      next: 'Say who is present or on call; without counsel nobody can stop an item.',
    });
  requireUnflagged(await readDetail(step.tx, id, step.now));
  const late = step.now > agendaDue(row);
  if (late && !why)
    fail('invalid-input', `The agenda was due at ${agendaDue(row).toISOString()}.`, {
      pointer: '/why',
      next: 'Say why it is sent late; the reason stands in the minutes.',
    });
  if (row.mode !== 'live') await requireEnrolled(step, row);
  const sent = { agenda_sent_at: step.now, agenda_late_why: late ? (why ?? null) : null };
  await changed(row, store.updateMeeting(step.tx, id, version, sent));
  return acted(step, row, 'agenda.sent', {
    ...(late && why ? { why } : {}),
    body: {
      late,
      reviewed: row.agenda_reviewed_at !== null,
      items: items.map(item => ({ id: item.id, type: item.type })),
    },
    sealed: { titles: { value: items.map(item => item.title), visibleTo: [row.party, ...row.guests] } },
  });
}

function requireUnflagged({ items }: MeetingDetail): void {
  const flagged = items.find(item => item.flag !== null);
  if (flagged?.flag)
    fail('agenda-flagged', `Counsel flagged “${flagged.title}” (${flagged.flag.topic}): ${flagged.flag.why}`, {
      next: 'Word the item anew or take it off the agenda; counsel may also read it again and lift the flag.',
    });
}

async function requireEnrolled({ tx, now }: Step, row: store.MeetingRow): Promise<void> {
  const outside = await store.notEnrolled(tx, row.guests, row.mode, row.exercise, now);
  if (outside.length > 0)
    fail(
      'not-enrolled',
      `${outside.map(party => party.name).join(', ')} is not enrolled in ${row.exercise ?? row.mode}.`,
      {
        pointer: '/guests',
        next: 'Enrol the party, or take it off the list of guests.',
      },
    );
}

export async function cancelMeeting(step: Step, id: number, version: number, why: string): Promise<MeetingDetail> {
  const row = await requireMeeting(step.tx, id);
  requireHost(row, step.actor);
  requireState(row, 'planned', 'A meeting that was opened is closed, not cancelled.');
  await changed(row, store.updateMeeting(step.tx, id, version, { state: 'cancelled' }));
  return acted(step, row, 'meeting.cancelled', { why, body: {} });
}
