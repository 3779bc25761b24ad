import { sha256 } from '#engines/handling/sha256.ts';
import type { Lexicons } from '#engines/handling/types.ts';
import type { Study } from './types.ts';

/** The newest date in the revision tables of the packs' `CHANGES.md`; the study is dated by what it was computed from. */
export function newestRevision(changes: Iterable<string>): string {
  const dates = [...changes].flatMap(text =>
    [...text.matchAll(/^\|\s*\d+\s*\|\s*(\d{4}-\d{2}-\d{2})\s*\|/gm)].map(([, date = '']) => date),
  );
  return dates.reduce((newest, date) => (date > newest ? date : newest), '');
}

/** Which packs a study stands on. */
export function editionOf(lexicons: Lexicons, date: string): Study['edition'] {
  const packs = [...lexicons.byId.values()].map(({ basis }) => basis).toSorted((a, b) => (a.pack < b.pack ? -1 : 1));
  const lines = packs.map(({ pack, revision, hash }) => `${pack} ${revision} ${hash}\n`);
  return {
    date,
    version: packs.reduce((sum, { revision }) => sum + revision, 0),
    checksum: sha256([...lines, JSON.stringify(lexicons.homographs)].join('')),
  };
}
