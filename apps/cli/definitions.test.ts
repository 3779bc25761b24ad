import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { checkout } from '#platform/config/config.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-definitions-'));
test.after(() => fs.rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

const definitions = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(checkout, 'apps/cli/main.ts'), 'definitions', ...args, '--json'], {
    encoding: 'utf8',
  });

test('incidents of a table are compared; a cell that cannot be read is said with its place and stays unknown', () => {
  const file = written(
    'own.csv',
    'id,status,personal_data,users_affected\nA,confirmed,confirmed,12000\nB,suspected,?,abc\n',
  );
  const { stdout, stderr, status } = definitions(file);
  assert.equal(status, 0, stderr);
  assert.equal(JSON.parse(stdout).incidents, 2);
  assert.match(stderr, /own\.csv:3 users_affected: `abc`/);
});

test('columns with other names are read by a mapping', () => {
  const table = 'Nr,Stand\n1,bestätigt\n2,offen\n';
  const mapping = written(
    'mapping.json',
    JSON.stringify({ id: 'Nr', columns: { Stand: { fact: 'i.status', values: { bestätigt: 'confirmed' } } } }),
  );
  const { stdout, stderr, status } = definitions(written('fremd.csv', table), '--mapping', mapping);
  assert.equal(status, 0, stderr);
  assert.equal(JSON.parse(stdout).incidents, 2);
  assert.match(stderr, /fremd\.csv:3 Stand: .*`offen`/);
});

test('a mapping without columns is refused in words', () => {
  const { stderr, status } = definitions(written('a.csv', 'Nr\n1\n'), '--mapping', written('empty.json', 'null'));
  assert.equal(status, 1);
  assert.match(stderr, /empty\.json names no columns/);
});

test('a file that is not there is said, and nothing is compared', () => {
  const { stdout, stderr, status } = definitions(path.join(folder, 'none.csv'));
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /There is no file/);
});
