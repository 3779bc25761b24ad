import fs from 'node:fs';
import path from 'node:path';
import type { PackFinding } from '#engines/handling/load.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { regimesWith } from './all.ts';
import { checkPacks } from './check.ts';

/**
 * Every broken rule of the packs that ship, or of a folder laid out like `packs/` (or like `packs/lexicons`), which is
 * checked beside the shipped ones.
 * @throws FailureError `not-found` when the folder is not there or holds no pack
 */
export function packFindingsBelow(folder?: string): PackFinding[] {
  if (folder === undefined) return [...checkPacks(), ...regimeFindings([])];
  const lexicons = [path.join(folder, 'lexicons'), folder].find(dir => holdsPacks(dir));
  const regimes = fs.existsSync(path.join(folder, 'regimes'));
  if (!lexicons && !regimes) {
    throw new FailureError({
      code: 'not-found',
      message: `There is no pack below ${folder}.`,
      next: 'Name a folder that holds lexicons/<id>/pack.yaml or regimes/<id>/pack.yaml.',
    });
  }
  return [...(lexicons ? checkPacks(lexicons) : []), ...(regimes ? regimeFindings([folder]) : [])];
}

const holdsPacks = (dir: string): boolean =>
  fs.existsSync(dir) && fs.readdirSync(dir).some(id => fs.existsSync(path.join(dir, id, 'terms.yaml')));

/** Regimes are refused as a whole at the first broken rule; its place is the finding. */
function regimeFindings(folders: readonly string[]): PackFinding[] {
  try {
    regimesWith(folders);
    return [];
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { code, message, pointer = '', next = '' } = error.failure;
    return [{ file: pointer.replace(/^\//, ''), rule: code, message, next }];
  }
}
