import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

test('no password, link, token or cookie is written to the logs, also when a request breaks', async () => {
  const scenario = path.join(import.meta.dirname, 'testing', 'log-scenario.ts');
  const child = fork(scenario, ['correct horse battery staple'], { silent: true });
  let logs = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => (logs += String(part)));
  let secrets: string[] = [];
  child.once('message', sent => {
    if (Array.isArray(sent)) secrets = sent.map(String);
  });
  const code = await new Promise(done => child.once('close', done));
  assert.equal(code, 0, logs);
  assert.match(logs, /broken on purpose/, 'the logs are there to be looked at');
  assert.equal(secrets.length, 4);
  for (const secret of secrets) assert.ok(secret.length > 20 && !logs.includes(secret), 'a secret is in the logs');
});
