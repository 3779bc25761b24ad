import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { asActor } from '#platform/db/as-actor.ts';
import type { Actor } from '../actor.ts';
import { firstLink } from '../index.ts';
import { appointableRoles } from '../roles.ts';
import { asService } from '../service-transaction.ts';
import { password, personWithPassword } from '../testing/people.ts';
import { type AuthWorld, authWorld } from '../testing/world.ts';

let world: AuthWorld;
before(async () => {
  world = await authWorld();
});
after(() => world.close());

const signIn = (body: object, browser = world.browser()) => browser.send('POST', '/api/auth/sign-in', body);

test('a password signs in; a wrong one, and an unknown address, get the same answer', async () => {
  const { email } = await personWithPassword(world);
  const good = await signIn({ email: email.toUpperCase(), password });
  assert.deepEqual(good.json(), { step: 'done', suggest: ['totp'] });
  const wrong = await signIn({ email, password: 'incorrect horse battery' });
  const unknown = await signIn({ email: 'nobody@cert.example', password });
  assert.equal(wrong.statusCode, 401);
  assert.deepEqual(wrong.json(), unknown.json());
  assert.equal(wrong.headers['set-cookie'], undefined);
});

test('five wrong passwords lock the account here, also for guesses at the same moment; a link still enters', async () => {
  const { person, email } = await personWithPassword(world);
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => signIn({ email, password: `a wrong password ${n}` })),
  );
  assert.equal(answers.filter(answer => answer.statusCode === 401).length, 5);
  assert.equal(answers.filter(answer => answer.statusCode === 429).length, 7);
  assert.equal((await signIn({ email, password })).statusCode, 429);
  const token = new URL(await firstLink(world.platform, person)).searchParams.get('token');
  assert.equal((await world.browser().send('POST', '/api/auth/one-time', { token })).statusCode, 200);
  world.advance({ minutes: 15 });
  assert.equal((await signIn({ email, password })).statusCode, 200);
});

test('right passwords never lock', async () => {
  const { email } = await personWithPassword(world);
  for (let n = 0; n < 8; n++) assert.equal((await signIn({ email, password })).statusCode, 200);
});

test('a weak password is refused with the place and the next step', async () => {
  const { browser, name } = await personWithPassword(world);
  for (const weak of ['short', 'aaaaaaaaaaaaaaaa', `${name}1234`]) {
    const answer = await browser.send('POST', '/api/auth/password', { password: weak, current: password });
    assert.equal(answer.statusCode, 422, weak);
    assert.equal(answer.json().pointer, '/body/password');
    assert.ok(answer.json().next);
  }
});

test('changing the password needs the current one or a recent sign-in, and ends all other sessions', async () => {
  const { email, browser } = await personWithPassword(world);
  const other = world.browser();
  await signIn({ email, password }, other);
  world.advance({ minutes: 16 });
  const next = 'another one altogether 7';
  assert.equal((await browser.send('POST', '/api/auth/password', { password: next })).json().code, 'proof-needed');
  const wrong = await browser.send('POST', '/api/auth/password', { password: next, current: 'not that one' });
  assert.equal(wrong.statusCode, 403);
  const before = browser.cookie;
  const changed = await browser.send('POST', '/api/auth/password', { password: next, current: password });
  assert.deepEqual(changed.json(), { done: true, endedSessions: 1 });
  assert.notEqual(browser.cookie, before);
  assert.equal((await browser.send('GET', '/api/me')).statusCode, 200);
  assert.equal((await other.send('GET', '/api/me')).statusCode, 401);
  assert.equal((await signIn({ email, password })).statusCode, 401);
  assert.equal((await signIn({ email, password: next })).statusCode, 200);
});

test('no password, code or secret is stored or recorded as it is', async () => {
  const { email, browser } = await personWithPassword(world);
  const begun = (await browser.send('POST', '/api/auth/totp')).json();
  await signIn({ email, password: 'a wrong password again' });
  const { rows } = await world.platform.database.ownerPool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('auth', 'ledger', 'party')`);
  for (const { name } of rows) {
    const text = await asService(world.platform, async tx =>
      JSON.stringify((await sql`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(tx)).rows),
    );
    for (const secret of [password, 'a wrong password again', begun.secret, browser.cookie.split('=')[1]!]) {
      assert.ok(!text.includes(secret), `${name} holds a secret`);
      assert.ok(!text.includes(Buffer.from(secret).toString('hex')), `${name} holds a secret`);
    }
  }
});

test('whoever acts for a party sees nothing of sessions, links, tokens and credentials, whatever their roles', async () => {
  const { person } = await personWithPassword(world);
  const party = await world.party('cert-rls');
  const actor: Actor = { person, party, appointment: 1, roles: appointableRoles, via: 'session' };
  for (const table of ['session', 'link', 'token', 'credential', 'backup_code', 'throttle']) {
    const seen = await asActor(world.platform.database.app, actor, tx =>
      sql`select 1 from ${sql.table(`auth.${table}`)}`.execute(tx),
    );
    assert.equal(seen.rows.length, 0, table);
  }
});
