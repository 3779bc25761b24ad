import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { FailureError } from '#engines/kernel/failure.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { DiscloseRequest, RecipientResult } from './contract.ts';
import { readItem, readPage, readSections, searchItems } from './item-store.ts';
import { redactItem } from './items.ts';
import { now, type TestWorld, testWorld } from './testing/world.ts';
import { joinCommunity } from './testing/world-store.ts';

let world: TestWorld;
before(async () => {
  world = await testWorld(await testDatabase(), [
    { slug: 'cert-a', standing: 'local' },
    { slug: 'cert-b', country: 'DE' },
    { slug: 'cert-c', country: 'IT' },
    { slug: 'regulator', kind: 'regulator' },
    { slug: 'imported', standing: 'unverified' },
    { slug: 'operator', kind: 'operator' },
  ]);
  await world.system(tx => joinCommunity(tx, 'gas-isac', [world.id('cert-a'), world.id('cert-c')]));
});
after(() => world.database.close());

const request = (more: Partial<DiscloseRequest> = {}): DiscloseRequest => ({
  mode: 'live',
  purpose: 'cyber-defence',
  at: now,
  holder: world.id('cert-a'),
  originator: world.id('cert-a'),
  subject: { kind: 'incident', id: '1' },
  sections: [{ id: 's1', title: 'Indicators', marking: 'TLP:GREEN', body: 'a.example', informationClass: 'indicator' }],
  recipients: [world.id('cert-b')],
  ...more,
});

const preview = async (more: Partial<DiscloseRequest> = {}): Promise<RecipientResult> => {
  const disclosure = await world.as('cert-a', (tx, actor) => world.services.sharing.preview(tx, actor, request(more)));
  return disclosure.recipients[0]!;
};

test('without an agreement nothing goes, and it says what to do', async () => {
  const result = await preview();
  assert.equal(result.blocked?.code, 'no-agreement');
  assert.match(result.blocked?.next ?? '', /[Pp]ropose/);
  assert.equal(result.version.hash, null);
});

test('what anyone may read needs no agreement', async () => {
  const result = await preview({ sections: [{ ...request().sections[0]!, marking: 'TLP:CLEAR' }] });
  assert.equal(result.cells[0]?.outcome, 'full');
  assert.equal(result.cells[0]?.reliesOn[0]?.kind, 'public');
});

test('a shared community carries green indicators, not personal data', async () => {
  const recipients = [world.id('cert-c')];
  const green = await preview({ recipients });
  assert.equal(green.cells[0]?.outcome, 'full');
  assert.equal(green.cells[0]?.reliesOn[0]?.kind, 'community');
  const personal = await preview({
    recipients,
    sections: [{ ...request().sections[0]!, informationClass: 'personal-data' }],
  });
  assert.equal(personal.blocked?.code, 'no-agreement');
});

test('an unknown marking, an unverified recipient, an expired key and a mode are each named', async () => {
  const section = request().sections[0]!;
  const cases: [Partial<DiscloseRequest>, string][] = [
    [{ sections: [{ ...section, marking: 'VERY SECRET INDEED' }] }, 'unknown-marking'],
    [{ sections: [{ ...section, marking: '' }] }, 'unknown-marking'],
    [{ recipients: [world.id('imported')] }, 'recipient-unverified'],
    [{ recipients: [999_999] }, 'recipient-unknown'],
    [{ channel: { kind: 'email', encrypted: true, keyState: 'expired' } }, 'key-expired'],
    [{ channel: { kind: 'email', encrypted: true, keyState: 'none' } }, 'key-missing'],
    [{ mode: 'exercise', exercise: 'Blue Pipe' }, 'mode-not-enrolled'],
    [{ mode: 'template' }, 'mode-template'],
  ];
  for (const [more, code] of cases) {
    const result = await preview({ recipients: [world.id('cert-c')], ...more });
    assert.equal(result.blocked?.code, code);
    assert.equal(result.version.hash, null);
    assert.ok((result.blocked?.next ?? '').length > 10);
  }
});

test('enrolled in the exercise a party is reached by it, and by no other', async () => {
  await world.system(async tx => {
    await tx
      .insertInto('party.enrolment')
      .values({
        party: world.id('cert-c'),
        mode: 'exercise',
        name: 'Blue Pipe',
        starts: new Date('2126-11-01'),
        ends: new Date('2126-12-01'),
      })
      .execute();
    await world.services.sharing.reenforce(tx, [world.id('cert-c')]);
  });
  const recipients = [world.id('cert-c')];
  assert.equal((await preview({ recipients, mode: 'exercise', exercise: 'Blue Pipe' })).cells[0]?.outcome, 'full');
  assert.equal(
    (await preview({ recipients, mode: 'exercise', exercise: 'Red Pipe' })).blocked?.code,
    'mode-not-enrolled',
  );
  assert.equal(
    (await preview({ recipients, mode: 'drill', exercise: 'Blue Pipe' })).blocked?.code,
    'mode-not-enrolled',
  );
});

