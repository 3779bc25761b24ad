import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import { room as parties } from '#platform/parties/index.ts';
import { accessTableMarkdown } from './access-table.ts';
import type { Actor } from './actor.ts';
import { room } from './index.ts';
import type { Role } from './roles.ts';
import { type Askers, assertAccess } from './testing/assert-access.ts';
import { type AuthWorld, authWorld } from './testing/world.ts';

const askers: Askers = {
  nobody: {},
  unappointed: { 'x-as': 'unappointed' },
  appointedAs: role => ({ 'x-as': role }),
};

/** Stands in for signing in: what is tested is what each route does with whom it is told. */
async function actorOf(request: FastifyRequest): Promise<Actor> {
  const as = request.headers['x-as'];
  if (as === undefined) return { person: null, party: null, appointment: null, roles: [], via: 'session' };
  if (as === 'unappointed') return { person: 1, party: null, appointment: null, roles: [], via: 'session' };
  return { person: 1, party: 1, appointment: 1, roles: [as as Role], via: 'session' };
}

let world: AuthWorld;
let http: HttpServer;
before(async () => {
  world = await authWorld();
  http = await httpServer({ secure: false, authenticate: actorOf });
  room.routes?.(http, world.platform);
  parties.routes?.(http, world.platform);
});
after(async () => {
  await http.server.close();
  await world.close();
});

test('every route of signing in and of the registers lets in exactly whom the table says', async () => {
  const calls = await assertAccess(http, http.accessTable, askers);
  assert.ok(calls > 400, `${calls} calls`);
});

test('a route that lets in more than its row says is found', async () => {
  const open = await httpServer({ secure: false, authenticate: actorOf });
  open.route({ method: 'GET', url: '/x', access: 'signed-in', summary: 'x', handler: () => ({}) });
  const claimed = [{ ...open.accessTable[0]!, access: ['auditor'] as const }];
  await assert.rejects(assertAccess(open, claimed, askers), /as unappointed: 200/);
  await open.server.close();
});

test('the page names each route once, its roles and its scope, in one order', () => {
  const page = accessTableMarkdown(http.accessTable);
  assert.equal(page, accessTableMarkdown([...http.accessTable].reverse()));
  assert.match(page, /\| GET \| `\/api\/people` \| administrator \| `people:read` \|/);
  assert.match(page, /\| POST \| `\/api\/auth\/sign-in` \| public \| – \|/);
});
