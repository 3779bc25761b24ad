import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { fail } from '#engines/kernel/failure.ts';
import { type HttpServer, httpServer } from './server.ts';

const nobody: Actor = { person: null, party: null, appointment: null, roles: [], via: 'session' };
const officer: Actor = { person: 1, party: 2, appointment: 3, roles: ['duty-officer'], via: 'session' };
let http: HttpServer;

before(async () => {
  http = await httpServer({
    secure: false,
    authenticate: async request => {
      const who = request.headers['x-test-actor'];
      if (who === 'officer') return officer;
      if (who !== 'machine') return nobody;
      (request as { scopes?: string[] }).scopes = ['incidents:read'];
      return { ...officer, via: 'token' };
    },
  });
  http.route({
    method: 'GET',
    url: '/open',
    access: 'public',
    summary: 'open',
    answer: z.object({ a: z.number() }),
    handler: () => ({ a: 1, secret: 2 }) as { a: number },
  });
  http.route({
    method: 'POST',
    url: '/notes',
    access: ['duty-officer'],
    summary: 'note',
    body: z.object({ text: z.string().max(5) }),
    handler: () => ({}),
  });
  http.route({ method: 'GET', url: '/audit', access: ['auditor'], summary: 'audit', handler: () => ({}) });
  http.route({
    method: 'GET',
    url: '/incidents',
    access: ['duty-officer'],
    scope: 'incidents:read',
    summary: 'list',
    handler: () => ({}),
  });
  http.route({
    method: 'GET',
    url: '/broken',
    access: 'public',
    summary: 'broken',
    handler: () => fail('not-found', 'There is no such thing.', { next: 'Look elsewhere.' }),
  });
  http.route({
    method: 'GET',
    url: '/crash',
    access: 'public',
    summary: 'crash',
    handler: () => {
      throw new Error('the password is 123');
    },
  });
});

const ask = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: string) =>
  http.server.inject({
    method,
    url,
    headers: { ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

test('what the answer schema does not declare is not sent', async () => {
  assert.equal((await ask('GET', '/open')).body, '{"a":1}');
});

test('nobody, the wrong role and a foreign site are turned away before the body is looked at', async () => {
  assert.equal((await ask('POST', '/notes', {}, '{"nonsense":1}')).statusCode, 401);
  assert.equal((await ask('GET', '/audit', { 'x-test-actor': 'officer' })).statusCode, 403);
  const foreign = await ask('POST', '/notes', { 'x-test-actor': 'officer' }, '{"text":"a"}');
  assert.equal(foreign.statusCode, 403);
  assert.match(foreign.json().detail, /x-entente/);
});

test('a token enters only by routes with its scope', async () => {
  assert.equal((await ask('GET', '/incidents', { 'x-test-actor': 'machine' })).statusCode, 200);
  const refused = await ask('POST', '/notes', { 'x-test-actor': 'machine' }, '{"text":"a"}');
  assert.equal(refused.statusCode, 403);
});

test('a problem names the place and the next step', async () => {
  const headers = { 'x-test-actor': 'officer', 'x-entente': '1' };
  const long = await ask('POST', '/notes', headers, '{"text":"too long"}');
  assert.equal(long.statusCode, 422);
  assert.equal(long.headers['content-type'], 'application/problem+json');
  assert.equal(long.json().pointer, '/body/text');
  const malformed = await ask('POST', '/notes', headers, '{"text":');
  assert.equal(malformed.statusCode, 400);
  const huge = await ask('POST', '/notes', headers, JSON.stringify({ text: 'x'.repeat(10_000_000) }));
  assert.equal(huge.statusCode, 413);
  assert.deepEqual((({ status, code, next }) => ({ status, code, next }))((await ask('GET', '/broken')).json()), {
    status: 404,
    code: 'not-found',
    next: 'Look elsewhere.',
  });
  assert.equal((await ask('GET', '/nowhere')).json().code, 'not-found');
});

test('an unforeseen error tells nothing of its inside', async () => {
  const answer = await ask('GET', '/crash');
  assert.equal(answer.statusCode, 500);
  assert.doesNotMatch(answer.body, /123/);
});

test('every answer carries a content security policy without inline scripts', async () => {
  const policy = String((await ask('GET', '/open')).headers['content-security-policy']);
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe-inline/);
});
