import fs from 'node:fs';
import path from 'node:path';
import type { PackFinding } from '#engines/handling/load.ts';
import { fail } from '#engines/kernel/failure.ts';
import { checkPacks } from './check.ts';
import { checkModelPacks, modelPacksIn } from './check-models.ts';
import { checkRegimes } from './check-regimes.ts';

/**
 * Every broken rule of the packs that ship, or of a folder of one's own, which is checked beside the shipped ones: one laid
 * out like `packs/` or like `packs/lexicons` or `packs/models`, the folder around it, or one pack alone.
 * @throws FailureError `not-found` when the folder is not there or holds no pack
 */
export function packFindingsBelow(asked?: string): PackFinding[] {
  if (asked === undefined) return [...checkPacks(), ...checkRegimes(), ...checkModelPacks()];
  const alone = fs.existsSync(path.join(asked, 'pack.yaml'));
  const folder = alone ? path.dirname(asked) : [asked, path.join(asked, 'packs')].find(dir => holdsAny(dir));
  if (folder === undefined) {
    return fail('not-found', `There is no pack below ${asked}.`, {
      next: 'Name a folder that holds lexicons/<id>/pack.yaml, regimes/<id>/pack.yaml, protections/<id>/pack.yaml or models/<id>/pack.yaml.',
    });
  }
  const findings = holdsAny(folder) ? findingsOf(folder) : findingsOf(path.dirname(folder));
  return alone ? findings.filter(({ file }) => file.split('/').includes(path.basename(asked))) : findings;
}

function findingsOf(folder: string): PackFinding[] {
  const lexicons = [path.join(folder, 'lexicons'), folder].find(dir => holdsLexicons(dir));
  const models = [path.join(folder, 'models'), folder].find(dir => modelPacksIn(dir).length > 0);
  return [
    ...(lexicons ? checkPacks(lexicons) : []),
    ...(holdsRegimes(folder) ? checkRegimes(folder) : []),
    ...(models ? checkModelPacks(models) : []),
  ];
}

const holdsAny = (dir: string): boolean =>
  holdsLexicons(path.join(dir, 'lexicons')) ||
  holdsLexicons(dir) ||
  holdsRegimes(dir) ||
  [dir, path.join(dir, 'models')].some(models => modelPacksIn(models).length > 0);

const holdsRegimes = (dir: string): boolean =>
  ['regimes', 'facts', 'calendars', 'protections'].some(name => fs.existsSync(path.join(dir, name)));

const holdsLexicons = (dir: string): boolean =>
  fs.existsSync(dir) && fs.readdirSync(dir).some(id => fs.existsSync(path.join(dir, id, 'terms.yaml')));
