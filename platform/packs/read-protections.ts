import { existsSync } from 'node:fs';
import path from 'node:path';
import { protectionsFrom } from '#engines/duties/protections/load.ts';
import type { Protections } from '#engines/duties/protections/types.ts';
import { readPackFolder } from './read.ts';
import { parsedPackFile } from './read-regimes.ts';

const shipped = path.resolve(import.meta.dirname, '../../packs');

/**
 * The protections on disk; `extra` are folders laid out like `packs/`, where a file replaces the shipped one of its path.
 * @throws FailureError `bad-pack` naming the file and what is wrong
 */
export function loadProtections(options: { extra?: readonly string[] } = {}): Protections {
  const found = new Map<string, string>();
  for (const folder of [shipped, ...(options.extra ?? [])]) {
    const below = path.join(folder, 'protections');
    if (!existsSync(below)) continue;
    for (const [file, text] of readPackFolder(below)) found.set(`protections/${file}`, text);
  }
  return protectionsFrom([...found].map(([name, text]) => parsedPackFile(name, text, undefined)));
}
