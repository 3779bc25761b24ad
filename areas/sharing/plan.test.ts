import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { readPage } from './item-store.ts';
import { fillItems, largeReaders } from './testing/large-store.ts';
import { type TestWorld, testWorld } from './testing/world.ts';

const rows = 40_000;

let world: TestWorld;
before(async () => {
  const readers = largeReaders.map(({ slug }) => ({ slug }));
  world = await testWorld(await testDatabase(), [{ slug: 'holder', standing: 'local' }, ...readers]);
  await fillItems(world.database.ownerPool, world, rows);
});
after(() => world.database.close());

interface Node {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

/** Blocks of 8 kB that finding the ids of a page touches: says the same on every machine, which a time does not. */
async function blocksOf(tx: Tx, limit: number): Promise<number> {
  const { rows: found } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`
    explain (analyze, buffers, format json) select * from sharing.newest(${limit}, null, null, null, null, null)`.execute(
    tx,
  );
  const { Plan } = found[0]!['QUERY PLAN'][0];
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
}

for (const { slug, name } of largeReaders) {
  test(`a page for who sees ${name} touches a part of the table, through an index`, async t => {
    const { rows: pages } = await world.database.ownerPool.query<{ blocks: number }>(
      `select pg_relation_size('sharing.item') / 8192 as blocks`,
    );
    await world.as(slug, async tx => {
      await blocksOf(tx, 100); // the catalogues are read once
      const blocks = await blocksOf(tx, 100);
      t.diagnostic(`${blocks} blocks; the table has ${pages[0]!.blocks}`);
      assert.ok(blocks < mostBlocks[slug]);
    });
  });
}

test('a page through row security asks the bitmap without a call a row', async () => {
  const plan = await world.as('sees-10', async tx => {
    const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`
      explain (costs off) select id from sharing.item order by produced_at desc limit 100`.execute(tx);
    return lines.map(line => line['QUERY PLAN']).join('\n');
  });
  assert.match(plan, /get_bit\(\(InitPlan/);
  assert.doesNotMatch(plan, /sharing\.bit/);
});

// Whoever sees old items only has every newer marking looked at, and its row as well while vacuum has not passed over it.
const mostBlocks = { 'sees-0-1': 400, 'sees-10': 400, 'sees-90': 400, 'sees-old': 7000 } as const;

const expectedPath = { 'sees-0-1': 'lateral', 'sees-10': 'walk', 'sees-90': 'walk', 'sees-old': 'walk' } as const;

for (const { slug, name } of largeReaders) {
  test(`who sees ${name} reads by ${expectedPath[slug]}, and both paths give the page of the slow twin`, async () => {
    const found = await world.as(slug, async tx => {
      const page = await readPage(tx, { limit: 100 });
      assert.equal(page.path, expectedPath[slug]);
      const slow = await sql<{ id: number }>`
        select id from (select * from sharing.item offset 0) i order by produced_at desc, id desc limit 100`.execute(
        tx,
      );
      const ids = slow.rows.map(row => row.id);
      assert.ok(ids.length > 10);
      assert.deepEqual(
        page.items.map(item => item.id),
        ids,
      );
      return ids;
    });
    await world.database.ownerPool.query('update sharing.visibility set share = 0 where party = $1', [world.id(slug)]);
    const lateral = await world.as(slug, tx => readPage(tx, { limit: 100 }));
    assert.equal(lateral.path, 'lateral');
    assert.deepEqual(
      lateral.items.map(item => item.id),
      found,
    );
  });
}

test('pages narrowed or continued are those of the slow twin', async () => {
  const { rows: middle } = await world.database.ownerPool.query<{ at: string; id: number }>(
    `select to_char(produced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id from sharing.item
     order by produced_at desc, id desc offset 20000 limit 1`,
  );
  const before = { producedAt: middle[0]!.at, id: middle[0]!.id };
  for (const { slug } of largeReaders) {
    await world.as(slug, async tx => {
      for (const more of [
        { before },
        { kind: 'report' },
        { kind: 'nothing' },
        { mode: 'drill' as const },
        { before, mode: 'live' as const },
      ]) {
        const page = await readPage(tx, { limit: 50, ...more });
        const slow = await sql<{ id: number }>`
          select id from (select * from sharing.item offset 0) i
          where ${more.before ? sql`(produced_at, id) < (${before.producedAt}::timestamptz, ${before.id})` : sql`true`}
            and ${more.kind ? sql`kind = ${more.kind}` : sql`true`} and ${more.mode ? sql`mode = ${more.mode}` : sql`true`}
          order by produced_at desc, id desc limit 50`.execute(tx);
        assert.deepEqual(
          page.items.map(item => item.id),
          slow.rows.map(row => row.id),
          `${slug} ${JSON.stringify(more)}`,
        );
      }
    });
  }
});

test('pages follow each other without a gap', async () => {
  await world.as('sees-10', async tx => {
    const whole = await readPage(tx, { limit: 60 });
    const first = await readPage(tx, { limit: 20 });
    const last = first.items.at(-1)!;
    const second = await readPage(tx, { limit: 40, before: { producedAt: last.producedAt, id: last.id } });
    assert.deepEqual(
      [...first.items, ...second.items].map(item => item.id),
      whole.items.map(item => item.id),
    );
  });
});
