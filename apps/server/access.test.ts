import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { accessTableMarkdown } from '#platform/auth/access-table.ts';
import { scopes } from '#platform/auth/scopes.ts';
import { accessFile } from './access-page.ts';
import { type TestInstallation, testInstallation, type Visitor } from './testing/installation.ts';

let installation: TestInstallation;
before(async () => {
  installation = await testInstallation();
});
after(() => installation.close());

test('the page of routes and roles is current; write it anew with `node apps/server/access-page.ts`', () => {
  assert.equal(fs.readFileSync(accessFile, 'utf8'), accessTableMarkdown(installation.server.accessTable));
});

test('every scope that a token may carry opens at least one route', () => {
  const used = new Set(installation.server.accessTable.map(row => row.scope));
  assert.deepEqual(
    Object.keys(scopes).filter(scope => !used.has(scope)),
    [],
  );
});

test('nobody gets past a route that is not public', async () => {
  const visitor = await installation.visit();
  for (const { method, url, access } of installation.server.accessTable) {
    if (access === 'public') continue;
    const path = url.replace(/:[a-z]+/gi, '1');
    const answer = method === 'GET' ? await visitor.get(path) : await visitor.send(method as 'POST', path, {});
    assert.equal(answer.status, 401, `${method} ${path}: ${JSON.stringify(answer.body)}`);
  }
});

const nonsense: unknown[] = [
  null,
  [],
  'text',
  42,
  {},
  { a: { b: { c: [] } } },
  { id: -1, version: 1e99, facts: [{}], sections: 'x' },
  { marking: '\u0000', title: '\ud800', text: 'x'.repeat(100_000) },
  { facts: [{ fact: '__proto__', value: {}, source: {} }], recipients: [1e308], incident: 'x' },
  { entities: [{ party: 999_999, name: 'x', role: 'affected' }], title: 'A title', facts: [] },
];

test('no nonsense gives a 500, by any door', async () => {
  const visitors: Visitor[] = [];
  for (const email of [
    'officer@cert-nordmark.example',
    'admin@cert-nordmark.example',
    'counsel@cert-nordmark.example',
  ]) {
    visitors.push(await installation.visit(email));
  }
  const ids = ['1', '0', '-1', '99999999999999999999', 'x', '%00', '%F0%9F%92%A9', "1'--"];
  for (const { method, url } of installation.server.accessTable) {
    // A stream of events ends when its reader goes.
    if (url.endsWith('/events') || url === '/api/auth/sign-out') continue;
    for (const visitor of visitors) {
      for (const id of url.includes(':') ? ids : ['']) {
        const path = url.replace(/:[a-z]+/gi, id);
        const answers =
          method === 'GET'
            ? [await visitor.get(`${path}?limit=-1&state=%00&knownAt=never&q=%27`), await visitor.get(path)]
            : await eachNonsense(visitor, method, path);
        for (const { status, body } of answers)
          assert.ok(
            status < 500 || status === 503,
            `${method} ${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`,
          );
      }
    }
  }
});

async function eachNonsense(visitor: Visitor, method: string, path: string) {
  const answers = [];
  for (const body of nonsense) answers.push(await visitor.send(method as 'POST', path, body));
  return answers;
}
