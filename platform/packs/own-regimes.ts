import type { PackFile } from '#engines/duties/index.ts';
import { regimeFiles } from './read-regimes.ts';

/** Files of packs that differ from those that ship: what a browser bundle lacks. `folders` are laid out like `packs/`. */
export function ownRegimeFiles(folders: readonly string[]): PackFile[] {
  if (folders.length === 0) return [];
  const shipped = new Map(regimeFiles().map(file => [file.path, JSON.stringify([file.packHash, file.data])]));
  return regimeFiles({ extra: folders })
    .map(({ path, data, packHash }) => ({ path, data, ...(packHash ? { packHash } : {}) }))
    .filter(file => JSON.stringify([file.packHash, file.data]) !== shipped.get(file.path));
}
