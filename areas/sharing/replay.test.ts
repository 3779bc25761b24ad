import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { lexiconsFrom } from '#engines/handling/load.ts';
import { lexiconFolder, readPackFolder } from '#platform/packs/read.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { DiscloseRequest } from './contract.ts';
import { editionOf, lexiconsOf } from './edition.ts';
import { lexicons, now, type TestWorld, testWorld } from './testing/world.ts';
import { joinCommunity } from './testing/world-store.ts';

let world: TestWorld;
before(async () => {
  world = await testWorld(await testDatabase(), [
    { slug: 'cert-a', standing: 'local' },
    { slug: 'cert-b', country: 'DE' },
  ]);
  await world.system(tx => joinCommunity(tx, 'gas-isac', [world.id('cert-a'), world.id('cert-b')]));
});
after(() => world.database.close());

const request = (): DiscloseRequest => ({
  mode: 'live',
  purpose: 'cyber-defence',
  at: now,
  holder: world.id('cert-a'),
  originator: world.id('cert-a'),
  subject: { kind: 'incident', id: '1' },
  sections: [{ id: 's1', title: 'Indicators', marking: 'TLP:GREEN', body: 'a.example', informationClass: 'indicator' }],
  recipients: [world.id('cert-b')],
});

/** The packs after a revision of TLP 2.0 under which GREEN is another level's word. */
function revised() {
  const files = readPackFolder(lexiconFolder);
  const put = (file: string, from: RegExp, to: string) => {
    const text = files.get(file) ?? '';
    assert.match(text, from);
    files.set(file, text.replace(from, to));
  };
  put('tlp-2/terms.yaml', /label: TLP:GREEN\n/, 'label: TLP:LIME\n');
  put('tlp-2/terms.yaml', /aliases: \[tlp:green, "TLP: GREEN"\]/, 'aliases: [tlp:lime]');
  put('tlp-2/terms.yaml', /nonconformant: \["TLP: GREEN"\]/, 'nonconformant: []');
  put('tlp-2/pack.yaml', /^revision: \d+$/m, 'revision: 99');
  return lexiconsFrom(files);
}

test('an edition gives back the lexicons it was made of, to the order of their members', () => {
  const { hash, content } = editionOf(lexicons);
  assert.equal(hash.length, 32);
  assert.equal(editionOf(lexiconsOf(content)).content, content);
  assert.notDeepEqual(editionOf(revised()).hash, hash);
});

test('after a new revision a stored disclosure is decided again under the packs of its day, and of today', async () => {
  const stored = await world.as('cert-a', (tx, actor) => world.services.sharing.disclose(tx, actor, request()));
  assert.equal(stored.recipients[0]?.cells[0]?.outcome, 'full');
  const later = world.anotherProcess(revised());
  const replay = await world.as('cert-a', tx => later.replay(tx, stored.id));
  assert.deepEqual([replay.packsKept, replay.same, replay.sameToday], [true, true, false]);
  assert.deepEqual(
    replay.changedPacks.map(({ pack, now }) => [pack, now]),
    [['tlp-2', 99]],
  );
  assert.equal(replay.now.basis[0]?.revision, 99);
  assert.notEqual(replay.stored.basis[0]?.revision, 99);
});

test('one edition is kept for all that was decided under it, and nobody alters it or puts another in its place', async () => {
  const decide = () => world.as('cert-a', (tx, actor) => world.services.sharing.disclose(tx, actor, request()));
  await decide();
  await decide();
  const kept = await world.as('cert-a', tx =>
    sql<{ n: number }>`select count(*)::int as n from sharing.edition`.execute(tx),
  );
  assert.equal(kept.rows[0]?.n, 1);
  const refused = (statement: ReturnType<typeof sql>) =>
    assert.rejects(
      world.as('cert-a', tx => statement.execute(tx)),
      /permission denied|row-level security/,
    );
  await refused(sql`update sharing.edition set content = '{}'`);
  await refused(sql`delete from sharing.edition`);
  await refused(sql`insert into sharing.edition (hash, content) values (sha256('{}'), '{}')`);
  await assert.rejects(
    world.system(tx => sql`insert into sharing.edition (hash, content) values (sha256('a'), 'b')`.execute(tx)),
    /check constraint/,
  );
});

test('a disclosure older than the keeping of packs is decided under those of today, and it says so', async () => {
  const stored = await world.as('cert-a', (tx, actor) => world.services.sharing.disclose(tx, actor, request()));
  await world.database.ownerPool.query('update sharing.disclosure set edition = null where id = $1', [stored.id]);
  const replay = await world.as('cert-a', tx => world.room.replay(tx, stored.id));
  assert.deepEqual([replay.packsKept, replay.same, replay.sameToday], [false, true, true]);
});
