import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { asService } from '../service-transaction.ts';
import { type AuthWorld, authWorld } from '../testing/world.ts';

let world: AuthWorld;
let party: number;
before(async () => {
  world = await authWorld();
  party = await world.party('cert-a');
});
after(() => world.close());

test('without an appointment one is signed in and acts for nobody', async () => {
  const browser = await world.browserOf(await world.person('new@cert-a.example'));
  const me = (await browser.send('GET', '/api/me')).json();
  assert.deepEqual([me.acting, me.appointments, me.mode, me.counts], [null, [], 'live', {}]);
});

test('with several appointments for one party the first is taken', async () => {
  const person = await world.person('one-party@cert-a.example');
  const first = await world.appoint(person, party, ['duty-officer']);
  await world.appoint(person, party, ['secretariat']);
  const browser = await world.browserOf(person);
  assert.equal((await browser.send('GET', '/api/me')).json().acting.appointment, String(first));
});

test('with appointments for several parties none is chosen for the person until they choose; then the last used', async () => {
  const person = await world.person('two@cert-a.example');
  const other = await world.party('cert-b');
  await world.appoint(person, party, ['analyst']);
  const second = await world.appoint(person, other, ['duty-officer', 'chair'], { hours: 1 });
  const browser = await world.browserOf(person);
  const me = (await browser.send('GET', '/api/me')).json();
  assert.equal(me.acting, null);
  assert.equal(me.appointments.length, 2);
  const chosen = (await browser.send('POST', '/api/me/acting', { appointment: String(second) })).json();
  assert.equal(chosen.acting.party.slug, 'cert-b');
  assert.equal(chosen.appointments[1].title, 'Duty officer, chair');
  const next = await world.browserOf(person);
  assert.equal((await next.send('GET', '/api/me')).json().acting.appointment, String(second));
  world.advance({ hours: 1 });
  const ended = (await next.send('GET', '/api/me')).json();
  assert.equal(ended.acting, null, 'no other party takes its place in silence');
  assert.equal(ended.appointments.length, 1);
});

test('one changes only the own name, language, zone and mode of the session', async () => {
  const browser = await world.browserOf(await world.person('self@cert-a.example'));
  const change = { language: 'fr', zone: 'Europe/Zurich', name: 'Self', mode: 'exercise' };
  const changed = (await browser.send('PATCH', '/api/me', change)).json();
  assert.deepEqual(
    [changed.person.language, changed.person.zone, changed.person.name],
    ['fr', 'Europe/Zurich', 'Self'],
  );
  assert.equal((await browser.send('GET', '/api/me')).json().mode, 'exercise');
  const refused: [object, string][] = [
    [{ zone: 'Mars/Olympus' }, '/body/zone'],
    [{ language: 'xx' }, '/body/language'],
    [{ name: ' ' }, '/body/name'],
    [{ email: 'root@cert-a.example' }, '/body'],
  ];
  for (const [body, pointer] of refused) {
    const answer = await browser.send('PATCH', '/api/me', body);
    assert.equal(answer.statusCode, 422);
    assert.ok(answer.json().pointer.startsWith(pointer), answer.body);
  }
});

test('one sees the own sessions and ends one of them or all others, never those of another person', async () => {
  const person = await world.person('sessions@cert-a.example');
  const [here, phone, desk] = [
    await world.browserOf(person),
    await world.browserOf(person),
    await world.browserOf(person),
  ];
  const stranger = await world.browserOf(await world.person('stranger@cert-a.example'));
  const { sessions } = (await here.send('GET', '/api/auth/sessions')).json();
  assert.equal(sessions.length, 3);
  assert.equal(sessions.filter((one: { current: boolean }) => one.current).length, 1);
  const other = sessions.find((one: { current: boolean }) => !one.current);
  assert.equal((await stranger.send('POST', '/api/auth/sessions/revoke', { id: other.id })).statusCode, 404);
  assert.equal((await here.send('POST', '/api/auth/sessions/revoke', { id: other.id })).json().ended, 1);
  assert.equal((await here.send('POST', '/api/auth/sessions/revoke', { others: true })).json().ended, 1);
  for (const gone of [phone, desk]) assert.equal((await gone.send('GET', '/api/me')).statusCode, 401);
  assert.equal((await here.send('GET', '/api/me')).statusCode, 200);
  assert.equal((await stranger.send('GET', '/api/me')).statusCode, 200);
});

test('signing in and changes of proofs are acts of the person who did them', async () => {
  const person = await world.person('acts@cert-a.example');
  const appointment = await world.appoint(person, party, ['analyst']);
  const browser = await world.browserOf(person);
  await browser.send('POST', '/api/auth/password', { password: 'correct horse battery staple' });
  const made = await browser.send('POST', '/api/auth/tokens', { name: 'feed', scopes: ['me:read'], days: 1 });
  await browser.send('POST', `/api/auth/tokens/${made.json().id}/revoke`);
  const { rows } = await asService(world.platform, tx =>
    sql<{ kind: string; body: string }>`select kind, body from ledger.act
      where person = ${person} and party = ${party} and appointment = ${appointment} order by seq`.execute(tx),
  );
  assert.deepEqual(
    rows.map(row => row.kind),
    ['signed-in', 'password.set', 'token.made', 'token.revoked'],
  );
  assert.ok(!JSON.stringify(rows).includes(made.json().token));
});

test('under https the cookie is bound to the host and to TLS', async () => {
  const secure = await authWorld({ env: { ENTENTE_ORIGIN: 'https://entente.example' } });
  try {
    const browser = await secure.browserOf(await secure.person('a@cert-a.example'));
    assert.match(browser.cookie, /^__Host-entente=/);
    assert.equal((await browser.send('GET', '/api/me')).statusCode, 200);
    const out = await browser.send('POST', '/api/auth/sign-out');
    assert.match(String(out.headers['set-cookie']), /^__Host-entente=;.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
  } finally {
    await secure.close();
  }
});
