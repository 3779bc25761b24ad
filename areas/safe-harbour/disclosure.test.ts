import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DiscloseRequest } from '#areas/sharing/contract.ts';
import { now, type TestWorld, testWorld } from '#areas/sharing/testing/world.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { safeHarbourService, stateEvidence } from './service.ts';

let world: TestWorld;
const book = loadProtections();
const clock = { now: () => Temporal.Instant.from(now) };

before(async () => {
  world = await testWorld(await testDatabase(), [
    { slug: 'pipeline', kind: 'operator', country: 'US', standing: 'local' },
    { slug: 'an-isac', kind: 'isac', country: 'US' },
    { slug: 'agency', kind: 'government', country: 'US' },
  ]);
  Object.assign(world.services, { safeHarbour: safeHarbourService(clock) });
  const platform = { ...clock, services: world.services } as Platform;
  await world.as('pipeline', async (tx, actor) => {
    for (const fact of ['cisa.scrubbed', 'cisa.control', 'cisa.restrictions'])
      await stateEvidence(
        { platform, book, tx, actor },
        {
          fact,
          value: true,
          incident: null,
          source: 'a record',
          statedBy: 'SOC',
          validFrom: '2026-01-01',
          validTo: null,
        },
      );
  });
});
after(() => world.database.close());

const section = (informationClass: 'indicator' | 'narrative') => ({
  id: informationClass,
  title: informationClass,
  marking: 'TLP:CLEAR',
  body: 'text',
  informationClass,
});
const request = (at: string): DiscloseRequest => ({
  mode: 'live',
  purpose: 'cyber-defence',
  at,
  holder: world.id('pipeline'),
  originator: world.id('pipeline'),
  subject: { kind: 'item', id: '1' },
  sections: [section('indicator'), section('narrative')],
  recipients: [world.id('an-isac'), world.id('agency')],
});

test('evidence is read at each disclosure, per section and per recipient, and the result is stored with it', async () => {
  const { id } = await world.as('pipeline', (tx, actor) =>
    world.services.sharing.disclose(tx, actor, request('2026-05-01T12:00:00Z')),
  );
  const stored = await world.as('pipeline', tx => world.services.sharing.readDisclosure(tx, id));
  const applies = (recipient: number, part: number) =>
    stored.recipients[recipient]?.cells[part]?.protections.find(one => one.id === 'sh-us-cisa2015')?.applies;
  assert.equal(applies(0, 0), 'yes');
  assert.equal(applies(0, 1), 'no');
  assert.equal(applies(1, 0), 'unknown');
  const circia = stored.recipients[1]?.cells[0]?.protections.find(one => one.id === 'sh-us-circia');
  assert.equal(circia?.applies, 'unknown');
  assert.ok(circia?.limits.some(limit => limit.code === 'sh-us-circia.solely'));
  const replayed = await world.as('pipeline', tx => world.room.replay(tx, id));
  assert.equal(replayed.same, true);
});

test('what a lapse touches: the disclosures since its first day that were asked about it, and no others', async () => {
  const { id } = await world.as('pipeline', (tx, actor) =>
    world.services.sharing.disclose(tx, actor, request('2026-10-02T12:00:00Z')),
  );
  const touched = (protection: string, since: string) =>
    world.as('pipeline', async tx =>
      (await world.services.sharing.touchedBy(tx, protection, since)).map(one => one.id),
    );
  assert.deepEqual(await touched('sh-us-cisa2015', '2026-10-01'), [id]);
  assert.equal((await touched('sh-us-cisa2015', '2026-05-01')).length, 2);
  assert.deepEqual(await touched('sh-us-cisa2015', '2026-10-03'), []);
  assert.deepEqual(await touched('sh-uk', '2026-05-01'), []);
  const seen = await world.as('an-isac', tx => world.services.sharing.touchedBy(tx, 'sh-us-cisa2015', '2026-05-01'));
  assert.deepEqual(seen, []);
});
