import type pg from 'pg';
import { sql } from 'kysely';
import { counterHash } from '#engines/kernel/random.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { readPage } from './item-store.ts';
import { type TestWorld, testWorld } from './testing/world.ts';
import { joinCommunity } from './testing/world-store.ts';

/** One line of `npm run bench`. `ours` and `other` are medians in `unit`; no number counts with a mismatch. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other: number | null;
  readonly unit: string;
  readonly ratio: number | null;
  readonly mismatches: number;
  readonly note: string;
}

const markings = 5000;
const parties = 1000;

/** Readers by what they see: each sees markings by a rule on their number, so that the shares are exact by design. */
const readers = [
  { slug: 'sees-0-1', name: '0.1 %', sees: (m: number) => m % 1000 === 7 },
  { slug: 'sees-10', name: '10 %', sees: (m: number) => m % 10 === 3 },
  { slug: 'sees-90', name: '90 %', sees: (m: number) => m % 10 !== 4 },
  { slug: 'sees-old', name: '10 %, all old', sees: (m: number) => m > markings },
] as const;

/** Pages of a large table for readers of different shares, and the re-enforcement of one party among a thousand. */
export async function bench(rowCounts: readonly number[] = rowCountsAsked()): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of rowCounts) rows.push(...(await benchPages(count)));
  rows.push(await benchMembership());
  return rows;
}

const rowCountsAsked = () => (process.env.ENTENTE_BENCH_BIG ? [1_000_000, 10_000_000] : [1_000_000]);

async function benchPages(count: number): Promise<BenchRow[]> {
  const database = await testDatabase();
  try {
    const world = await testWorld(database, [
      { slug: 'holder', standing: 'local' },
      ...readers.map(({ slug }) => ({ slug })),
    ]);
    await fillItems(database.ownerPool, world, count);
    const rows: BenchRow[] = [];
    for (const reader of readers) rows.push(await benchReader(world, reader, count));
    return rows;
  } finally {
    await database.close();
  }
}

/**
 * Markings 1 to 5000 fill the newest nine tenths, 5001 to 5500 only the oldest tenth. Beside them the obvious other way:
 * the same rows with the parties that may see each one in an array, under row security by overlap.
 */
async function fillItems(owner: pg.Pool, world: TestWorld, count: number): Promise<void> {
  const holder = world.id('holder');
  const all = markings * 1.1;
  await owner.query(`alter table sharing.item disable trigger item_counted`);
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
  await owner.query(`update sharing.marking m set items = c.items, newest = c.newest, newest_item = c.newest_item
    from (select marking_id, count(*) items, max(produced_at) newest, max(id) newest_item from sharing.item group by 1) c
    where c.marking_id = m.id`);
  for (const { slug, sees } of readers) {
    const bits = Buffer.alloc((all >> 3) + 1);
    for (let m = 1; m <= all; m++) if (sees(m) && (slug === 'sees-old' || m <= markings)) bits[m >> 3]! |= 1 << (m & 7);
    await owner.query(
      `insert into sharing.visibility (party, bits, share) values ($1, $2, (select sum(items) filter (where sharing.bit($2, id)) / sum(items) from sharing.marking))`,
      [world.id(slug), bits],
    );
  }
  await owner.query(`create table sharing.bench_row as select i.id, i.title, i.kind, i.produced_at,
      array(select v.party from sharing.visibility v where sharing.bit(v.bits, i.marking_id)) as readers from sharing.item i`);
  await owner.query(`create index on sharing.bench_row (produced_at desc, id desc)`);
  await owner.query(`create index on sharing.bench_row using gin (readers)`);
  await owner.query(`alter table sharing.bench_row enable row level security`);
  await owner.query(
    `create policy read on sharing.bench_row for select using (readers && array[(select app.party())])`,
  );
  await owner.query(`grant select on sharing.bench_row to entente_app`);
  await owner.query(`vacuum analyze sharing.item, sharing.marking, sharing.bench_row`);
}

async function benchReader(world: TestWorld, reader: (typeof readers)[number], count: number): Promise<BenchRow> {
  const { database } = world;
  const actor = world.actor(reader.slug);
  return asActor(database.app, actor, async tx => {
    const ours = await timed(async () => (await readPage(tx, { limit: 100 })).items.map(item => item.id));
    const path = (await readPage(tx, { limit: 100 })).path;
    const array = sql<{
      id: number;
    }>`select id, title, kind, produced_at from sharing.bench_row order by produced_at desc, id desc limit 100`;
    const other = await timed(async () => (await array.execute(tx)).rows.map(row => row.id));
    const mismatches =
      ours.answer.filter((id, i) => id !== other.answer[i]).length + Math.abs(other.answer.length - ours.answer.length);
    return {
      name: `newest 100 of ${count.toLocaleString('en')}, reader sees ${reader.name}`,
      ours: ours.median,
      other: other.median,
      unit: 'ms',
      ratio: other.median / ours.median,
      mismatches,
      note: `path ${path}; other: rows with arrays of parties, overlap under row security`,
    };
  });
}

