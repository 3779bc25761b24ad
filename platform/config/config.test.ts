import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { configFrom } from './config.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-config-'));
fs.mkdirSync(path.join(root, 'packs/regimes'), { recursive: true });
after(() => fs.rmSync(root, { recursive: true, force: true }));

test('a folder of packs is taken as it is named', () => {
  const packs = path.join(root, 'packs');
  assert.deepEqual(configFrom({ ENTENTE_PACKS: `${packs}${path.delimiter}${packs}` }).packFolders, [packs, packs]);
  assert.deepEqual(configFrom({}).packFolders, []);
});

test('a mistyped folder of packs is refused in words, not passed over', () => {
  assert.throws(() => configFrom({ ENTENTE_PACKS: path.join(root, 'pakcs') }), /ENTENTE_PACKS names .*pakcs/);
});

test('the folder above packs is refused with the one that is meant', () => {
  assert.throws(
    () => configFrom({ ENTENTE_PACKS: root }),
    (error: { failure?: { next?: string } }) => error.failure?.next === `Set it to ${path.join(root, 'packs')}.`,
  );
});
