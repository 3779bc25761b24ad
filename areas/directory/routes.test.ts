import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import { partiesDemo } from '#platform/parties/demo.ts';
import type { Platform } from '#platform/room/room.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { exportToTerminal, importFromTerminal } from './cli.ts';
import { room } from './index.ts';

const now = Temporal.Instant.from('2026-11-24T21:00:00Z');
let database: Database;
let platform: Platform;
let http: HttpServer;
let people: Map<string, { person: number; party: number }>;

before(async () => {
  database = await testDatabase();
  platform = { database, now: () => now, services: {} } as unknown as Platform;
  await partiesDemo(platform, installation);
  await room.demo!(platform, installation);
  const rows = await asActor(database.app, installation, tx =>
    tx.selectFrom('party.person').select(['id', 'home', 'email']).execute(),
  );
  people = new Map(rows.map(row => [row.email, { person: row.id, party: row.home! }]));
  http = await httpServer({
    secure: false,
    authenticate: async request => {
      const [email = '', role = ''] = String(request.headers['x-test'] ?? '').split(' ');
      const known = people.get(email);
      const roles = role === '' ? [] : [role as Role];
      return {
        person: known?.person ?? null,
        party: known?.party ?? null,
        appointment: known ? 1 : null,
        roles,
        via: 'session',
      } satisfies Actor;
    },
  });
  room.routes!(http, platform);
  await http.server.ready();
});
after(async () => {
  await http.server.close();
  await database.close();
});

const secretary = 'officer@cert-nordmark.example secretariat';
const officer = 'officer@cert-vestland.example duty-officer';
async function call(method: 'GET' | 'POST', url: string, who: string, payload?: object) {
  const reply = await http.server.inject({
    method,
    url,
    headers: { 'x-test': who, 'x-entente': '1' },
    ...(payload ? { payload } : {}),
  });
  const json = String(reply.headers['content-type']).includes('json');
  return { status: reply.statusCode, body: json ? reply.json() : reply.body };
}
const list = (text: string) => ({
  source: 'own',
  file: 'own.csv',
  format: 'directory-csv',
  content: Buffer.from(text).toString('base64'),
});

test('the list, a sheet and the exports are read by whoever acts for a party, and by nobody else', async () => {
  const teams = await call('GET', '/api/directory/teams', officer);
  assert.equal(teams.status, 200);
  assert.ok(teams.body.teams.length > 190);
  assert.equal((await call('GET', '/api/directory/teams/hydrovend', officer)).body.line.shortName, 'HydroVend PSIRT');
  assert.equal((await call('GET', '/api/directory/teams/nobody', officer)).status, 404);
  for (const name of ['directory.csv', 'directory.json', 'directory.vcf'])
    assert.equal((await call('GET', `/api/directory/export/${name}`, officer)).status, 200);
  assert.match((await call('GET', '/api/directory/teams/gridisac/rfc2350', officer)).body, /GridISAC: profile/);
  assert.equal((await call('GET', '/api/directory/teams', '')).status, 401);
  const whom = await call('GET', '/api/directory/whom?network=192.0.2.9', officer);
  assert.equal(whom.body.answers[0].line.slug, 'cert-nordmark');
  assert.equal((await call('GET', '/api/directory/whom?at=yesterday', officer)).status, 422);
});

test('an import goes through preview, carrying out and report; a duty officer may not start one', async () => {
  const text = 'id,short_name,full_name,country\na,CERT A,CERT of A,PT\nb,,,PT\n';
  assert.equal((await call('POST', '/api/directory/imports', officer, list(text))).status, 403);
  const made = await call('POST', '/api/directory/imports', secretary, list(text));
  assert.equal(made.status, 200);
  const before = await call('GET', `/api/directory/imports/${made.body.id}`, officer);
  assert.deepEqual(
    before.body.rows.map((row: { plan: string; fate: string }) => `${row.plan} ${row.fate}`),
    ['create pending', 'refuse dirty'],
  );
  const done = await call('POST', `/api/directory/imports/${made.body.id}/run`, secretary, {});
  assert.equal(done.body.created, 1);
  const after = await call('GET', `/api/directory/imports/${made.body.id}`, officer);
  assert.deepEqual([after.body.state, after.body.done, after.body.total], ['done', 2, 2]);
  assert.equal((await call('POST', `/api/directory/imports/${made.body.id}/run`, secretary, {})).status, 409);
});

test('bad files are refused with the place and the next step, never with a 500 and never half taken', async () => {
  const bad = ['', 'name;land\nx;DE', 'id,short_name,full_name,country\n"x', '\u0000\u0001PK', '{}'];
  for (const text of bad) {
    const reply = await call('POST', '/api/directory/imports', secretary, list(text));
    assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} for ${JSON.stringify(text)}`);
    assert.ok(reply.body.next, JSON.stringify(text));
  }
  assert.equal(
    (await call('POST', '/api/directory/imports', secretary, { ...list('x'), content: 'not base64!' })).status,
    422,
  );
  assert.equal((await call('POST', '/api/directory/imports', secretary, list('x'.repeat(11_000_000)))).status, 413);
  const imports = await call('GET', '/api/directory/imports', officer);
  assert.ok(imports.body.imports.every((one: { total: number }) => one.total > 0));
});

test('from the terminal: preview changes nothing, the report names row and column, the export has every team', async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-directory-'));
  const file = path.join(dir, 'Own List.csv');
  fs.writeFileSync(file, 'id,short_name,full_name,country,role_mailbox\nq,CERT Q,CERT of Q,FJ,-\n');
  const preview = await importFromTerminal(platform, { file, preview: true });
  assert.match(preview[0]!, /1 rows: 1 create\.$/);
  const report = await importFromTerminal(platform, { file });
  assert.match(report[0]!, /1 created/);
  assert.match(report[1]!, /^row 2 \(CERT Q\), role_mailbox: left-out:/);
  assert.match(await exportToTerminal(platform, 'csv'), /cert-q-fj/);
  await assert.rejects(exportToTerminal(platform, 'xls'), /no format/);
  await assert.rejects(importFromTerminal(platform, { file: `${file}.gone` }), /no file/);
  fs.rmSync(dir, { recursive: true });
});
