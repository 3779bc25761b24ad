import type pg from 'pg';
import type { TestWorld } from './world.ts';

export const largeMarkings = 5000;
const markings = largeMarkings;

/** Readers by what they see: each sees markings by a rule on their number, so that the shares are exact by design. */
export const largeReaders = [
  { slug: 'sees-0-1', name: '0.1 %', sees: (m: number) => m % 1000 === 7 },
  { slug: 'sees-10', name: '10 %', sees: (m: number) => m % 10 === 3 },
  { slug: 'sees-90', name: '90 %', sees: (m: number) => m % 10 !== 4 },
  { slug: 'sees-old', name: '10 %, all old', sees: (m: number) => m > markings },
] as const;

export type LargeReader = (typeof largeReaders)[number];

/**
 * Markings 1 to 5000 fill the newest nine tenths, 5001 to 5500 only the oldest tenth. Beside them the obvious other way:
 * the same rows with a table of who may see which marking, under row security that joins it.
 */
export async function fillItems(owner: pg.Pool, world: TestWorld, count: number): Promise<void> {
  const holder = world.id('holder');
  const all = markings * 1.1;
  await owner.query(`alter table sharing.item disable trigger item_counted`);
  // Indexes made after the rows take a fraction of the time of those kept up row by row.
  const { rows: indexes } = await owner.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
     where indrelid = 'sharing.item'::regclass and not indisunique`,
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await owner.query(
    `insert into sharing.marking (key, identity, text, holder, originator, mode)
     select sha256(n::text::bytea), '{}', 'M' || n, $1, $1, 'live' from generate_series(1, ${all}) n`,
    [holder],
  );
  await owner.query(
    `insert into sharing.item (title, kind, mode, originator, holder, produced_at, marking_id, body)
     select 'Item ' || n, 'report', 'live', $1, $1, '2020-01-01'::timestamptz + n * interval '10 seconds',
       case when n <= ${count / 10} then ${markings} + 1 + (hashint4(n) & 2147483647) % ${markings / 10}
         else 1 + (hashint4(n) & 2147483647) % ${markings} end, 'text'
     from generate_series(1, ${count}) n`,
    [holder],
  );
  for (const { made } of indexes) await owner.query(made);
  await owner.query(`update sharing.marking m set items = c.items, newest = c.newest, newest_item = c.newest_item
    from (select marking_id, count(*) items, max(produced_at) newest, max(id) newest_item from sharing.item group by 1) c
    where c.marking_id = m.id`);
  for (const { slug, sees } of largeReaders) {
    const bits = Buffer.alloc((all >> 3) + 1);
    for (let m = 1; m <= all; m++) if (sees(m) && (slug === 'sees-old' || m <= markings)) bits[m >> 3]! |= 1 << (m & 7);
    await owner.query(
      `insert into sharing.visibility (party, bits, share) values ($1, $2, (select sum(items) filter (where sharing.bit($2, id)) / sum(items) from sharing.marking))`,
      [world.id(slug), bits],
    );
  }
  await owner.query(`create table sharing.bench_right as select m.id as marking, v.party
    from sharing.marking m join sharing.visibility v on sharing.bit(v.bits, m.id)`);
  await owner.query(`alter table sharing.bench_right add primary key (party, marking)`);
  await owner.query(`create table sharing.bench_row as select i.id, i.title, i.kind, i.mode, i.exercise, i.originator,
      i.holder, i.produced_at, m.text as marking, i.marking_id from sharing.item i join sharing.marking m on m.id = i.marking_id`);
  await owner.query(`create index on sharing.bench_row (produced_at desc, id desc)`);
  await owner.query(`create index on sharing.bench_row (marking_id, produced_at desc, id desc)`);
  await owner.query(`alter table sharing.bench_row enable row level security`);
  await owner.query(`create policy read on sharing.bench_row for select using (exists (
    select from sharing.bench_right r where r.marking = marking_id and r.party = (select app.party())))`);
  await owner.query(`grant select on sharing.bench_right to entente_app`);
  await owner.query(`grant select on sharing.bench_row to entente_app`);
  await owner.query(`vacuum analyze sharing.item, sharing.marking, sharing.bench_row, sharing.bench_right`);
}
