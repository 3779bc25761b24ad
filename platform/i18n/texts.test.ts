import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hardCodedStrings, textUses } from '#platform/testing/text-scan.ts';
import { pseudo, pseudoTexts, type Texts } from './pseudo.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const markup = globSync(['platform/ui/**/*.{ts,tsx}', 'apps/web/**/*.{ts,tsx}', 'areas/*/ui/**/*.{ts,tsx}'], {
  cwd: root,
}).filter(path => !path.endsWith('.test.ts'));

interface Namespace {
  readonly id: string;
  readonly en: Texts;
  readonly fr: Texts;
}

async function texts(path: string): Promise<Texts> {
  return ((await import(pathToFileURL(resolve(root, path)).href)) as { readonly default: Texts }).default;
}

async function namespaces(): Promise<readonly Namespace[]> {
  const rooms = globSync('areas/*/ui/en.ts', { cwd: root }).map(path => ({
    id: path.split('/')[1] ?? '',
    folder: dirname(path),
  }));
  const all = [{ id: 'ui', folder: 'platform/i18n' }, { id: 'web', folder: 'apps/web' }, ...rooms];
  return Promise.all(
    all.map(async ({ id, folder }) => {
      assert.ok(existsSync(resolve(root, folder, 'fr.ts')), `${folder}/en.ts has no fr.ts beside it`);
      return { id, en: await texts(`${folder}/en.ts`), fr: await texts(`${folder}/fr.ts`) };
    }),
  );
}

function flat(texts: Texts, before = ''): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, value]) =>
      typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`),
    ),
  ) as Record<string, string>;
}

const places = (text: string): string =>
  [...text.matchAll(/\{\{\s*([^},\s]+)/g)]
    .map(match => match[1] ?? '')
    .sort((a, b) => a.localeCompare(b))
    .join();
const bare = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

test('English and French have the same texts, none empty, with the same places', async () => {
  for (const { id, en, fr } of await namespaces()) {
    const [english, french] = [flat(en), flat(fr)];
    const bareKeys = (of: object): readonly string[] =>
      [...new Set(Object.keys(of).map(bare))].sort((a, b) => a.localeCompare(b));
    assert.deepEqual(bareKeys(french), bareKeys(english), `keys of ${id}`);
    for (const [key, text] of [...Object.entries(english), ...Object.entries(french)])
      assert.notEqual(text.trim(), '', `${id}: ${key} is empty`);
    for (const key of Object.keys(english)) {
      if (french[key] !== undefined)
        assert.equal(places(french[key]), places(english[key] ?? ''), `places of ${id}: ${key}`);
    }
  }
});

test('every text that is used exists and every text that exists is used', async () => {
  const uses = markup.flatMap(path => textUses(resolve(root, path)).map(use => ({ ...use, path })));
  const missing: string[] = [];
  const unused: string[] = [];
  for (const { id, en } of await namespaces()) {
    const keys = [...new Set(Object.keys(flat(en)).map(bare))];
    const own = uses.filter(use => use.namespace === id);
    missing.push(
      ...own.filter(use => !keys.some(key => use.pattern.test(key))).map(use => `${use.path}: ${id}:${use.shown}`),
    );
    unused.push(...keys.filter(key => !own.some(use => use.pattern.test(key))).map(key => `${id}:${key}`));
  }
  assert.deepEqual(missing, [], 'used but not written');
  assert.deepEqual(unused, [], 'written but not used');
});

test('no visible string stands in the markup itself', () => {
  const found = markup
    .filter(path => path.endsWith('.tsx'))
    .flatMap(path => hardCodedStrings(resolve(root, path)).map(text => `${path}: ${text}`));
  assert.deepEqual(found, [], 'move these into en.ts and fr.ts of their room');
});

test('the pseudo-locale keeps places and tags and changes everything else', () => {
  assert.equal(
    pseudo('{{count}} rows <1>here</1>').replace(/·+/, ''),
    '⟦{{count}} ŕöwš <1>ĥéŕé</1>⟧'.replace('ĥ', 'h'),
  );
  assert.deepEqual(Object.keys(pseudoTexts({ a: 'x', b: { c: 'y' } })), ['a', 'b']);
});
