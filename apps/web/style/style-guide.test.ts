import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

/** Parts of other parts, and the frame and its palette, which stand around every page. */
const within =
  /platform\/ui\/(shell\/(?!mode-band)|commands\/|data-table\/body|clock-line\/(clock-table|mark|drawing))/;

const parts = globSync('platform/ui/**/*.tsx', { cwd: root })
  .filter(path => !within.test(path))
  .flatMap(path => [...read(path).matchAll(/^export (?:function|const) ([A-Z]\w+)/gm)].map(match => match[1] ?? ''))
  .filter(name => name !== 'MeProvider');

test('every part that pages are made of stands in the style guide', () => {
  const guide = globSync('apps/web/style/*.tsx', { cwd: root }).map(read).join('\n');
  assert.ok(parts.length > 25, `${parts.length} parts: the search has lost its way`);
  assert.deepEqual(
    parts.filter(name => !new RegExp(`<${name}[\\s>]`).test(guide)),
    [],
    'show them in apps/web/style',
  );
});

test('every part is named in the table of the folder', () => {
  const table = read('platform/ui/README.md');
  assert.deepEqual(
    parts.filter(name => !table.includes(`\`${name}\``)),
    [],
    'name them in platform/ui/README.md',
  );
});
