import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enrol, password, personWithPassword } from '../testing/people.ts';
import { type AuthWorld, authWorld } from '../testing/world.ts';

let world: AuthWorld;
before(async () => {
  world = await authWorld();
});
after(() => world.close());

const signIn = (body: object, browser = world.browser()) => browser.send('POST', '/api/auth/sign-in', body);

test('with an authenticator app a password alone opens no session, and no code is good twice', async () => {
  const { email, browser } = await personWithPassword(world);
  const app = await enrol(world, browser);
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
  const { email, browser } = await personWithPassword(world);
  const app = await enrol(world, browser);
  const wrong = app.code() === '000000' ? '000001' : '000000';
  for (let n = 0; n < 5; n++) assert.equal((await signIn({ email, password, code: wrong })).statusCode, 401);
  assert.equal((await signIn({ email, password, code: app.code() })).statusCode, 429);
});

test('a link of an administrator asks for the second factor; one of the terminal replaces a lost one', async () => {
  const { person, browser } = await personWithPassword(world);
  const app = await enrol(world, browser);
  const administrator = { person: await world.person('admin@cert.example'), party: null, appointment: null };
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
  const { browser } = await personWithPassword(world);
  world.advance({ minutes: 16 });
  assert.equal((await browser.send('POST', '/api/auth/totp')).json().code, 'proof-needed');
  assert.equal((await browser.send('POST', '/api/auth/confirm', { password: 'wrong' })).statusCode, 403);
  assert.equal((await browser.send('POST', '/api/auth/confirm', { password })).statusCode, 200);
  assert.equal((await browser.send('POST', '/api/auth/totp/confirm', { code: '123456' })).statusCode, 409);
  await enrol(world, browser);
  assert.equal((await browser.send('POST', '/api/auth/totp')).statusCode, 409);
});
