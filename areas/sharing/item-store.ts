import { type RawBuilder, sql } from 'kysely';
import { fail } from '#engines/kernel/failure.ts';
import type { Mode } from '#engines/kernel/mode.ts';
import type { z } from 'zod';
import type { Tx } from '#platform/db/tables.ts';
import type { Item, itemDraftSchema } from './contract.ts';

type Draft = z.output<typeof itemDraftSchema>;
type DraftSection = Draft['sections'][number];

export async function insertItem(
  tx: Tx,
  row: { draft: Draft; holder: number; markingId: number; redactionOf: number | null },
): Promise<number> {
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
      redaction_of: row.redactionOf,
      body: draft.sections.map(section => `${section.title}\n${section.body}`).join('\n\n'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
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
  i.redaction_of as "redactionOf"`);

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
    select id, title from sharing.item where redaction_of = ${item} order by id`.execute(tx);
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

const conditions = (ask: PageAsk): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(ask.before ? [sql`(i.produced_at, i.id) < (${ask.before.producedAt}::timestamptz, ${ask.before.id})`] : []),
      ...(ask.mode ? [sql`i.mode = ${ask.mode}`] : []),
      ...(ask.kind ? [sql`i.kind = ${ask.kind}`] : []),
      ...(ask.originator ? [sql`i.originator = ${ask.originator}`] : []),
    ],
    sql` and `,
  );

/** How many of the newest items a walk may touch before the other path is cheaper, whatever the statistics said. */
const walkMost = 10_000;

/** Newest first through the index, row security letting through what the bitmap allows; stops at `walkMost` items. */
export function walkQuery(ask: PageAsk, since: string): RawBuilder<Item> {
  return sql<Item>`
    select ${columns} from (
      select * from sharing.item i
      where ${conditions(ask)} and i.produced_at >= ${since}::timestamptz
      order by i.produced_at desc, i.id desc limit ${ask.limit}
    ) i order by i.produced_at desc, i.id desc`;
}

/**
 * The visible markings by their newest item, then the newest items of each. On the first page the newest `limit` items
 * cannot lie in other markings than the `limit` with the newest items, so the work does not grow with their number.
 */
export function lateralQuery(ask: PageAsk): RawBuilder<Item> {
  const narrow = ask.before || ask.mode || ask.kind || ask.originator;
  const most = narrow ? sql`` : sql`order by m.newest desc, m.newest_item desc limit ${ask.limit}`;
  return sql<Item>`
    select ${columns} from (
      select i.* from (
        select f.id, f.produced_at from (select m.id from sharing.marking m where m.items > 0 ${most}) m
        cross join lateral (
          select i.id, i.produced_at from sharing.item i where i.marking_id = m.id and ${conditions(ask)}
          order by i.produced_at desc, i.id desc limit ${ask.limit}
        ) f order by f.produced_at desc, f.id desc limit ${ask.limit}
      ) top join sharing.item i on i.id = top.id
    ) i order by i.produced_at desc, i.id desc`;
}

/**
 * The share of all items that the reader's party sees, as of the last rewriting of its bitmap (1 for the installation),
 * and how far back a walk goes. The bound is asked for apart, since row security takes the index from a subquery.
 */
async function readWalk(tx: Tx, limit: number): Promise<{ share: number; since: string }> {
  // Three times the rows that a page needs on average: a reader whose items are all old is found out sooner.
  const { rows } = await sql<{ share: number; since: string }>`
    select share, coalesce(sharing.nth_newest(
        least(${walkMost}, ceil(3 * ${limit} / greatest(share, ${walkFromShare})))::int), '-infinity')::text as since
    from (select case when app.is_system() then 1 else
      coalesce((select share from sharing.visibility where party = app.party()), 0) end as share) s`.execute(tx);
  return rows[0]!;
}

const walkFromShare = 0.01;

/** A page of what the reader may see, by the path that is cheaper for the share they see. */
export async function readPage(tx: Tx, ask: PageAsk): Promise<{ items: Item[]; path: 'walk' | 'lateral' }> {
  const { share, since } = await readWalk(tx, ask.limit);
  if (share >= walkFromShare && !ask.before) {
    const { rows } = await walkQuery(ask, since).execute(tx);
    if (rows.length === ask.limit) return { items: rows, path: 'walk' };
  }
  const { rows } = await lateralQuery(ask).execute(tx);
  return { items: rows, path: 'lateral' };
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
