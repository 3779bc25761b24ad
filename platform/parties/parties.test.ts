import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type AuthWorld, authWorld, type Browser } from '#platform/auth/testing/world.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { installation } from '#platform/auth/actor.ts';
import { registerParty, room } from './index.ts';

let world: AuthWorld;
let party: number;
let other: number;
let keeper: number;
let keeping: number;
let browser: Browser;
before(async () => {
  world = await authWorld({ routes: (http, platform) => room.routes?.(http, platform) });
  party = await world.party('cert-a');
  other = await world.party('cert-b');
  keeper = await world.person('keeper@cert-a.example');
  keeping = await world.appoint(keeper, party, ['administrator']);
  browser = await world.browserOf(keeper);
});
after(() => world.close());

const inDays = (days: number): string =>
  world.platform
    .now()
    .add({ hours: 24 * days })
    .toString();

async function inviteAndAppoint(email: string, roles: string[], ends = inDays(30)) {
  const invited = await browser.send('POST', '/api/people', { name: 'New Person', email, zone: 'Europe/Zurich' });
  assert.equal(invited.statusCode, 200, invited.body);
  const { id, link } = invited.json();
  const body = { person: id, roles, ends, evidence: 'Decision 7 of the board' };
  const appointed = await browser.send('POST', '/api/appointments', body);
  assert.equal(appointed.statusCode, 200, appointed.body);
  const theirs = world.browser();
  await theirs.send('POST', '/api/auth/one-time', { token: new URL(link).searchParams.get('token') });
  return { person: Number(id), appointment: String(appointed.json().id), theirs };
}

test('an invited person enters by the link and acts under the new appointment', async () => {
  const { theirs, appointment } = await inviteAndAppoint('first@cert-a.example', ['duty-officer', 'analyst']);
  const me = (await theirs.send('GET', '/api/me')).json();
  assert.equal(me.acting.appointment, appointment);
  assert.deepEqual(me.acting.roles, ['duty-officer', 'analyst']);
  assert.equal(me.person.zone, 'Europe/Zurich');
  const people = (await browser.send('GET', '/api/people')).json().people;
  assert.ok(people.some((one: { email: string; own: boolean }) => one.email === 'first@cert-a.example' && one.own));
  const again = await browser.send('POST', '/api/people', { name: 'Twice', email: 'FIRST@cert-a.example' });
  assert.equal(again.statusCode, 409);
});

test('a revoked appointment gives nothing from the next request on, and its reason is in the ledger', async () => {
  const { theirs, appointment } = await inviteAndAppoint('leaver@cert-a.example', ['administrator']);
  assert.equal((await theirs.send('GET', '/api/appointments')).statusCode, 200);
  const revoked = await browser.send('POST', `/api/appointments/${appointment}/revoke`, { why: 'Left the team' });
  assert.equal(revoked.statusCode, 200, revoked.body);
  assert.equal((await theirs.send('GET', '/api/appointments')).statusCode, 403);
  assert.equal((await theirs.send('GET', '/api/me')).json().acting, null);
  assert.equal((await theirs.send('POST', '/api/me/acting', { appointment })).statusCode, 403);
  assert.equal((await browser.send('POST', `/api/appointments/${appointment}/revoke`, { why: 'x' })).statusCode, 404);
  const acts = await asActor(world.platform.database.app, installation, async tx =>
    sql<{
      why: string;
    }>`select why from ledger.act where kind = 'appointment.revoked' and subject_id = ${appointment}`.execute(tx),
  );
  assert.deepEqual(acts.rows, [{ why: 'Left the team' }]);
});

test('an appointment that ended a second ago gives nothing, and one of the future nothing yet', async () => {
  const { theirs, person, appointment } = await inviteAndAppoint('brief@cert-a.example', ['administrator'], inDays(1));
  const later = await browser.send('POST', '/api/appointments', {
    person,
    roles: ['analyst'],
    starts: inDays(2),
    ends: inDays(3),
    evidence: 'Decision 8',
  });
  assert.equal((await theirs.send('POST', '/api/me/acting', { appointment: later.json().id })).statusCode, 403);
  world.advance({ hours: 11 });
  await theirs.send('GET', '/api/me');
  world.advance({ hours: 11 });
  await theirs.send('GET', '/api/me');
  world.advance({ hours: 1, minutes: 59, seconds: 59 });
  assert.equal((await theirs.send('GET', '/api/people')).statusCode, 200);
  world.advance({ seconds: 1 });
  assert.equal((await theirs.send('GET', '/api/people')).statusCode, 403);
  browser = await world.browserOf(keeper);
  const listed = (await browser.send('GET', '/api/appointments')).json().appointments;
  const states = new Map(listed.map((one: { id: string; state: string }) => [one.id, one.state]));
  assert.equal(states.get(appointment), 'ended');
  assert.equal(states.get(later.json().id), 'to-come');
});

