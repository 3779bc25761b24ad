import type { PackFile } from '#engines/duties/index.ts';
import { regimeFiles } from './read-regimes.ts';

/**
 * The packs of facts, calendars and regimes as one JSON value for a browser bundle: `regimesFrom` takes it as it takes
 * the files, with the same hashes; only the line numbers for messages to pack authors stay behind.
 */
export const bundleRegimes = (): PackFile[] =>
  regimeFiles().map(({ path, data, packHash }) => ({ path, data, ...(packHash ? { packHash } : {}) }));
