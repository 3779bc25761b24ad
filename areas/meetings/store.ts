import { type Generated, sql } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { ItemInput, Stop } from './contract.ts';

interface MeetingTable {
  id: Generated<number>;
  ref: string;
  party: number;
  guests: number[];
  title: string;
  purpose: string;
  marking: string;
  mode: Mode;
  exercise: string | null;
  starts_at: Date;
  duration_minutes: number;
  zone: string;
  counsel_name: string;
  counsel_how: 'present' | 'on-call' | null;
  counsel_reach: string;
  agenda_ahead_hours: number;
  agenda_sent_at: Date | null;
  agenda_late_why: string | null;
  agenda_reviewed_at: Date | null;
  agenda_reviewed_by: number | null;
  agenda_review_note: Generated<string>;
  state: Generated<'planned' | 'open' | 'closed' | 'cancelled'>;
  opened_at: Date | null;
  opened_by: number | null;
  closed_at: Date | null;
  current_item: number | null;
  version: Generated<number>;
}

interface AttendanceTable {
  id: Generated<number>;
  meeting: number;
  party: number;
  person: number | null;
  appointment: number | null;
  name: string;
  capacity: string;
  acknowledged_at: Date;
  joined_at: Date;
  recorded_by: number | null;
}

interface StopTable {
  id: Generated<number>;
  meeting: number;
  item: number;
  topic: Stop['topic'];
  why: string;
  stopped_at: Date;
  stopped_by: number;
  stopped_for: number;
  released_at: Date | null;
  released_by: number | null;
  release_why: string | null;
}

/** An item that counsel flagged when reading the agenda. */
export interface FlagRow {
  item: number;
  meeting: number;
  topic: Stop['topic'];
  why: string;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'meetings.meeting': MeetingTable;
    'meetings.item': {
      id: Generated<number>;
      meeting: number;
      position: number;
      type: ItemInput['type'];
      title: string;
      lead_party: number | null;
      planned_minutes: number;
      state: Generated<'waiting' | 'done' | 'deferred'>;
    };
    'meetings.flag': FlagRow;
    'meetings.attendance': AttendanceTable;
    'meetings.stop': StopTable;
  }
}

