import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { actKinds } from '#platform/testing/act-scan.ts';
import type { Label } from '#platform/i18n/languages.ts';
import { ownActs } from './own.ts';
import type { ActTable } from './registry.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = ['areas', 'platform'].flatMap(layer =>
  readdirSync(resolve(root, layer), { withFileTypes: true })
    .filter(each => each.isDirectory())
    .map(each => ({ room: each.name, folder: resolve(root, layer, each.name) })),
);

async function tableOf(room: string, folder: string): Promise<ActTable | undefined> {
  const path = resolve(folder, 'ui/acts.ts');
  if (!existsSync(path)) return ownActs[room];
  return ((await import(pathToFileURL(path).href)) as { readonly default: ActTable }).default;
}

/** Whether a kind, of which a part may be known only when it runs, is among these. */
const among = (kind: string, known: object): boolean => {
  const parts = kind.split('*').map(part => part.replaceAll('.', '\\.'));
  return Object.keys(known).some(each => new RegExp(`^${parts.join('.+')}$`).test(each));
};

test('every act that is recorded, and what it is about, has words in both languages', async () => {
  const wordless: string[] = [];
  let recorded = 0;
  for (const { room, folder } of folders) {
    const acts = actKinds(folder);
    recorded += acts.length;
    const table = await tableOf(room, folder);
    for (const { kind, subject, path } of acts) {
      if (!table || !among(kind, table.kinds)) wordless.push(`${path}: act ${kind}`);
      if (!table || !among(subject, table.subjects)) wordless.push(`${path}: subject ${subject}`);
    }
  }
  assert.deepEqual(wordless, [], 'write them into ui/acts.ts of the room, or platform/ui/acts/own.ts');
  assert.ok(recorded > 90, `only ${recorded} found: the search has lost its way`);
});

test('the words of acts are there in English and French, and no two kinds of a room read the same', async () => {
  for (const { room, folder } of folders) {
    const table = await tableOf(room, folder);
    if (!table) continue;
    for (const label of [table.room, ...Object.values(table.kinds), ...Object.values(table.subjects)]) {
      assert.notEqual(label.en.trim(), '', room);
      assert.notEqual(label.fr.trim(), '', room);
    }
    for (const language of ['en', 'fr'] as const) {
      const said: readonly string[] = Object.values<Label>(table.kinds).map(label => label[language]);
      assert.equal(new Set(said).size, said.length, `${room} in ${language}`);
    }
  }
});