async function timed<T>(run: () => Promise<T>): Promise<{ median: number; answer: T }> {
  let answer = await run();
  const times: number[] = [];
  const began = performance.now();
  for (let i = 0; i < 15 && performance.now() - began < 5000; i++) {
    const start = performance.now();
    answer = await run();
    times.push(performance.now() - start);
  }
  return { median: times.toSorted((a, b) => a - b)[times.length >> 1]!, answer };
}

/** One party of a thousand joins or leaves a community: its bitmap over all interned markings is decided and written anew. */
async function benchMembership(): Promise<BenchRow> {
  const database = await testDatabase();
  try {
    const slugs = Array.from({ length: parties }, (_, i) => `party-${i}`);
    const world = await testWorld(
      database,
      slugs.map(slug => ({ slug })),
    );
    await world.system(tx => joinCommunity(tx, 'isac', slugs.slice(0, 500).map(world.id)));
    await internMany(world);
    const moving = world.id('party-900');
    const one = await timedChanges(world, moving, false);
    const whole = await timedChanges(world, moving, true);
    return {
      name: `one of ${parties.toLocaleString('en')} parties changes membership, ${markings.toLocaleString('en')} markings re-enforced`,
      ours: one.median,
      other: whole.median,
      unit: 'ms',
      ratio: whole.median / one.median,
      mismatches: await bitmapMismatches(world, moving),
      note: 'other: a process that has compiled nothing yet',
    };
  } finally {
    await database.close();
  }
}

/** Held by twenty parties of the community; thirty classes of marking text, spread by date and exercise name. */
async function internMany(world: TestWorld): Promise<void> {
  const texts = ['TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED', 'TLP:GREEN PAP:AMBER'];
  await world.system(async tx => {
    const rows = Array.from({ length: markings }, (_, n) => {
      const giver = world.id(`party-${counterHash(1, n) % 20}`);
      const identity = {
        parts: [
          { marking: texts[n % texts.length]!, context: { created: '2026-01-01' }, informationClass: 'indicator' },
        ],
        holder: giver,
        originator: world.id(`party-${n % 500}`),
        mode: 'live',
        exercise: null,
      };
      return { key: `n${n}`, identity: JSON.stringify(identity), giver, originator: identity.originator };
    });
    await sql`insert into sharing.giver (party) select distinct unnest(${[...rows.map(r => r.giver), ...rows.map(r => r.originator)]}::int[]) on conflict do nothing`.execute(
      tx,
    );
    await sql`insert into sharing.marking (key, identity, text, holder, originator, mode)
      select sha256(k::bytea), i::jsonb, 'bench', g, o, 'live' from unnest(${rows.map(r => r.key)}::text[], ${rows.map(r => r.identity)}::text[],
        ${rows.map(r => r.giver)}::int[], ${rows.map(r => r.originator)}::int[]) as r (k, i, g, o)`.execute(tx);
  });
  await world.system(tx => world.services.sharing.reenforce(tx, [world.id('party-900')]));
}

/** Median of a whole change: the membership is written, the trigger empties the bitmap, the engine writes it anew. */
async function timedChanges(world: TestWorld, party: number, withoutCache: boolean): Promise<{ median: number }> {
  const times: number[] = [];
  for (let i = 0; i < (withoutCache ? 3 : 15); i++) {
    const room = withoutCache ? world.anotherProcess() : world.room;
    const start = performance.now();
    await world.system(async tx => {
      await sql`delete from party.membership where party = ${party}`.execute(tx);
      if (i % 2 === 0) await joinCommunity(tx, 'isac', [party]);
      await room.service.reenforce(tx, [party]);
    });
    times.push(performance.now() - start);
  }
  return { median: times.toSorted((a, b) => a - b)[times.length >> 1]! };
}

/** The bits written by the process that kept its cache against those of one that decides everything anew. */
async function bitmapMismatches(world: TestWorld, party: number): Promise<number> {
  const bits = () =>
    world.system(
      async tx =>
        (await sql<{ bits: Buffer }>`select bits from sharing.visibility where party = ${party}`.execute(tx)).rows[0]!
          .bits,
    );
  await world.system(tx => world.services.sharing.reenforce(tx, [party]));
  const kept = await bits();
  await world.system(tx => world.anotherProcess().service.reenforce(tx, [party]));
  const fresh = await bits();
  return fresh.reduce((wrong, byte, i) => wrong + (byte === kept[i] ? 0 : 1), Math.abs(fresh.length - kept.length));
}