export async function nextRef(tx: Tx): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('meetings.ref_number') as n`.execute(tx);
  return `MTG-${String(rows[0]?.n).padStart(4, '0')}`;
}

type NewMeeting = Pick<
  MeetingTable,
  | 'ref'
  | 'party'
  | 'guests'
  | 'title'
  | 'purpose'
  | 'marking'
  | 'mode'
  | 'exercise'
  | 'starts_at'
  | 'duration_minutes'
  | 'zone'
  | 'counsel_name'
  | 'counsel_how'
  | 'counsel_reach'
  | 'agenda_ahead_hours'
>;

export const insertMeeting = async (tx: Tx, row: NewMeeting): Promise<number> =>
  (await tx.insertInto('meetings.meeting').values(row).returning('id').executeTakeFirstOrThrow()).id;

const meetings = (tx: Tx) =>
  tx
    .selectFrom('meetings.meeting as m')
    .innerJoin('party.party as p', 'p.id', 'm.party')
    .leftJoin('party.person as o', 'o.id', 'm.opened_by')
    .leftJoin('party.person as c', 'c.id', 'm.agenda_reviewed_by')
    .leftJoin('meetings.minutes as n', 'n.meeting', 'm.id')
    .selectAll('m')
    .select(['p.name as party_name', 'o.name as opened_by_name', 'c.name as reviewer_name'])
    .select('n.state as minutes_state')
    .select(
      sql<string[]>`array(select g.name from party.party g where g.id = any (m.guests) order by g.name)`.as(
        'guest_names',
      ),
    );

export type MeetingRow = Awaited<ReturnType<typeof readMeetings>>[number];

export const readMeetings = (tx: Tx) => meetings(tx).orderBy('m.starts_at', 'desc').limit(1000).execute();

export const readMeeting = (tx: Tx, id: number): Promise<MeetingRow | undefined> =>
  meetings(tx).where('m.id', '=', id).executeTakeFirst();

/** @returns whether the version was still the one that the caller saw */
export async function updateMeeting(
  tx: Tx,
  id: number,
  version: number,
  change: Partial<Omit<MeetingTable, 'id' | 'version' | 'state' | 'agenda_review_note'>> & {
    state?: MeetingRow['state'];
    agenda_review_note?: string;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('meetings.meeting')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type ItemRow = Awaited<ReturnType<typeof readItems>>[number];

export const readItems = (tx: Tx, meeting: number) =>
  tx
    .selectFrom('meetings.item as i')
    .leftJoin('party.party as p', 'p.id', 'i.lead_party')
    .selectAll('i')
    .select('p.name as lead_name')
    .where('i.meeting', '=', meeting)
    .orderBy('i.position')
    .execute();

/** Puts the agenda as given; its notes and stops do not exist before the meeting opens. */
export async function replaceItems(tx: Tx, meeting: number, items: readonly ItemInput[]): Promise<void> {
  await tx.deleteFrom('meetings.item').where('meeting', '=', meeting).execute();
  if (items.length === 0) return;
  await tx
    .insertInto('meetings.item')
    .values(
      items.map((item, i) => ({
        meeting,
        position: i + 1,
        type: item.type,
        title: item.title,
        lead_party: item.leadParty,
        planned_minutes: item.plannedMinutes,
      })),
    )
    .execute();
}

export const readFlags = (tx: Tx, meeting: number): Promise<FlagRow[]> =>
  tx.selectFrom('meetings.flag').selectAll().where('meeting', '=', meeting).execute();

const meetingsIn = async (tx: Tx, table: 'meetings.flag' | 'meetings.item'): Promise<ReadonlySet<number>> =>
  new Set((await tx.selectFrom(table).select('meeting').distinct().execute()).map(row => row.meeting));

/** Meetings with at least one item on their agenda, and those in which counsel flagged one. */
export const meetingsWithAgenda = (tx: Tx) => meetingsIn(tx, 'meetings.item');
export const flaggedMeetings = (tx: Tx) => meetingsIn(tx, 'meetings.flag');

/** What counsel flags now stands in place of what was flagged before. */
export async function replaceFlags(tx: Tx, meeting: number, flags: readonly FlagRow[]): Promise<void> {
  await tx.deleteFrom('meetings.flag').where('meeting', '=', meeting).execute();
  if (flags.length > 0) await tx.insertInto('meetings.flag').values(flags).execute();
}

export const setItemState = (tx: Tx, item: number, state: ItemRow['state']) =>
  tx.updateTable('meetings.item').set({ state }).where('id', '=', item).executeTakeFirst();

/** Which item is under way; nobody's view of the agenda is overwritten by it, so it carries no version. */
export const setCurrentItem = (tx: Tx, meeting: number, item: number | null) =>
  tx.updateTable('meetings.meeting').set({ current_item: item }).where('id', '=', meeting).execute();

export type StopRow = Awaited<ReturnType<typeof readStops>>[number];

export const readStops = (tx: Tx, meeting: number) =>
  tx
    .selectFrom('meetings.stop as s')
    .leftJoin('party.person as b', 'b.id', 's.stopped_by')
    .leftJoin('party.party as f', 'f.id', 's.stopped_for')
    .leftJoin('party.person as r', 'r.id', 's.released_by')
    .selectAll('s')
    .select(['b.name as by_name', 'f.name as for_name', 'r.name as released_name'])
    .where('s.meeting', '=', meeting)
    .orderBy('s.id')
    .execute();

export const insertStop = (
  tx: Tx,
  row: Pick<StopTable, 'meeting' | 'item' | 'topic' | 'why' | 'stopped_at' | 'stopped_by' | 'stopped_for'>,
) => tx.insertInto('meetings.stop').values(row).returning('id').executeTakeFirstOrThrow();

export const releaseStop = (tx: Tx, id: number, at: Date, by: number | null, why: string) =>
  tx
    .updateTable('meetings.stop')
    .set({ released_at: at, released_by: by, release_why: why })
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .executeTakeFirst();

export const readAttendance = (tx: Tx, meeting: number) =>
  tx
    .selectFrom('meetings.attendance as a')
    .innerJoin('party.party as p', 'p.id', 'a.party')
    .selectAll('a')
    .select('p.name as party_name')
    .where('a.meeting', '=', meeting)
    .orderBy('p.name')
    .orderBy('a.name')
    .execute();

export const insertAttendance = (tx: Tx, row: Omit<AttendanceTable, 'id'>) =>
  tx
    .insertInto('meetings.attendance')
    .values(row)
    .onConflict(clash => clash.columns(['meeting', 'party', 'name']).doNothing())
    .execute();

/** Parties among those given that are not enrolled in this exercise or drill at this instant. */
export const notEnrolled = (tx: Tx, parties: readonly number[], mode: Mode, name: string | null, at: Date) =>
  tx
    .selectFrom('party.party as p')
    .select('p.name')
    .where('p.id', 'in', parties.length ? [...parties] : [0])
    .where(where =>
      where.not(
        where.exists(
          where
            .selectFrom('party.enrolment as e')
            .select('e.party')
            .whereRef('e.party', '=', 'p.id')
            .where('e.mode', '=', mode as 'exercise')
            .where('e.name', '=', name ?? '')
            .where('e.starts', '<=', at)
            .where('e.ends', '>', at),
        ),
      ),
    )
    .execute();

export const readPartyIds = async (tx: Tx): Promise<ReadonlyMap<string, number>> =>
  new Map((await tx.selectFrom('party.party').select(['slug', 'id']).execute()).map(row => [row.slug, row.id]));

export const readPerson = (tx: Tx, id: number) =>
  tx.selectFrom('party.person').select(['id', 'name']).where('id', '=', id).executeTakeFirst();

export const readPersonByEmail = (tx: Tx, email: string) =>
  tx.selectFrom('party.person').select(['id', 'name']).where('email', '=', email).executeTakeFirst();