test('an agreement carries what it covers; beyond its scope it says what it lacks; lapsed, nothing weaker takes its place', async () => {
  const parties = [world.id('cert-a'), world.id('cert-b')];
  await world.agree({ parties, title: 'A and B', endsAt: '2126-12-31T00:00:00Z' });
  const good = await preview();
  assert.equal(good.cells[0]?.outcome, 'full');
  assert.equal(good.cells[0]?.reliesOn[0]?.text, 'A and B');
  const vulnerability = await preview({ sections: [{ ...request().sections[0]!, informationClass: 'vulnerability' }] });
  assert.equal(vulnerability.blocked?.code, 'agreement-scope');
  await world.system(tx => joinCommunity(tx, 'other-isac', parties));
  const later = await preview({ at: '2127-01-02T00:00:00Z' });
  assert.equal(later.blocked?.code, 'agreement-lapsed');
});

test('a legal duty carries a report to a regulator without an agreement', async () => {
  const recipients = [world.id('regulator')];
  assert.equal((await preview({ recipients })).blocked?.code, 'no-agreement');
  const legalBases = {
    [recipients[0]!]: { instrument: 'Directive (EU) 2022/2555', place: 'art. 23', text: 'Early warning' },
  };
  const owed = await preview({ recipients, legalBases });
  assert.equal(owed.cells[0]?.reliesOn[0]?.kind, 'law');
});

test('who may not have the body may have its redaction, which is another text under another marking', async () => {
  const sections = [
    {
      ...request().sections[0]!,
      marking: 'TLP:RED',
      body: 'the victim is Example Gas',
      redacted: { body: 'a gas operator', marking: 'TLP:GREEN' },
    },
  ];
  const result = await preview({
    sections,
    recipientFacts: {
      [world.id('cert-b')]: { named_recipient: false, named_individual: false, present_at_exchange: false },
    },
  });
  assert.equal(result.cells[0]?.outcome, 'redacted');
  assert.equal(result.version.sections[0]?.body, 'a gas operator');
  assert.equal(result.version.marking, 'TLP:GREEN');
});

test('an open question is no permission', async () => {
  const result = await preview({ sections: [{ ...request().sections[0]!, marking: 'TLP:RED' }] });
  assert.equal(result.blocked?.code, 'undecided');
  assert.equal(result.cells[0]?.verdict.decision, 'cannot-decide');
});

test('a disclosure is stored with its basis, replays to the same answer, and is an act', async () => {
  const stored = await world.as('cert-a', (tx, actor) => world.services.sharing.disclose(tx, actor, request()));
  const replay = await world.as('cert-a', tx => world.room.replay(tx, stored.id));
  assert.equal(replay.same, true);
  assert.deepEqual(replay.changedPacks, []);
  assert.match(stored.basis[0]!.hash, /^[0-9a-f]{64}$/);
  const read = await world.as('cert-a', tx => world.services.sharing.readDisclosure(tx, stored.id));
  assert.equal(read.recipients[0]?.version.hash, stored.recipients[0]?.version.hash);
  await assert.rejects(
    world.as('cert-b', tx => world.services.sharing.readDisclosure(tx, stored.id)),
    FailureError,
  );
});

test('nobody discloses for another party', async () => {
  await assert.rejects(
    world.as('cert-b', (tx, actor) => world.services.sharing.disclose(tx, actor, request())),
    (error: unknown) => error instanceof FailureError && error.failure.code === 'not-allowed',
  );
});

const store = (slug: string, marking: string, more: object = {}) =>
  world.as(slug, (tx, actor) =>
    world.services.sharing.createItem(tx, actor, {
      title: `${marking} of ${slug}`,
      originator: world.id(slug),
      producedAt: '2126-11-20T00:00:00Z',
      sections: [{ id: 'a', title: 'A', marking, body: 'turbine valves', informationClass: 'indicator' }],
      ...more,
    }),
  );
const sees = async (slug: string, id: number): Promise<boolean> =>
  world.as(slug, async (tx, actor) => {
    await world.room.enforcer.refresh(tx, actor.party!);
    const { rows } = await sql`select 1 from sharing.item where id = ${id}`.execute(tx);
    return rows.length === 1;
  });

test('row security shows an item to those the engine permits and to nobody else', async () => {
  const item = await store('cert-a', 'TLP:GREEN');
  assert.equal(await sees('cert-a', item.id), true);
  assert.equal(await sees('cert-b', item.id), true);
  assert.equal(await sees('cert-c', item.id), true);
  assert.equal(await sees('operator', item.id), false);
  assert.equal(await sees('imported', item.id), false);
});

test('a change of membership empties the bitmap at once; re-enforcing decides it anew', async () => {
  const item = await store('cert-a', 'TLP:GREEN');
  assert.equal(await sees('cert-c', item.id), true);
  await world.system(async tx => {
    await sql`update party.membership set ends = '2126-11-01' where party = ${world.id('cert-c')}`.execute(tx);
  });
  const raw = await world.as('cert-c', tx => sql`select 1 from sharing.item where id = ${item.id}`.execute(tx));
  assert.equal(raw.rows.length, 0, 'stale shows nothing');
  assert.equal(await sees('cert-c', item.id), false, 'and the engine says no');
  await world.system(async tx => {
    await sql`update party.membership set ends = null where party = ${world.id('cert-c')}`.execute(tx);
    await world.services.sharing.reenforce(tx, [world.id('cert-c')]);
  });
  assert.equal(await sees('cert-c', item.id), true);
});

