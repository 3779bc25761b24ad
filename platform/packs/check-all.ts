import fs from 'node:fs';
import path from 'node:path';
import type { PackFinding } from '#engines/handling/load.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { checkPacks } from './check.ts';
import { checkRegimes } from './check-regimes.ts';

/**
 * Every broken rule of the packs that ship, or of a folder laid out like `packs/` (or like `packs/lexicons`), which is
 * checked beside the shipped ones.
 * @throws FailureError `not-found` when the folder is not there or holds no pack
 */
export function packFindingsBelow(folder?: string): PackFinding[] {
  if (folder === undefined) return [...checkPacks(), ...checkRegimes()];
  const lexicons = [path.join(folder, 'lexicons'), folder].find(dir => holdsPacks(dir));
  const regimes = ['regimes', 'facts', 'calendars', 'protections'].some(name => fs.existsSync(path.join(folder, name)));
  if (!lexicons && !regimes) {
    throw new FailureError({
      code: 'not-found',
      message: `There is no pack below ${folder}.`,
      next: 'Name a folder that holds lexicons/<id>/pack.yaml, regimes/<id>/pack.yaml or protections/<id>/pack.yaml.',
    });
  }
  return [...(lexicons ? checkPacks(lexicons) : []), ...(regimes ? checkRegimes(folder) : [])];
}

const holdsPacks = (dir: string): boolean =>
  fs.existsSync(dir) && fs.readdirSync(dir).some(id => fs.existsSync(path.join(dir, id, 'terms.yaml')));
