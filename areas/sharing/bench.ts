import { sql } from 'kysely';
import { counterHash } from '#engines/kernel/random.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { readPage } from './item-store.ts';
import {
  fillItems,
  largeMarkings as markings,
  type LargeReader,
  largeReaders as readers,
} from './testing/large-store.ts';
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

const parties = 1000;

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

async function benchReader(world: TestWorld, reader: LargeReader, count: number): Promise<BenchRow> {
  const { database } = world;
  const actor = world.actor(reader.slug);
  return asActor(database.app, actor, async tx => {
    const ours = await timed(async () => (await readPage(tx, { limit: 100 })).items.map(item => item.id));
    const { path } = await readPage(tx, { limit: 100 });
    const joined = sql<{ id: number }>`
      select id, title, kind, mode, exercise, originator, holder, marking, marking_id,
        to_char(produced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "producedAt"
      from sharing.bench_row order by produced_at desc, id desc limit 100`;
    const other = await timed(async () => (await joined.execute(tx)).rows.map(row => row.id));
    const mismatches =
      ours.answer.filter((id, i) => id !== other.answer[i]).length + Math.abs(other.answer.length - ours.answer.length);
    return {
      name: `newest 100 of ${count.toLocaleString('en')}, reader sees ${reader.name}`,
      ours: ours.median,
      other: other.median,
      unit: 'ms',
      ratio: other.median / ours.median,
      mismatches,
      note: `${leastOf(ours, other)}; path ${path}; other: row security that joins a table of rights`,
    };
  });
}

/** The median of up to 40 runs, and the least: what others take of the machine is in the one and hardly in the other. */
async function timed<T>(run: () => Promise<T>): Promise<Times & { answer: T }> {
  let answer = await run();
  const times: number[] = [];
  const began = performance.now();
  for (let i = 0; i < 40 && performance.now() - began < 5000; i++) {
    const start = performance.now();
    answer = await run();
    times.push(performance.now() - start);
  }
  return { ...timesOf(times), answer };
}

interface Times {
  readonly median: number;
  readonly least: number;
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]! };
}

const leastOf = (ours: Times, other: Times) => `least ${ours.least.toFixed(1)} against ${other.least.toFixed(1)} ms`;

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
      note: `${leastOf(one, whole)}; other: a process that has compiled nothing yet`,
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
          { marking: texts[n % texts.length]!, context: { created: '2126-01-01' }, informationClass: 'indicator' },
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
async function timedChanges(world: TestWorld, party: number, withoutCache: boolean): Promise<Times> {
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
  return timesOf(times);
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