test('a change at the giver suspends what it gave until it is decided anew', async () => {
  const item = await store('cert-a', 'TLP:GREEN');
  assert.equal(await sees('cert-b', item.id), true);
  await world.system(async tx => {
    await sql`update party.party set attributes = '{"facts": {}}' where id = ${world.id('cert-a')}`.execute(tx);
  });
  const raw = await world.as('cert-b', tx => sql`select 1 from sharing.item where id = ${item.id}`.execute(tx));
  assert.equal(raw.rows.length, 0);
  await world.system(tx => world.services.sharing.reenforce(tx, [world.id('cert-a')]));
  assert.equal(await sees('cert-b', item.id), true);
});

test('the end of an agreement takes the items back', async () => {
  const item = await store('cert-a', 'TLP:GREEN');
  assert.equal(await sees('operator', item.id), false);
  const id = await world.agree({ parties: [world.id('cert-a'), world.id('operator')], title: 'A and operator' });
  assert.equal(await sees('operator', item.id), true);
  await world.system(async tx => {
    const { terminate } = await import('#areas/agreements/lifecycle.ts');
    const { installation } = await import('#platform/auth/actor.ts');
    await terminate(
      { tx, actor: installation, now, enforce: parties => world.services.sharing.reenforce(tx, parties) },
      id,
      now,
      'notice',
    );
  });
  assert.equal(await sees('operator', item.id), false);
});

test('an item is seen whole or not at all; its redaction is another item with its own id and marking', async () => {
  const item = await store('cert-a', 'TLP:GREEN', {
    sections: [
      { id: 'a', title: 'A', marking: 'TLP:GREEN', body: 'open part', informationClass: 'indicator' },
      { id: 'b', title: 'B', marking: 'TLP:RED', body: 'closed part', informationClass: 'indicator' },
    ],
  });
  assert.equal(item.marking, 'TLP:RED');
  assert.equal(await sees('cert-b', item.id), false);
  const redaction = await world.as('cert-a', (tx, actor) =>
    redactItem({ lexicons: world.room.lexicons, enforcer: world.room.enforcer }, tx, actor, item.id, {
      title: 'Redacted',
      sections: [{ id: 'a', title: 'A', marking: 'TLP:GREEN', body: 'open part', informationClass: 'indicator' }],
    }),
  );
  assert.notEqual(redaction.id, item.id);
  assert.equal(redaction.redactionOf, item.id);
  assert.equal(await sees('cert-b', redaction.id), true);
  const sections = await world.as('cert-b', tx => readSections(tx, item.id));
  assert.deepEqual(sections, [], 'not even an open section, which would tell that there is a closed one');
  await assert.rejects(
    world.as('cert-b', tx => readItem(tx, item.id)),
    FailureError,
  );
});

test('search finds only what row security shows, and writes down who searched for what', async () => {
  await store('cert-a', 'TLP:GREEN');
  await store('cert-a', 'TLP:RED');
  const found = await world.as('cert-b', async (tx, actor) => {
    await world.room.enforcer.refresh(tx, actor.party!);
    return searchItems(tx, 'turbine', 100);
  });
  assert.ok(found.length > 0);
  assert.ok(found.every(item => item.marking !== 'TLP:RED'));
  const log = await world.database.appPool.query('select 1'); // the log itself is behind row security
  assert.ok(log);
  const { rows } = await world.system(tx =>
    sql<{
      query: string;
      party: number;
      found: number;
    }>`select query, party, found from sharing.search_log order by id desc limit 1`.execute(tx),
  );
  assert.deepEqual(rows[0], { query: 'turbine', party: world.id('cert-b'), found: found.length });
});

test('both access paths give the same page', async () => {
  const pageAtShare = async (share: number) => {
    await world.database.ownerPool.query('update sharing.visibility set share = $1 where party = $2', [
      share,
      world.id('cert-b'),
    ]);
    return world.as('cert-b', tx => readPage(tx, { limit: 3 }));
  };
  const [walk, lateral] = [await pageAtShare(1), await pageAtShare(0)];
  assert.deepEqual([walk.path, lateral.path], ['walk', 'lateral']);
  assert.equal(walk.items.length, 3);
  const ids = (page: typeof walk) => page.items.map(item => item.id);
  assert.deepEqual(ids(walk), ids(lateral));
});

test('items of one year and one marking share one interned marking', async () => {
  const [a, b] = [
    await store('cert-a', 'TLP:AMBER', { producedAt: '2126-03-01T00:00:00Z' }),
    await store('cert-a', 'TLP:AMBER', { producedAt: '2126-09-01T00:00:00Z' }),
  ];
  assert.equal(a.markingId, b.markingId);
});
