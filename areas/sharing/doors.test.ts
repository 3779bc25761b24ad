import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import { type FailureError, fail } from '#engines/kernel/failure.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { Item } from './contract.ts';
import { readItem, readPage, readRedactions, readSections, searchItems } from './item-store.ts';
import { redactItem } from './items.ts';
import { now, type TestWorld, testWorld } from './testing/world.ts';
import { whoMaySee } from './who-may-see.ts';

/** An item with an open and a closed section, its redaction, and a reader who may see the redaction alone. */
let world: TestWorld;
let original: Item;
let redaction: Item;
const absent = 999_999_999;
const secret = 'quetzalcoatl';
const section = (id: string, marking: string, body: string) => ({
  id,
  title: `Part ${id}`,
  marking,
  body,
  informationClass: 'indicator' as const,
});

before(async () => {
  world = await testWorld(await testDatabase(), [
    { slug: 'holder', standing: 'local' },
    { slug: 'low', country: 'DE' },
  ]);
  await world.agree({
    parties: [world.id('holder'), world.id('low')],
    maxMarkings: [{ scheme: 'tlp-2', level: 'AMBER' }],
  });
  original = await world.as('holder', (tx, actor) =>
    world.services.sharing.createItem(tx, actor, {
      title: `Valves of ${secret}`,
      originator: world.id('holder'),
      producedAt: '2126-11-20T00:00:00Z',
      sections: [section('open', 'TLP:GREEN', 'turbine valves'), section('closed', 'TLP:RED', `operator ${secret}`)],
    }),
  );
  redaction = await world.as('holder', (tx, actor) =>
    redactItem(world.room, tx, actor, original.id, {
      title: 'Valves of an operator',
      sections: [section('open', 'TLP:GREEN', 'turbine valves')],
    }),
  );
});
after(() => world.database.close());

/** The people of the two parties are not the same; the ledger shows everyone their own acts. */
const low = <T>(work: (tx: Tx) => Promise<T>) =>
  asActor(world.database.app, { ...world.actor('low'), person: null }, async tx => {
    await world.room.enforcer.refresh(tx, world.id('low'));
    return work(tx);
  });
const count = (query: RawBuilder<{ n: number }>) => low(async tx => (await query.execute(tx)).rows[0]!.n);
const refusal = async (work: (tx: Tx) => Promise<unknown>): Promise<{ code: string; text: string }> => {
  try {
    await low(work);
  } catch (error) {
    const { code = '', message, failure } = error as Partial<FailureError> & { code?: string; message: string };
    return { code: failure?.code ?? code, text: `${message} ${failure?.next ?? ''}` };
  }
  return fail('not-refused', 'It was not refused.');
};
/** The same answer as for what does not exist, save the number that was asked for. */
const refusesAlike = async (work: (tx: Tx, id: number) => Promise<unknown>, code: string): Promise<void> => {
  const [hidden, none] = [await refusal(tx => work(tx, original.id)), await refusal(tx => work(tx, absent))];
  assert.equal(hidden.code, code);
  const without = (text: string, id: number) => text.replaceAll(String(id), '#');
  assert.deepEqual(without(hidden.text, original.id), without(none.text, absent));
};

test('the reader sees the redaction, and nothing in it names the original', async () => {
  const seen = await low(tx => readItem(tx, redaction.id));
  assert.equal(seen.redactionOf, null);
  assert.doesNotMatch(JSON.stringify(seen), new RegExp(secret));
  assert.deepEqual(
    (await low(tx => readSections(tx, redaction.id))).map(part => part.id),
    ['open'],
  );
  const held = await world.as('holder', tx => readItem(tx, redaction.id));
  assert.equal(held.redactionOf, original.id, 'who sees both is told');
  const made = await world.as('holder', tx => readRedactions(tx, original.id));
  assert.deepEqual(
    made.map(({ id }) => id),
    [redaction.id],
  );
});

