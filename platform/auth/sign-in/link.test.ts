import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { firstLink, linkForEmail } from '../index.ts';
import { type AuthWorld, authWorld } from '../testing/world.ts';

let world: AuthWorld;
let person: number;
let appointment: number;
before(async () => {
  world = await authWorld();
  const party = await world.party('cert-a');
  person = await world.person('officer@cert-a.example');
  appointment = await world.appoint(person, party, ['duty-officer']);
});
after(() => world.close());

const tokenOf = (link: string) => new URL(link).searchParams.get('token')!;

test('the first link signs in once, and acts under the only appointment', async () => {
  const link = await firstLink(world.platform, person);
  assert.ok(link.startsWith('http://localhost:8080/welcome?token='));
  const browser = world.browser();
  const answer = await browser.send('POST', '/api/auth/one-time', { token: tokenOf(link) });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.deepEqual(answer.json(), { step: 'done', suggest: ['password', 'totp'] });
  const set = String(answer.headers['set-cookie']);
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Lax/);
  const me = (await browser.send('GET', '/api/me')).json();
  assert.equal(me.person.email, 'officer@cert-a.example');
  assert.equal(me.acting.appointment, String(appointment));
  assert.equal(me.acting.party.slug, 'cert-a');
  assert.deepEqual(me.acting.roles, ['duty-officer']);

  const again = await world.browser().send('POST', '/api/auth/one-time', { token: tokenOf(link) });
  assert.equal(again.statusCode, 401);
  assert.equal(again.headers['set-cookie'], undefined);
});

test('of ten uses of a link at the same moment one succeeds', async () => {
  const token = tokenOf(await firstLink(world.platform, person));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.browser().send('POST', '/api/auth/one-time', { token })),
  );
  assert.equal(answers.filter(answer => answer.statusCode === 200).length, 1);
});

test('a link ends after 24 hours, and when a newer one is made', async () => {
  const old = await firstLink(world.platform, person);
  const late = await linkForEmail(world.platform, 'Officer@CERT-A.example');
  assert.equal((await world.browser().send('POST', '/api/auth/one-time', { token: tokenOf(old) })).statusCode, 401);
  world.advance({ hours: 24 });
  assert.equal((await world.browser().send('POST', '/api/auth/one-time', { token: tokenOf(late) })).statusCode, 401);
  await assert.rejects(linkForEmail(world.platform, 'nobody@cert-a.example'), /Nobody here/);
});

test('a session of before the sign-in is not the one after it, and ends', async () => {
  const browser = await world.browserOf(person);
  const planted = browser.cookie;
  const token = tokenOf(await firstLink(world.platform, person));
  await browser.send('POST', '/api/auth/one-time', { token });
  assert.notEqual(browser.cookie, planted);
  const attacker = world.browser();
  attacker.cookie = planted;
  assert.equal((await attacker.send('GET', '/api/me')).statusCode, 401);
  attacker.cookie = `entente=${'a'.repeat(43)}`;
  assert.equal((await attacker.send('GET', '/api/me')).statusCode, 401);
});

test('neither signing in nor anything after it works from another site', async () => {
  const token = tokenOf(await firstLink(world.platform, person));
  const foreign = world.browser();
  foreign.headers = {};
  assert.equal((await foreign.send('POST', '/api/auth/one-time', { token })).statusCode, 403);
  const browser = await world.browserOf(person);
  browser.headers = {};
  assert.equal((await browser.send('PATCH', '/api/me', { name: 'x' })).statusCode, 403);
});

test('a session ends by signing out, unused after 12 hours, and after 14 days', async () => {
  const browser = await world.browserOf(person);
  const kept = browser.cookie;
  await browser.send('POST', '/api/auth/sign-out');
  browser.cookie = kept;
  assert.equal((await browser.send('GET', '/api/me')).statusCode, 401);

  const busy = await world.browserOf(person);
  const idle = await world.browserOf(person);
  for (let hours = 0; hours < 13 * 24; hours += 11) {
    world.advance({ hours: 11 });
    assert.equal((await busy.send('GET', '/api/me')).statusCode, 200);
  }
  assert.equal((await idle.send('GET', '/api/me')).statusCode, 401);
  world.advance({ hours: 11 });
  await busy.send('GET', '/api/me');
  world.advance({ hours: 11 });
  await busy.send('GET', '/api/me');
  world.advance({ hours: 11 });
  assert.equal((await busy.send('GET', '/api/me')).statusCode, 401);
});
