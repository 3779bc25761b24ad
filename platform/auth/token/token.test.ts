import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { type AuthWorld, authWorld, type Browser } from '../testing/world.ts';

let world: AuthWorld;
let person: number;
let party: number;
let appointment: number;
let browser: Browser;
before(async () => {
  world = await authWorld({
    routes: http => {
      const answer = z.object({ party: z.number(), via: z.string() });
      const handler = (call: { actor: { party: number | null; via: string } }) => ({
        party: call.actor.party!,
        via: call.actor.via,
      });
      const common = { summary: 'test', answer, handler, access: ['analyst'] } as const;
      http.route({ ...common, method: 'GET', url: '/api/test/read', scope: 'incidents:read' });
      http.route({ ...common, method: 'POST', url: '/api/test/write', scope: 'incidents:write' });
      http.route({ ...common, method: 'GET', url: '/api/test/person', access: 'appointed' });
    },
  });
  party = await world.party('cert-a');
  person = await world.person('analyst@cert-a.example');
  appointment = await world.appoint(person, party, ['analyst']);
  browser = await world.browserOf(person);
});
after(() => world.close());

const bearer = (token: string, method: 'GET' | 'POST' = 'GET', url = '/api/test/read') =>
  world.http.server.inject({ method, url, headers: { authorization: `Bearer ${token}` } });

async function tokenWith(body: object): Promise<{ id: string; token: string; expiresAt: string }> {
  const made = await browser.send('POST', '/api/auth/tokens', body);
  assert.equal(made.statusCode, 200, made.body);
  return made.json();
}

test('a token acts under its appointment, with its scopes and no further', async () => {
  const { token } = await tokenWith({ name: 'feed', scopes: ['incidents:read', 'me:read'], days: 10 });
  assert.match(token, /^entente_[\w-]{43}$/);
  assert.deepEqual((await bearer(token)).json(), { party, via: 'token' });
  const write = await bearer(token, 'POST', '/api/test/write');
  assert.equal(write.statusCode, 403);
  assert.match(write.json().detail, /incidents:write/);
  assert.equal((await bearer(token, 'GET', '/api/test/person')).statusCode, 403, 'a route without a scope');
  const me = (await bearer(token, 'GET', '/api/me')).json();
  assert.equal(me.acting.appointment, String(appointment));
  assert.equal((await bearer(token, 'GET', '/api/auth/tokens')).statusCode, 403, 'tokens make no tokens');
});

test('a token is shown once and not stored', async () => {
  const { id, token } = await tokenWith({ name: 'once', scopes: ['incidents:read'], days: 1 });
  const list = await browser.send('GET', '/api/auth/tokens');
  assert.ok(!list.body.includes(token));
  const shown = list.json().tokens.find((one: { id: string }) => one.id === id);
  assert.equal(shown.state, 'good');
  assert.ok(token.startsWith(shown.hint.slice(0, -1)));
});

test('a revoked, an expired, a malformed and an invented token are refused alike', async () => {
  const revoked = await tokenWith({ name: 'a', scopes: ['incidents:read'], days: 1 });
  assert.equal((await browser.send('POST', `/api/auth/tokens/${revoked.id}/revoke`)).statusCode, 200);
  assert.equal((await browser.send('POST', `/api/auth/tokens/${revoked.id}/revoke`)).statusCode, 404);
  const expired = await tokenWith({ name: 'b', scopes: ['incidents:read'], days: 1 });
  world.advance({ hours: 24 });
  browser = await world.browserOf(person);
  const bodies = new Set<string>();
  for (const token of [revoked.token, expired.token, `entente_${'A'.repeat(43)}`, 'nonsense', '']) {
    const answer = await bearer(token);
    assert.equal(answer.statusCode, 401, token);
    bodies.add(answer.body);
  }
  assert.equal(bodies.size, 1);
});

test('a bad token is refused although a good session comes with it', async () => {
  const headers = { cookie: browser.cookie, authorization: 'Bearer entente_x', 'x-entente': '1' };
  const answer = await world.http.server.inject({ method: 'GET', url: '/api/me', headers });
  assert.equal(answer.statusCode, 401);
});

test('only the owner revokes a token', async () => {
  const { id, token } = await tokenWith({ name: 'mine', scopes: ['incidents:read'], days: 1 });
  const other = await world.browserOf(await world.person('other@cert-a.example'));
  assert.equal((await other.send('POST', `/api/auth/tokens/${id}/revoke`)).statusCode, 404);
  assert.equal((await bearer(token)).statusCode, 200);
});

test('a token cannot be made under the appointment of another person, with an unknown scope, or without a recent proof', async () => {
  const colleague = await world.person('colleague@cert-a.example');
  const foreign = await world.appoint(colleague, party, ['analyst']);
  const base = { name: 'x', scopes: ['incidents:read'], days: 1 };
  const taken = await browser.send('POST', '/api/auth/tokens', { ...base, appointment: foreign });
  assert.equal(taken.statusCode, 403);
  const unknown = await browser.send('POST', '/api/auth/tokens', { ...base, scopes: ['everything'] });
  assert.equal(unknown.statusCode, 422);
  assert.equal(unknown.json().pointer, '/body/scopes/0');
  world.advance({ minutes: 16 });
  assert.equal((await browser.send('POST', '/api/auth/tokens', base)).json().code, 'proof-needed');
  browser = await world.browserOf(person);
});

test('a token ends with its appointment, to the second', async () => {
  const brief = await world.appoint(person, party, ['analyst'], { hours: 1 });
  const { token, expiresAt } = await tokenWith({
    name: 'brief',
    scopes: ['incidents:read'],
    days: 300,
    appointment: brief,
  });
  assert.equal(Temporal.Instant.compare(expiresAt, world.platform.now().add({ hours: 1 })), 0);
  world.advance({ minutes: 59, seconds: 59 });
  assert.equal((await bearer(token)).statusCode, 200);
  world.advance({ seconds: 1 });
  assert.equal((await bearer(token)).statusCode, 401);
});
