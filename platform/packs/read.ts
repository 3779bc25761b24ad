import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lexiconsFrom } from '#engines/handling/load.ts';
import type { Lexicons } from '#engines/handling/types.ts';

/** The lexicon packs that ship with Entente. */
export const lexiconFolder = path.resolve(import.meta.dirname, '../../packs/lexicons');

/** Every YAML file below a folder: path inside it (with `/`) to text, in a stable order. */
export function readPackFolder(dir: string): Map<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(file => file.split(path.sep).join('/'))
    .filter(file => file.endsWith('.yaml'))
    .sort();
  return new Map(files.map(file => [file, readFileSync(path.join(dir, file), 'utf8')]));
}

/**
 * The lexicons on disk; `extra` are folders of packs outside the repository, laid out like `packs/lexicons`. A pack of
 * an extra folder replaces the one of the same folder name.
 * @throws FailureError `pack-invalid`
 */
export function loadLexicons(options: { extra?: readonly string[] } = {}): Lexicons {
  const files = readPackFolder(lexiconFolder);
  for (const dir of options.extra ?? []) {
    const added = readPackFolder(dir);
    const folders = new Set([...added.keys()].filter(file => file.includes('/')).map(file => file.split('/')[0]));
    for (const file of files.keys()) if (folders.has(file.split('/')[0]) && file.includes('/')) files.delete(file);
    for (const [file, text] of added) files.set(file, text);
  }
  return lexiconsFrom(files);
}