test('nobody acts under the appointment of another person', async () => {
  const { theirs } = await inviteAndAppoint('curious@cert-a.example', ['member']);
  const answer = await theirs.send('POST', '/api/me/acting', { appointment: keeping });
  assert.equal(answer.statusCode, 403);
  assert.deepEqual((await theirs.send('GET', '/api/me')).json().acting.roles, ['member']);
});

test('an administrator changes nothing of another party, neither by a route nor by the database', async () => {
  const stranger = await world.person('officer@cert-b.example');
  const foreign = await world.appoint(stranger, other, ['administrator']);
  const revoked = await browser.send('POST', `/api/appointments/${foreign}/revoke`, { why: 'mischief' });
  assert.equal(revoked.statusCode, 404);
  const link = await browser.send('POST', `/api/people/${stranger}/link`);
  assert.equal(link.statusCode, 403, 'a link would let them in as the stranger');
  const actor = { person: keeper, party, appointment: keeping, roles: ['administrator'], via: 'session' } as const;
  await assert.rejects(
    asActor(world.platform.database.app, actor, tx =>
      tx
        .insertInto('party.appointment')
        .values({
          person: keeper,
          party: other,
          roles: ['administrator'],
          starts: new Date(),
          ends: new Date(Date.now() + 1e6),
        })
        .execute(),
    ),
    /row-level security/,
  );
  const changed = await asActor(world.platform.database.app, actor, tx =>
    tx
      .updateTable('party.person')
      .set({ email: 'keeper2@cert-a.example' })
      .where('id', '=', stranger)
      .executeTakeFirst(),
  );
  assert.equal(changed.numUpdatedRows, 0n);
});

test('somebody of the house who also acts for another party gets no link from one administrator alone', async () => {
  const { person } = await inviteAndAppoint('double@cert-a.example', ['analyst']);
  assert.equal((await browser.send('POST', `/api/people/${person}/link`)).statusCode, 200);
  await world.appoint(person, other, ['duty-officer']);
  assert.equal((await browser.send('POST', `/api/people/${person}/link`)).statusCode, 403);
});

test('somebody from another house is appointed only by naming that house', async () => {
  await asActor(world.platform.database.app, installation, tx =>
    tx.insertInto('party.person').values({ name: 'Seconded', email: 'seconded@cert-b.example', home: other }).execute(),
  );
  const body = { person: 'Seconded@CERT-B.example', roles: ['analyst'], ends: inDays(5), evidence: 'Letter' };
  const asked = await browser.send('POST', '/api/appointments', body);
  assert.equal(asked.statusCode, 409);
  assert.match(asked.json().detail, /at home in CERT-B/);
  assert.equal((await browser.send('POST', '/api/appointments', { ...body, home: 'cert-a' })).statusCode, 409);
  assert.equal((await browser.send('POST', '/api/appointments', { ...body, home: 'cert-b' })).statusCode, 200);
});

test('the last administrator stays; nonsense periods, roles and reasons are refused with their place', async () => {
  for (const one of (await browser.send('GET', '/api/appointments')).json().appointments) {
    const held = one.state === 'holds' && one.roles.includes('administrator') && one.id !== String(keeping);
    if (held) await browser.send('POST', `/api/appointments/${one.id}/revoke`, { why: 'clear' });
  }
  const last = await browser.send('POST', `/api/appointments/${keeping}/revoke`, { why: 'bye' });
  assert.equal(last.statusCode, 409, last.body);
  const base = { person: keeper, roles: ['member'], ends: inDays(1), evidence: 'x' };
  const cases: [object, string][] = [
    [{ ...base, ends: inDays(-1) }, '/body/ends'],
    [{ ...base, ends: inDays(3000) }, '/body/ends'],
    [{ ...base, ends: 'tomorrow' }, '/body/ends'],
    [{ ...base, roles: ['system'] }, '/body/roles/0'],
    [{ ...base, roles: [] }, '/body/roles'],
    [{ ...base, evidence: ' ' }, '/body/evidence'],
    [{ ...base, person: 2_000_000_000 }, '/body/person'],
  ];
  for (const [body, pointer] of cases) {
    const answer = await browser.send('POST', '/api/appointments', body);
    assert.equal(answer.json().pointer, pointer, answer.body);
  }
});

test('from the terminal a party is registered with its first administrator, who can go on alone', async () => {
  const asked = { slug: 'cert-c', name: 'CERT C', kind: 'national-csirt', country: 'NO' };
  const administrator = { name: 'Kari', email: 'kari@cert-c.example' };
  const link = await registerParty(world.platform, { ...asked, administrator });
  const theirs = world.browser();
  await theirs.send('POST', '/api/auth/one-time', { token: new URL(link).searchParams.get('token') });
  const me = (await theirs.send('GET', '/api/me')).json();
  assert.deepEqual([me.acting.party.slug, me.acting.roles], ['cert-c', ['administrator']]);
  assert.equal((await theirs.send('GET', '/api/people')).json().people.length, 1);
  await assert.rejects(registerParty(world.platform, { ...asked, administrator }), /belongs to CERT C already/);
  await assert.rejects(registerParty(world.platform, { ...asked, slug: 'CERT C', administrator }), /short name/);
});
