import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { Platform } from '#platform/room/room.ts';
import { channelsLeft, minutesFor } from './channel.ts';
import { type CallOutPlan, callOutPlan } from './contract.ts';
import { scriptsOf } from './message.ts';
import { checkPlan, isMeantFor, requirePlan, writePlan } from './plans.ts';

const plan: CallOutPlan = {
  slug: 'gas',
  title: 'Gas networks',
  purpose: '',
  triggers: [
    { on: 'severity', atLeast: 3 },
    { on: 'entity', role: 'supplier' },
  ],
  acknowledgeWithin: { 'first-warning': 30 },
  audience: [{ who: 'party', slug: 'operator', why: 'standing arrangement' }],
  channels: [
    { kind: 'voice', minutes: 10 },
    { kind: 'email', minutes: 45 },
  ],
  phoneScript: {
    en: 'This is {from}, please read back {code}.',
    fr: 'Ici {from}, veuillez répéter {code}.',
  },
  reviewBy: '2126-12-31',
};
const now = Temporal.Instant.from('2126-11-24T09:00:00Z');

let database: Database;
let actor: Actor;
before(async () => {
  database = await testDatabase();
  await asActor(database.app, installation, async tx => {
    const base = { names: '{}', country: 'FR', parent: null, standing: 'local' as const, attributes: '{}' };
    const rows = await tx
      .insertInto('party.party')
      .values([
        { ...base, slug: 'cert', name: 'CERT', kind: 'national-csirt' },
        { ...base, slug: 'operator', name: 'Operator', kind: 'operator' },
      ])
      .returning('id')
      .execute();
    actor = { ...installation, party: rows[0]!.id, roles: ['planner'], via: 'session' };
  });
});
after(() => database.close());

const findings = (content: unknown) => asActor(database.app, actor, tx => checkPlan(tx, content, now));
const pointers = async (more: object) => (await findings({ ...plan, ...more })).map(({ pointer }) => pointer);

test('a plan that is right has no findings; one written before there were steps stays right', async () => {
  assert.deepEqual(await findings(plan), []);
  const { triggers: _triggers, channels: _channels, ...before } = plan;
  assert.deepEqual(await findings({ ...before, phoneScript: 'Please read back {code}.' }), []);
});

for (const [more, pointer] of [
  [{ slug: 'Not A Slug' }, '/slug'],
  [{ title: '' }, '/title'],
  [{ audience: [] }, '/audience'],
  [{ audience: [{ who: 'everyone', why: 'all of them' }] }, '/audience/0/who'],
  [{ audience: [{ who: 'party', slug: 'nobody', why: 'not there' }] }, '/audience/0/slug'],
  [{ audience: [{ who: 'regulators', why: '' }] }, '/audience/0/why'],
  [{ acknowledgeWithin: {} }, '/acknowledgeWithin'],
  [{ acknowledgeWithin: { drill: 0 } }, '/acknowledgeWithin/drill'],
  [{ channels: [] }, '/channels'],
  [{ channels: [{ kind: 'telepathy', minutes: 5 }] }, '/channels/0/kind'],
  [
    {
      channels: [
        { kind: 'email', minutes: 5 },
        { kind: 'email', minutes: 9 },
      ],
    },
    '/channels/1/kind',
  ],
  [{ channels: [{ kind: 'email', minutes: 0.5 }] }, '/channels/0/minutes'],
  [{ triggers: [{ on: 'severity', atLeast: 6 }] }, '/triggers/0/atLeast'],
  [
    {
      triggers: [
        { on: 'severity', atLeast: 2 },
        { on: 'severity', atLeast: 3 },
      ],
    },
    '/triggers/1/on',
  ],
  [{ phoneScript: { en: 'Please read back {code}.', fr: 'trop' } }, '/phoneScript/fr'],
  [{ phoneScript: { en: 'Please read back {code}.', fr: 'Répétez {cod}, {code}.' } }, '/phoneScript/fr'],
  [{ phoneScript: 'This is {from} and nobody reads anything back.' }, '/phoneScript'],
  [{ reviewBy: '2126-11-24' }, '/reviewBy'],
  [{ reviewBy: 'soon' }, '/reviewBy'],
] as [object, string][]) {
  test(`${JSON.stringify(more)} is found wrong at ${pointer}`, async () => {
    assert.ok((await pointers(more)).includes(pointer), (await pointers(more)).join(' '));
  });
}

for (const nonsense of [null, 7, 'text', [], {}]) {
  test(`${JSON.stringify(nonsense)} is no plan, and that is said`, async () => {
    assert.ok((await findings(nonsense)).length > 0);
  });
}

const platform = { now: () => now } as Platform;
test('what the check finds is not published', async () => {
  const wrong = { ...plan, audience: [{ who: 'party' as const, slug: 'nobody', why: 'not there' }] };
  await assert.rejects(
    asActor(database.app, actor, tx => writePlan(platform, tx, actor, wrong)),
    (error: unknown) => error instanceof FailureError && error.failure.pointer === '/audience/0/slug',
  );
});

test('an incident without a plan takes the one whose triggers all hold; with none or several it asks', async () => {
  const other = { ...plan, slug: 'drills', triggers: [{ on: 'mode' as const, modes: ['drill' as const] }] };
  await asActor(database.app, actor, async tx => {
    await writePlan(platform, tx, actor, plan);
    await writePlan(platform, tx, actor, other);
  });
  const supplier = [{ role: 'supplier' }];
  const chosen = (incident: Parameters<typeof requirePlan>[3]) =>
    asActor(database.app, actor, async tx => (await requirePlan(tx, actor.party!, undefined, incident)).slug);
  assert.equal(await chosen({ severity: 3, mode: 'live', entities: supplier }), 'gas');
  assert.equal(await chosen({ severity: 1, mode: 'drill', entities: [] }), 'drills');
  await assert.rejects(chosen({ severity: 2, mode: 'live', entities: supplier }), FailureError);
  await assert.rejects(chosen({ severity: 3, mode: 'drill', entities: supplier }), FailureError);
});

test('a plan without triggers waits to be named', () => {
  assert.equal(isMeantFor({ ...plan, triggers: [] }, { severity: 5, mode: 'live', entities: [] }), false);
  assert.equal(isMeantFor({ ...plan, triggers: undefined }, { severity: 5, mode: 'live', entities: [] }), false);
});

test('channels follow the steps of the plan, then the order of the recipient; each step has its own time', () => {
  const channel = (id: number, kind: string, open = true) => ({
    channel: { id, kind } as never,
    usable: true,
    open,
    because: [],
  });
  const known = [channel(1, 'email'), channel(2, 'portal'), channel(3, 'voice'), channel(4, 'voice', false)];
  const ids = channelsLeft(known, new Set(), plan.channels).map(one => (one as { channel: { id: number } }).channel.id);
  assert.deepEqual(ids, [3, 1, 2, 4], 'one that sleeps comes after those where somebody is there');
  assert.equal(minutesFor('voice', plan.channels!, 30), 10);
  assert.equal(minutesFor('portal', plan.channels!, 30), 30);
});

test('the officer has the script in both languages', () => {
  assert.match(scriptsOf(plan), /read back[^]*répéter/);
  assert.equal(scriptsOf({ phoneScript: 'one only' }), 'one only');
  assert.ok(callOutPlan.safeParse(plan).success);
});