test('no table of the room shows a row of the original', async () => {
  assert.equal(await count(sql`select count(*)::int as n from sharing.item where id = ${original.id}`), 0);
  assert.equal(await count(sql`select count(*)::int as n from sharing.section where item = ${original.id}`), 0);
  assert.equal(await count(sql`select count(*)::int as n from sharing.redaction`), 0);
  assert.equal(
    await count(
      sql`select count(*)::int as n from sharing.marking where id = ${original.markingId} or text like '%RED%'`,
    ),
    0,
  );
  assert.equal(await count(sql`select count(*)::int as n from sharing.giver`), 0);
});

test('counts and extremes are those of what is seen', async () => {
  const page = await low(tx => readPage(tx, { limit: 100 }));
  assert.equal(page.items.length, 1);
  assert.equal(await count(sql`select count(*)::int as n from sharing.item`), 1);
  assert.equal(await count(sql`select count(*)::int as n from sharing.section`), 1);
  assert.equal(await count(sql`select max(id)::int as n from sharing.item`), redaction.id);
  assert.equal(await count(sql`select sum(items)::int as n from sharing.marking`), 1);
  assert.equal(
    await count(sql`select count(*)::int as n from sharing.newest(500, null, null, null, null, null)`),
    1,
    'however far the reader asks',
  );
});

test('the share of what is seen is not told: with the number seen it would tell how many there are', async () => {
  assert.equal((await refusal(tx => sql`select share from sharing.visibility`.execute(tx))).code, '42501');
  assert.equal((await refusal(tx => sql`select * from sharing.visibility`.execute(tx))).code, '42501');
});

const forms = [
  secret,
  `"operator ${secret}"`,
  `turbine ${secret}`,
  `${secret} or nothing`,
  `valves -turbine`,
  `-nothing ${secret}`,
  `${secret}:*`,
  'quetzal',
  `title:${secret}`,
  '" & ! ( |',
  "'; select 1; --",
  '',
] as const;
for (const form of forms) {
  test(`search by ${JSON.stringify(form)} finds nothing of the original, nor counts it`, async () => {
    const found = await low(tx => searchItems(tx, form, 100));
    assert.ok(found.every(({ id }) => id === redaction.id));
    const { rows } = await world.system(tx =>
      sql<{ found: number }>`select found from sharing.search_log order by id desc limit 1`.execute(tx),
    );
    assert.equal(rows[0]?.found, found.length);
  });
}

test('search finds the redaction by what is in it, and the holder finds both', async () => {
  assert.deepEqual(
    (await low(tx => searchItems(tx, 'turbine', 10))).map(({ id }) => id),
    [redaction.id],
  );
  const held = await world.as('holder', tx => searchItems(tx, 'turbine', 10));
  assert.equal(held.length, 2);
});

test('nobody searches without acting for a party, and the log of others is not shown', async () => {
  await low(tx => searchItems(tx, secret, 10));
  const nobody = { ...world.actor('low', []), party: null };
  await assert.rejects(
    asActor(world.database.app, nobody, tx => searchItems(tx, secret, 10)),
    /without acting for a party/,
  );
  assert.equal(
    (await refusal(tx => sql`insert into sharing.search_log (query, found) values ('x', 1)`.execute(tx))).code,
    '42501',
  );
});

test('a condition that fails on the hidden row is never asked of it', async () => {
  const traps = [
    sql`select count(*)::int as n from sharing.item where case when body like ${`%${secret}%`} then (1 / (length(body) - length(body))) = 1 else true end`,
    sql`select count(*)::int as n from sharing.item where title = 'Valves of an operator' or title::int > 0`,
    sql`select count(*)::int as n from sharing.section where body = 'turbine valves' or body::int > 0`,
    sql`select count(*)::int as n from sharing.item where words @@ to_tsquery('simple', 'turbine') and (id = ${redaction.id} or (1 / (id - id)) = 1)`,
  ] as RawBuilder<{ n: number }>[];
  for (const trap of traps) assert.equal(await count(trap), 1);
});

