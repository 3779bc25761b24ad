import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { asActor } from '#platform/db/as-actor.ts';
import type { Actor } from '../actor.ts';
import { appointableRoles } from '../roles.ts';
import { firstLink } from '../index.ts';
import { asService } from '../service-transaction.ts';
import { codeAt, stepAt } from '../totp/code.ts';
import { type AuthWorld, authWorld, type Browser } from '../testing/world.ts';

const password = 'correct horse battery staple';
let world: AuthWorld;
before(async () => {
  world = await authWorld();
});
after(() => world.close());

let count = 0;
async function personWithPassword(): Promise<{ person: number; email: string; browser: Browser }> {
  const email = `person-${++count}@cert.example`;
  const person = await world.person(email);
  const browser = await world.browserOf(person);
  const set = await browser.send('POST', '/api/auth/password', { password });
  assert.equal(set.statusCode, 200, set.body);
  return { person, email, browser };
}

/** Enrols an authenticator app. @returns its code at the present */
async function enrol(browser: Browser): Promise<{ code: () => string; backupCodes: string[] }> {
  const begun = await browser.send('POST', '/api/auth/totp');
  const secret = bytesOfBase32(begun.json().secret);
  const code = () => codeAt(secret, stepAt(new Date(world.platform.now().epochMilliseconds)));
  const confirmed = await browser.send('POST', '/api/auth/totp/confirm', { code: code() });
  assert.equal(confirmed.statusCode, 200, confirmed.body);
  world.advance({ seconds: 30 });
  return { code, backupCodes: confirmed.json().backupCodes };
}

function bytesOfBase32(text: string): Buffer {
  const bits = text
    .split('')
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
}

const signIn = (body: object, browser = world.browser()) => browser.send('POST', '/api/auth/sign-in', body);

test('a password signs in; a wrong one, and an unknown address, get the same answer', async () => {
  const { email } = await personWithPassword();
  const good = await signIn({ email: email.toUpperCase(), password });
  assert.deepEqual(good.json(), { step: 'done', suggest: ['totp'] });
  const wrong = await signIn({ email, password: 'incorrect horse battery' });
  const unknown = await signIn({ email: 'nobody@cert.example', password });
  assert.equal(wrong.statusCode, 401);
  assert.deepEqual(wrong.json(), unknown.json());
  assert.equal(wrong.headers['set-cookie'], undefined);
});

test('five wrong passwords lock the account here, also for guesses at the same moment; a link still enters', async () => {
  const { person, email } = await personWithPassword();
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
  const { email } = await personWithPassword();
  for (let n = 0; n < 8; n++) assert.equal((await signIn({ email, password })).statusCode, 200);
});

test('a weak password is refused with the place and the next step', async () => {
  const { browser } = await personWithPassword();
  for (const weak of ['short', 'aaaaaaaaaaaaaaaa', `person-${count}1234`]) {
    const answer = await browser.send('POST', '/api/auth/password', { password: weak, current: password });
    assert.equal(answer.statusCode, 422, weak);
    assert.equal(answer.json().pointer, '/body/password');
    assert.ok(answer.json().next);
  }
});

test('changing the password needs the current one or a recent sign-in, and ends all other sessions', async () => {
  const { email, browser } = await personWithPassword();
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

test('with an authenticator app a password alone opens no session, and no code is good twice', async () => {
  const { email, browser } = await personWithPassword();
  const app = await enrol(browser);
  const asked = await signIn({ email, password });
  assert.deepEqual(asked.json(), { step: 'code', suggest: [] });
  assert.equal(asked.headers['set-cookie'], undefined);
  const code = app.code();
  assert.equal((await signIn({ email, password, code })).json().step, 'done');
  assert.equal((await signIn({ email, password, code })).statusCode, 401, 'replayed');
  world.advance({ seconds: 30 });
  assert.equal((await signIn({ email, password, code })).statusCode, 401, 'replayed within the allowed skew');
  assert.equal((await signIn({ email, password, code: app.code() })).statusCode, 200);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => signIn({ email, password, code: app.backupCodes[0] })),
  );
  assert.equal(answers.filter(answer => answer.statusCode === 200).length, 1, 'a backup code is good once');
});

test('five wrong codes lock', async () => {
  const { email, browser } = await personWithPassword();
  const app = await enrol(browser);
  const wrong = app.code() === '000000' ? '000001' : '000000';
  for (let n = 0; n < 5; n++) assert.equal((await signIn({ email, password, code: wrong })).statusCode, 401);
  assert.equal((await signIn({ email, password, code: app.code() })).statusCode, 429);
});

test('a link of an administrator asks for the second factor; one of the terminal replaces a lost one', async () => {
  const { person, browser } = await personWithPassword();
  const app = await enrol(browser);
  const administrator = { person: await world.person(`admin-${count}@cert.example`), party: null, appointment: null };
  const link = await world.platform.services.auth.linkFor(
    { ...administrator, roles: ['administrator'], via: 'session' },
    person,
  );
  const token = new URL(link).searchParams.get('token');
  const asked = await world.browser().send('POST', '/api/auth/one-time', { token });
  assert.equal(asked.json().step, 'code');
  assert.equal(asked.headers['set-cookie'], undefined);
  const wrong = await world.browser().send('POST', '/api/auth/one-time', { token, code: '12345678' });
  assert.equal(wrong.statusCode, 401);
  const entered = await world.browser().send('POST', '/api/auth/one-time', { token, code: app.code() });
  assert.equal(entered.json().step, 'done', 'the link was not used up by the refused tries');

  assert.equal((await browser.send('POST', '/api/auth/totp/remove', {})).statusCode, 403);
  const rescued = await world.browserOf(person);
  assert.equal((await rescued.send('POST', '/api/auth/totp/remove', {})).statusCode, 200);
  const left = (await rescued.send('GET', '/api/auth/credentials')).json();
  assert.deepEqual([left.totp.enrolled, left.totp.backupCodesLeft], [false, 0]);
});

test('an enrolment needs a recent proof and a code that fits, and cannot replace an app in silence', async () => {
  const { browser } = await personWithPassword();
  world.advance({ minutes: 16 });
  assert.equal((await browser.send('POST', '/api/auth/totp')).json().code, 'proof-needed');
  assert.equal((await browser.send('POST', '/api/auth/confirm', { password: 'wrong' })).statusCode, 403);
  assert.equal((await browser.send('POST', '/api/auth/confirm', { password })).statusCode, 200);
  assert.equal((await browser.send('POST', '/api/auth/totp/confirm', { code: '123456' })).statusCode, 409);
  await enrol(browser);
  assert.equal((await browser.send('POST', '/api/auth/totp')).statusCode, 409);
});

test('no password, code or secret is stored or recorded as it is', async () => {
  const { email, browser } = await personWithPassword();
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
  const { person } = await personWithPassword();
  const party = await world.party('cert-rls');
  const actor: Actor = { person, party, appointment: 1, roles: appointableRoles, via: 'session' };
  for (const table of ['session', 'link', 'token', 'credential', 'backup_code', 'throttle']) {
    const seen = await asActor(world.platform.database.app, actor, tx =>
      sql`select 1 from ${sql.table(`auth.${table}`)}`.execute(tx),
    );
    assert.equal(seen.rows.length, 0, table);
  }
});
