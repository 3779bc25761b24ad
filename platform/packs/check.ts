import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackFinding } from '#engines/handling/load.ts';
import { packFindings } from '#engines/handling/load-rules.ts';
import { lexiconFolder, readPackFolder } from './read.ts';

/**
 * Checks lexicon packs on disk: those that ship with Entente, or a folder laid out like them. A folder outside the
 * repository is checked together with the shipped packs, so that mappings to their levels resolve; only its own findings
 * are returned.
 */
export function checkPacks(dir: string = lexiconFolder): PackFinding[] {
  const own = readPackFolder(dir);
  const files = dir === lexiconFolder ? own : new Map([...readPackFolder(lexiconFolder), ...own]);
  const findings = packFindings(files).filter(f => own.has(f.file) || own.has(`${f.file.split('/')[0]}/pack.yaml`));
  const folders = [...own.keys()].filter(file => file.endsWith('/pack.yaml')).map(file => path.dirname(file));
  return [
    ...findings,
    ...folders.flatMap(folder => changesFindings(dir, folder, own.get(`${folder}/pack.yaml`) ?? '')),
  ];
}

/** Each revision has a row in CHANGES.md. */
function changesFindings(dir: string, folder: string, pack: string): PackFinding[] {
  const revision = /^revision: (\d+)$/m.exec(pack)?.[1] ?? '';
  const file = path.join(dir, folder, 'CHANGES.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text.includes(`| ${revision} |`)) return [];
  const message = `CHANGES.md has no row for revision ${revision}.`;
  return [
    { file: `${folder}/CHANGES.md`, rule: 'change-unrecorded', message, next: 'Say in one row what changed and when.' },
  ];
}
