import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';

interface MinutesTable {
  meeting: number;
  state: Generated<'draft' | 'reviewed' | 'approved'>;
  marking: string;
  remarks: Generated<string>;
  authors: number[];
  reviewed_by: number | null;
  reviewed_at: Date | null;
  review_note: Generated<string>;
  approved_by: number | null;
  approved_at: Date | null;
  content_hash: string | null;
  version: Generated<number>;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'meetings.note': { item: number; meeting: number; discussed: string; decided: string };
    'meetings.minutes': MinutesTable;
  }
}

export const readNotes = (tx: Tx, meeting: number) =>
  tx.selectFrom('meetings.note').selectAll().where('meeting', '=', meeting).execute();

export const writeNote = (tx: Tx, row: { item: number; meeting: number; discussed: string; decided: string }) =>
  tx
    .insertInto('meetings.note')
    .values(row)
    .onConflict(clash => clash.column('item').doUpdateSet({ discussed: row.discussed, decided: row.decided }))
    .execute();

export type MinutesRow = NonNullable<Awaited<ReturnType<typeof readMinutes>>>;

export const readMinutes = (tx: Tx, meeting: number) =>
  tx
    .selectFrom('meetings.minutes as n')
    .leftJoin('party.person as r', 'r.id', 'n.reviewed_by')
    .leftJoin('party.person as a', 'a.id', 'n.approved_by')
    .selectAll('n')
    .select(['r.name as reviewed_name', 'a.name as approved_name'])
    .select(
      sql<string[]>`array(select p.name from party.person p where p.id = any (n.authors) order by p.name)`.as(
        'author_names',
      ),
    )
    .where('n.meeting', '=', meeting)
    .executeTakeFirst();

export const insertMinutes = (tx: Tx, row: { meeting: number; marking: string; authors: number[] }) =>
  tx.insertInto('meetings.minutes').values(row).execute();

/** @returns whether the version was still the one that the caller saw */
export async function updateMinutes(
  tx: Tx,
  meeting: number,
  version: number,
  change: Partial<Omit<MinutesTable, 'meeting' | 'version' | 'state' | 'remarks' | 'review_note'>> & {
    state?: MinutesRow['state'];
    remarks?: string;
    review_note?: string;
  },
): Promise<boolean> {
  const done = await tx
    .updateTable('meetings.minutes')
    .set({ ...change, version: version + 1 })
    .where('meeting', '=', meeting)
    .where('version', '=', version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