test('writing tells no more of the original than of what does not exist', async () => {
  await refusesAlike(
    (tx, id) => sql`insert into sharing.redaction (item, original) values (${redaction.id}, ${id})`.execute(tx),
    '42501',
  );
  await refusesAlike(
    (tx, id) =>
      sql`insert into sharing.section (item, position, name, title, marking, marking_id, information_class, body)
        values (${id}, 0, 'a', 'a', 'TLP:GREEN', ${redaction.markingId}, 'indicator', '')`.execute(tx),
    '42501',
  );
  const { rows } = await world.database.ownerPool.query<{ key: Buffer }>(
    'select key from sharing.marking where id = $1',
    [original.markingId],
  );
  const intern = (key: Buffer) =>
    refusal(tx =>
      sql`insert into sharing.marking (key, identity, text, holder, originator, mode)
        values (${key}, '{}', 'x', ${world.id('low')}, ${world.id('low')}, 'live')`.execute(tx),
    );
  assert.deepEqual(await intern(rows[0]!.key), await intern(Buffer.alloc(32, 7)));
  for (const change of [
    sql`update sharing.item set title = 'x' where id = ${original.id}`,
    sql`delete from sharing.item where id = ${original.id}`,
    sql`update sharing.marking set items = 0`,
    sql`select sharing.forget(array[${world.id('holder')}::int])`,
    sql`select last_value from sharing.item_id_seq`,
  ]) {
    assert.equal((await refusal(tx => change.execute(tx))).code, '42501');
  }
});

test('the bitmap of one’s own party is not written by it', async () => {
  const { rows } = await low(tx =>
    sql`update sharing.visibility set bits = '\\xffff' where party = ${world.id('low')} returning party`.execute(tx),
  );
  assert.equal(rows.length, 0);
});

test('every question about the original is answered like one about what does not exist', async () => {
  await refusesAlike((tx, id) => readItem(tx, id), 'not-found');
  await refusesAlike(
    (tx, id) => whoMaySee(tx, world.actor('low'), id, world.room, Temporal.Instant.from(now)),
    'not-found',
  );
  await refusesAlike(
    (tx, id) =>
      redactItem(world.room, tx, world.actor('low'), id, { title: 'x', sections: [section('a', 'TLP:GREEN', 'x')] }),
    'not-found',
  );
  assert.deepEqual(await low(tx => readRedactions(tx, original.id)), []);
});

test('no act tells the reader of the original or of its redacting', async () => {
  const acts = await low(async tx => {
    const { rows } = await sql<{ text: string }>`select row_to_json(a)::text as text from ledger.act a`.execute(tx);
    return rows.map(({ text }) => text);
  });
  assert.ok(acts.every(text => !text.includes('"subject_kind":"item"')));
});

test('the act of a disclosure tells a recipient nothing of what was withheld', async () => {
  await world.as('holder', (tx, actor) =>
    world.services.sharing.disclose(tx, actor, {
      mode: 'live',
      purpose: 'cyber-defence',
      at: now,
      holder: world.id('holder'),
      originator: world.id('holder'),
      subject: { kind: 'incident', id: '1' },
      sections: [
        section('open', 'TLP:GREEN', 'turbine valves'),
        { ...section('closed', 'SECRET', secret), markingContext: { scheme: 'nato' } },
      ],
      recipients: [world.id('low')],
    }),
  );
  const { rows } = await low(tx =>
    sql<{
      body: string;
      sealed: string;
    }>`select body, sealed from ledger.act where kind = 'disclosure.decided'`.execute(tx),
  );
  assert.equal(rows.length, 1);
  assert.deepEqual(JSON.parse(rows[0]!.body), { about: { kind: 'incident', id: '1' } });
  assert.equal(await count(sql`select count(*)::int as n from ledger.opening`), 0);
  assert.equal(await count(sql`select count(*)::int as n from sharing.disclosure`), 0);
});
