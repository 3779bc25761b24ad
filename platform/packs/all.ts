import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Regimes } from '#engines/duties/types.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import { loadLexicons } from './read.ts';
import { loadRegimes } from './read-regimes.ts';

/** Lexicons that ship, and those of folders laid out like `packs/` (ENTENTE_PACKS). */
export const lexiconsWith = (folders: readonly string[]): Lexicons =>
  loadLexicons({ extra: folders.map(folder => path.join(folder, 'lexicons')).filter(folder => existsSync(folder)) });

/** Regimes, facts and calendars that ship, and those of folders laid out like `packs/`. */
export const regimesWith = (folders: readonly string[]): Regimes => loadRegimes({ extra: folders });
