import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { packFindingsBelow } from './check-all.ts';
import { checkModelPacks } from './check-models.ts';
import { modelFolder } from './models.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'entente-models-'));
after(() => rmSync(root, { recursive: true }));
let made = 0;

/** A copy of a pack that ships with one text of one file replaced; what is found in it, as the terminal says it. */
function changed(pack: string, file: string, from: string | RegExp, to: string): string[] {
  const models = path.join(root, String(made++), 'packs/models');
  cpSync(path.join(modelFolder, pack), path.join(models, pack), {
    recursive: true,
    filter: source => !source.endsWith('/sources'),
  });
  const whole = readFileSync(path.join(models, pack, file), 'utf8');
  const text = whole.replace(from, to);
  assert.notEqual(text, whole, `${file} holds ${from}`);
  writeFileSync(path.join(models, pack, file), text);
  return packFindingsBelow(models).map(each => `${each.file}:${each.line ?? ''} ${each.rule} ${each.message}`);
}

test('the model packs that ship are sound', () => assert.deepEqual(checkModelPacks(), []));

test('a fault in a table is found with its file and line, or with its record', () => {
  const [edge] = changed('demo-country', 'edges.csv', 'bus-1004,physical', 'bus-1004,fysical');
  assert.match(edge ?? '', /^models\/demo-country\/edges\.csv:2 unknown-type .*fysical/);
  const [node] = changed('demo-country', 'nodes.csv', '\nbus-1002,Substation Presidio 2 0,asset', '\nbus-1002,P,aset');
  assert.match(node ?? '', /^models\/demo-country\/nodes\.csv:3 unknown-kind .*aset/);
  const [lost] = changed('demo-country', 'edges.csv', ',plant-1,bus-1004,', ',plant-0,bus-1004,');
  assert.match(lost ?? '', /^models\/demo-country\/edges\.csv:2 missing-node .*plant-0/);
  const [column] = changed('demo-country', 'groups.csv', 'resource', 'resorce');
  assert.match(column ?? '', /groups\.csv:1 bad-csv .*resorce/);
});

test('a record that does not say where it comes from, or how far that was checked, is found', () => {
  const line = /^(bus-1001,.*),inferred,uncertain,/m;
  const [bare] = changed('demo-country', 'nodes.csv', line, '$1,,uncertain,');
  assert.match(bare ?? '', /nodes\.csv:2 record-uncited `bus-1001` has no evidence\.$/);
  const [word] = changed('demo-country', 'nodes.csv', line, '$1,inferred,rather,');
  assert.match(word ?? '', /nodes\.csv:2 record-uncited .*none of confirmed, recalled, uncertain/);
  const [economy] = changed('bea-2022', 'pack.yaml', /^ {2}edges: .*\n/m, '');
  assert.match(
    economy ?? '',
    /^models\/bea-2022\/economy\.yaml: record-uncited .* has no evidence, confidence, source/,
  );
});

test('a head that is not complete, a revision without entry and a table that is not there are found', () => {
  assert.match(changed('ncf-55', 'pack.yaml', /^licence: .*\n/m, '')[0] ?? '', /pack\.yaml: schema `licence`/);
  assert.match(changed('ncf-55', 'pack.yaml', 'revision: 2', 'revision: two')[0] ?? '', /schema `revision`/);
  assert.match(changed('ncf-55', 'pack.yaml', 'id: ncf-55', 'id: ncf')[0] ?? '', /id-differs/);
  assert.match(changed('ncf-55', 'CHANGES.md', '## Revision 2', '## Revisions')[0] ?? '', /change-unrecorded/);
  assert.match(changed('ncf-55', 'pack.yaml', '[functions.csv]', '[functions.csv, more.csv]')[0] ?? '', /file-missing/);
  assert.match(changed('ncf-55', 'pack.yaml', 'licence: ', 'licence: [')[0] ?? '', /pack\.yaml: yaml/);
});

test('one model pack alone and the folders around it are checked alike', () => {
  changed('ncf-55', 'pack.yaml', 'id: ncf-55', 'id: ncf');
  const around = path.join(root, String(made - 1));
  const found = packFindingsBelow(path.join(around, 'packs/models'));
  assert.deepEqual(
    found.map(({ rule }) => rule),
    ['id-differs'],
  );
  for (const folder of ['', 'packs', 'packs/models/ncf-55'])
    assert.deepEqual(packFindingsBelow(path.join(around, folder)), found, folder);
});
