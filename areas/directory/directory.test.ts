import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import type { Tx } from '#platform/db/tables.ts';
import { partiesDemo } from '#platform/parties/demo.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { demoTeams } from './demo.ts';
import { directoryService } from './service.ts';

const now = Temporal.Instant.from('2026-11-24T21:00:00Z');
let database: Database;
let platform: Platform;
const ids = new Map<string, number>();
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.app, installation, work);
const id = (slug: string) => ids.get(slug)!;
const directory = directoryService({ now: () => now });

before(async () => {
  database = await testDatabase();
  platform = { database, now: () => now, services: {} } as unknown as Platform;
  await partiesDemo(platform, installation);
  await demoTeams(platform, installation);
  const parties = await asSystem(tx => tx.selectFrom('party.party').select(['id', 'slug']).execute());
  for (const party of parties) ids.set(party.slug, party.id);
});
after(() => database.close());

const channelsOf = (slug: string, at = now) =>
  asSystem(tx => directory.channelsNow(tx, installation, id(slug), { at, purpose: 'incident' }));

test('every demonstration party has four ranks, the usable ones first in PACE order', async () => {
  for (const slug of ids.keys()) {
    const channels = await channelsOf(slug);
    const ranks = new Set(channels.map(({ channel }) => channel.rank));
    assert.deepEqual(
      [1, 2, 3, 4].filter(rank => ranks.has(rank)),
      [1, 2, 3, 4],
      slug,
    );
    const usable = channels.filter(one => one.usable);
    assert.ok(usable.length > 0, slug);
    assert.deepEqual(channels.slice(0, usable.length), usable, slug);
  }
});

test('a channel whose key expired is never used, not even in plain text: the next rank is', async () => {
  const channels = await channelsOf('csirt-austral');
  const mail = channels.at(-1)!;
  assert.equal(mail.channel.kind, 'email');
  assert.equal(mail.channel.keyState, 'expired');
  assert.equal(mail.usable, false);
  assert.match(mail.because[0]!, /expired, and nothing is sent in plain text/);
  assert.equal(channels[0]!.channel.rank, 2);
  assert.equal(await asSystem(tx => directory.keyOf(tx, mail.channel.id)), undefined);
  const nordmark = (await channelsOf('cert-nordmark'))[0]!;
  assert.match((await asSystem(tx => directory.keyOf(tx, nordmark.channel.id))) ?? '', /BEGIN PGP PUBLIC KEY/);
});

test('ranks that share a provider say so', async () => {
  const [first, second] = await channelsOf('gridisac');
  assert.ok(first!.because.some(reason => /shares gridisac-cloud with rank 2/.test(reason)));
  assert.ok(second!.because.some(reason => /shares gridisac-cloud with rank 1/.test(reason)));
});

test('two attempts without an answer make the channel unreachable, not the team; an answer restores it', async () => {
  const [mail] = await channelsOf('harbour-gas');
  const tried = (result: 'no-answer' | 'answered', minute: number) =>
    asSystem(tx => directory.recordAttempt(tx, installation, mail!.channel.id, result, now.add({ minutes: minute })));
  await tried('no-answer', 1);
  assert.equal((await channelsOf('harbour-gas'))[0]!.channel.id, mail!.channel.id);
  await tried('no-answer', 2);
  const after = await channelsOf('harbour-gas');
  assert.equal(after[0]!.channel.rank, 2);
  assert.equal(after.at(-1)!.channel.freshness, 'unreachable');
  await tried('answered', 3);
  assert.equal((await channelsOf('harbour-gas'))[0]!.channel.id, mail!.channel.id);
});
