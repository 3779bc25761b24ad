import { sql } from 'kysely';
import { fail } from '#engines/kernel/failure.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import type { z } from 'zod';
import type { Tx } from '#platform/db/tables.ts';
import type { Item, itemDraftSchema } from './contract.ts';

type Draft = z.output<typeof itemDraftSchema>;
type DraftSection = Draft['sections'][number];

export async function insertItem(tx: Tx, row: { draft: Draft; holder: number; markingId: number }): Promise<number> {
  const { draft } = row;
  const made = await tx
    .insertInto('sharing.item')
    .values({
      title: draft.title,
      kind: draft.kind,
      mode: draft.mode,
      exercise: draft.exercise ?? null,
      originator: draft.originator,
      holder: row.holder,
      produced_at: new Date(draft.producedAt),
      marking_id: row.markingId,
      body: draft.sections.map(section => `${section.title}\n${section.body}`).join('\n\n'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Says what a redaction was made from, to those who see both. */
export async function insertRedaction(tx: Tx, item: number, original: number): Promise<void> {
  await sql`insert into sharing.redaction (item, original) values (${item}, ${original})`.execute(tx);
}

export async function insertSections(
  tx: Tx,
  item: number,
  sections: readonly (DraftSection & { markingId: number })[],
): Promise<void> {
  await tx
    .insertInto('sharing.section')
    .values(
      sections.map((section, position) => ({
        item,
        position,
        name: section.id,
        title: section.title,
        marking: section.marking,
        marking_context: section.markingContext ? JSON.stringify(section.markingContext) : null,
        marking_id: section.markingId,
        information_class: section.informationClass,
        body: section.body,
      })),
    )
    .execute();
}

const columns = sql.raw(`i.id, i.title, i.kind, i.mode, i.exercise, i.originator, i.holder,
  to_char(i.produced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "producedAt",
  (select m.text from sharing.marking m where m.id = i.marking_id) as marking, i.marking_id as "markingId",
  (select r.original from sharing.redaction r where r.item = i.id) as "redactionOf"`);

/** @throws FailureError `not-found`, also for what the reader may not see: that it exists is not told */
export async function readItem(tx: Tx, id: number): Promise<Item & { readonly exercise: string | null }> {
  const { rows } = await sql<Item & { exercise: string | null }>`
    select ${columns} from sharing.item i where i.id = ${id}`.execute(tx);
  return rows[0] ?? fail('not-found', `There is no item ${id} that you may see.`);
}

export interface StoredSection {
  readonly id: string;
  readonly title: string;
  readonly marking: string;
  readonly markingContext: Record<string, string> | null;
  readonly markingId: number;
  readonly informationClass: string;
  readonly body: string;
}

export async function readSections(tx: Tx, item: number): Promise<StoredSection[]> {
  const { rows } = await sql<StoredSection>`
    select name as id, title, marking, marking_context as "markingContext", marking_id as "markingId",
      information_class as "informationClass", body
    from sharing.section where item = ${item} order by position`.execute(tx);
  return rows;
}

export async function readRedactions(tx: Tx, item: number): Promise<{ id: number; title: string }[]> {
  const { rows } = await sql<{ id: number; title: string }>`
    select i.id, i.title from sharing.redaction r join sharing.item i on i.id = r.item
    where r.original = ${item} order by i.id`.execute(tx);
  return rows;
}

/** Where the next page begins: the place of the last item of this one. */
export interface Cursor {
  readonly producedAt: string;
  readonly id: number;
}

export interface PageAsk {
  readonly limit: number;
  readonly before?: Cursor | undefined;
  readonly mode?: Mode | undefined;
  readonly kind?: string | undefined;
  readonly originator?: number | undefined;
}

/** The ids and order of the page come from one function of the database, the items then through row security. */
const pageQuery = (ask: PageAsk) => sql<Item & { path: 'walk' | 'lateral' }>`
  select ${columns}, f.path from sharing.newest(${ask.limit}, ${ask.before?.producedAt ?? null}::timestamptz,
    ${ask.before?.id ?? null}::bigint, ${ask.mode ?? null}, ${ask.kind ?? null}, ${ask.originator ?? null}::int) f
  join sharing.item i on i.id = f.id order by i.produced_at desc, i.id desc`;

/** A page of what the reader may see, by the path that is cheaper for the share they see. */
export async function readPage(tx: Tx, ask: PageAsk): Promise<{ items: Item[]; path: 'walk' | 'lateral' }> {
  const { rows } = await pageQuery(ask).execute(tx);
  return { items: rows, path: rows[0]?.path ?? 'lateral' };
}

/** Ids by rank from the audited function, then the items under row security: two checks of one verdict. */
export async function searchItems(tx: Tx, query: string, limit: number): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${columns} from sharing.search(${query}, ${limit}) f join sharing.item i on i.id = f.id
    order by f.rank desc, i.produced_at desc`.execute(tx);
  return rows;
}

export async function readSearchLog(
  tx: Tx,
  limit: number,
): Promise<{ id: number; at: Date; person: string | null; party: string | null; query: string; found: number }[]> {
  const { rows } = await sql<{
    id: number;
    at: Date;
    person: string | null;
    party: string | null;
    query: string;
    found: number;
  }>`
    select l.id, l.at, p.name as person, q.name as party, l.query, l.found from sharing.search_log l
    left join party.person p on p.id = l.person left join party.party q on q.id = l.party
    order by l.id desc limit ${limit}`.execute(tx);
  return rows;
}
