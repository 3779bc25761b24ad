import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildWeb } from './testing/build.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly src?: string;
}
type Manifest = Readonly<Record<string, Chunk>>;

const limit_bytes = 250 * 1000;

/** The chunks that are fetched before the watch floor is drawn: the entry, what it imports, and the texts of one language. */
function initialChunks(manifest: Manifest): ReadonlySet<string> {
  const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)?.[0];
  const texts = Object.keys(manifest).filter(
    key => /(?:^|\/)(platform\/i18n\/fr|fr)\.ts$/.test(key) && !key.includes('areas/'),
  );
  const wanted = [entry ?? '', ...texts];
  const seen = new Set<string>();
  while (wanted.length > 0) {
    const key = wanted.pop() as string;
    if (seen.has(key)) continue;
    seen.add(key);
    wanted.push(...(manifest[key]?.imports ?? []));
  }
  return seen;
}

test('the watch floor needs at most 250 kB of compressed JavaScript, and neither map nor charts nor graphs', async () => {
  const folder = await buildWeb();
  try {
    const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
    const initial = initialChunks(manifest);
    assert.ok(initial.size >= 3, 'the entry and the texts of one language');
    const files = [...initial].map(key => manifest[key]?.file ?? '');
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
    console.log(`initial JavaScript: ${(size / 1000).toFixed(1)} kB gzip in ${files.length} files`);
    assert.ok(size <= limit_bytes, `${size} bytes`);
    const lazy = /drawn-map|world-atlas|observablehq|sigma|graphology|qrcode|temporal-polyfill|style-guide/;
    assert.deepEqual(
      [...initial].filter(key => lazy.test(key)),
      [],
    );
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    assert.doesNotMatch(
      html,
      /<script(?![^>]*\bsrc=)|<style|\son\w+=|https?:/,
      'no inline script or style, no other host',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
