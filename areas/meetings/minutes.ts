import { createHash } from 'node:crypto';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { MinutesInput, MinutesView } from './contract.ts';
import { requireHost, type Step } from './service.ts';
import * as store from './minutes-store.ts';
import type { MeetingRow } from './store.ts';
import { itemIn, readDetail, requireMeeting } from './view.ts';

async function requireMinutes(tx: Tx, meeting: number): Promise<store.MinutesRow> {
  return (
    (await store.readMinutes(tx, meeting)) ??
    fail('not-found', `Meeting ${meeting} has no minutes that you may read.`, {
      next: 'They begin when the meeting is closed; guests read them once they are approved.',
    })
  );
}

/** The minutes with everything they rest on: agenda, attendance, stops. */
export async function readMinutes({ tx, now }: Pick<Step, 'tx' | 'now'>, id: number): Promise<MinutesView> {
  const meeting = await readDetail(tx, id, now);
  const row = await requireMinutes(tx, id);
  const notes = await store.readNotes(tx, id);
  return {
    meeting,
    state: row.state,
    marking: row.marking,
    remarks: row.remarks,
    notes: notes.map(({ item, discussed, decided }) => ({ item, discussed, decided })),
    authors: row.author_names,
    reviewedBy: row.reviewed_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    reviewNote: row.review_note,
    approvedBy: row.approved_name,
    approvedAt: row.approved_at?.toISOString() ?? null,
    contentHash: row.content_hash,
    version: row.version,
  };
}

/** What is approved: the words and what they are about, without who approved them. */
const contentOf = ({ meeting, marking, remarks, notes }: MinutesView): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        ref: meeting.ref,
        title: meeting.title,
        openedAt: meeting.openedAt,
        closedAt: meeting.closedAt,
        items: meeting.items.map(({ id, type, title, stops }) => ({ id, type, title, stops })),
        attendance: meeting.attendance,
        marking,
        remarks,
        notes: notes.toSorted((a, b) => a.item - b.item),
      }),
    )
    .digest('hex');

/** Writes the draft. Whoever writes becomes an author; a review done before no longer holds. */
export async function writeMinutes(step: Step, id: number, input: MinutesInput): Promise<MinutesView> {
  const { tx, actor } = step;
  const meeting = await requireMeeting(tx, id);
  requireHost(meeting, actor);
  const row = await requireMinutes(tx, id);
  requireOpen(row);
  const detail = await readDetail(tx, id, step.now);
  for (const note of input.notes) {
    const { state, title } = itemIn(detail, note.item);
    if (state !== 'stopped') await store.writeNote(tx, { meeting: id, ...note });
    else if (await differs(tx, id, note))
      fail('item-stopped', `“${title}” was stopped and not released.`, {
        next: 'Its words stay as they were when it was stopped.',
      });
  }
  const authors = [...new Set([...row.authors, ...(actor.person === null ? [] : [actor.person])])];
  const back = { state: 'draft' as const, reviewed_by: null, reviewed_at: null, review_note: '' };
  await advance(tx, id, input.version, { marking: input.marking, remarks: input.remarks, authors, ...back });
  return done(step, meeting, 'minutes.written', { marking: input.marking });
}

const differs = async (tx: Tx, meeting: number, note: { item: number; discussed: string; decided: string }) => {
  const kept = (await store.readNotes(tx, meeting)).find(each => each.item === note.item);
  return note.discussed !== (kept?.discussed ?? '') || note.decided !== (kept?.decided ?? '');
};

function requireOpen(row: store.MinutesRow): void {
  if (row.state === 'approved')
    fail('conflict', 'The minutes are approved and no longer change.', {
      next: 'Put a correction under an item of the next meeting.',
    });
}

async function advance(...[tx, id, version, change]: Parameters<typeof store.updateMinutes>): Promise<void> {
  if (!(await store.updateMinutes(tx, id, version, change)))
    fail('conflict', 'The minutes were changed by somebody else meanwhile.', {
      next: 'Load them again and repeat it.',
    });
}

async function done(
  step: Step,
  meeting: MeetingRow,
  kind: string,
  body: Readonly<Record<string, unknown>>,
  why?: string,
): Promise<MinutesView> {
  const minutes = await readMinutes(step, meeting.id);
  await recordAct(step.tx, step.actor, {
    area: 'meetings',
    kind,
    subject: { kind: 'minutes', id: meeting.id, ref: meeting.ref },
    mode: meeting.mode,
    visibleTo: kind === 'minutes.approved' ? [meeting.party, ...meeting.guests] : [meeting.party],
    ...(why ? { why } : {}),
    body,
  });
  return minutes;
}

/** Counsel who wrote none of it has read it for what should not have been said. */
export async function reviewMinutes(step: Step, id: number, version: number, note: string): Promise<MinutesView> {
  const meeting = await requireMeeting(step.tx, id);
  requireHost(meeting, step.actor);
  const row = await requireMinutes(step.tx, id);
  if (row.state !== 'draft')
    fail('conflict', `The minutes are ${row.state} already.`, { next: 'Only a draft is reviewed.' });
  requireOther(row.authors, step, 'reviews');
  const by = { reviewed_by: step.actor.person, reviewed_at: step.now, review_note: note };
  await advance(step.tx, id, version, { state: 'reviewed', ...by });
  return done(step, meeting, 'minutes.reviewed', {}, note || undefined);
}

/** Counsel or the chair sends them back with what has to change. */
export async function returnMinutes(step: Step, id: number, version: number, why: string): Promise<MinutesView> {
  const meeting = await requireMeeting(step.tx, id);
  requireHost(meeting, step.actor);
  requireOpen(await requireMinutes(step.tx, id));
  const back = { state: 'draft' as const, reviewed_by: null, reviewed_at: null, review_note: why };
  await advance(step.tx, id, version, back);
  return done(step, meeting, 'minutes.returned', {}, why);
}

/** The chair approves what counsel reviewed; from then on the guests read it and nobody changes it. */
export async function approveMinutes(step: Step, id: number, version: number): Promise<MinutesView> {
  const meeting = await requireMeeting(step.tx, id);
  requireHost(meeting, step.actor);
  const row = await requireMinutes(step.tx, id);
  if (row.state !== 'reviewed')
    fail('conflict', `The minutes are ${row.state}.`, { next: 'Counsel reviews them first.' });
  requireOther([...row.authors, row.reviewed_by ?? 0], step, 'approves');
  const hash = contentOf(await readMinutes(step, id));
  const by = { approved_by: step.actor.person, approved_at: step.now, content_hash: hash };
  await advance(step.tx, id, version, { state: 'approved', ...by });
  return done(step, meeting, 'minutes.approved', { content: hash });
}

function requireOther(own: readonly number[], { actor }: Step, verb: string): void {
  if (actor.person === null || own.includes(actor.person))
    fail('not-allowed', `Nobody ${verb} what they wrote or reviewed.`, {
      next: 'Ask somebody who had no hand in it.',
    });
}
