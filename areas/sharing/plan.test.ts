import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { lateralQuery, readPage, walkQuery } from './item-store.ts';
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

const planOf = async (tx: Tx, query: RawBuilder<unknown>): Promise<string> => {
  const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`explain (costs off) ${query}`.execute(tx);
  return lines.map(line => line['QUERY PLAN']).join('\n');
};

test('the walk goes through the index by time, the other path through that by marking; neither reads the table whole', async () => {
  await world.as('sees-10', async tx => {
    const walk = await planOf(tx, walkQuery({ limit: 100 }, '2020-01-01T00:00:00Z'));
    assert.match(walk, /Index Scan using item_newest/);
    assert.match(walk, /Index Cond: .*produced_at >=/, 'the bound of the walk reaches the index');
    const lateral = await planOf(tx, lateralQuery({ limit: 100 }));
    assert.match(lateral, /Index (Only )?Scan (using|on) item_by_marking/);
    for (const plan of [walk, lateral]) assert.doesNotMatch(plan, /Seq Scan on item/);
  });
});

test('row security asks the bitmap without a call a row', async () => {
  const plan = await world.as('sees-10', tx => planOf(tx, walkQuery({ limit: 100 }, '2020-01-01T00:00:00Z')));
  assert.match(plan, /get_bit\(\(InitPlan/);
  assert.doesNotMatch(plan, /sharing\.bit/);
});

const expectedPath = { 'sees-0-1': 'lateral', 'sees-10': 'walk', 'sees-90': 'walk', 'sees-old': 'lateral' } as const;

for (const { slug, name } of largeReaders) {
  test(`who sees ${name} reads by ${expectedPath[slug]}, and both paths give the page of the slow twin`, async () => {
    await world.as(slug, async tx => {
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
      const lateral = await lateralQuery({ limit: 100 }).execute(tx);
      assert.deepEqual(
        lateral.rows.map(row => row.id),
        ids,
      );
    });
  });
}

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
