import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { PackFile } from '#engines/duties/index.ts';
import { regimeFindings, type RegimeFinding } from '#engines/duties/load-rules.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { lawFaults } from './law-findings.ts';
import { readPackFolder } from './read.ts';
import { parsedPackFile } from './read-regimes.ts';

const shipped = path.resolve(import.meta.dirname, '../../packs');
const folders = ['facts', 'calendars', 'regimes', 'protections'];

/**
 * Checks regimes, facts, calendars and protections on disk: those that ship, or a folder laid out like `packs/`, which
 * is read over the shipped ones so that its names resolve; only findings on its own files are returned.
 */
export function checkRegimes(folder: string = shipped): RegimeFinding[] {
  const own = textsBelow(folder);
  const texts = folder === shipped ? own : new Map([...textsBelow(shipped), ...own]);
  const unreadable: RegimeFinding[] = [];
  const files = [...texts].flatMap(([name, text]) => fileOf(name, text, unreadable));
  const packs = new Set([...own.keys()].map(name => path.posix.dirname(name)));
  return [
    ...[...unreadable, ...regimeFindings(files, sha256)].filter(finding => packs.has(path.posix.dirname(finding.file))),
    ...[...packs].flatMap(pack => textFindings(folder, pack, own.get(`${pack}/pack.yaml`))),
  ];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function textsBelow(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of folders) {
    const below = path.join(folder, name);
    if (!existsSync(below)) continue;
    for (const [file, text] of readPackFolder(below)) found.set(`${name}/${file}`, text);
  }
  return found;
}

function fileOf(name: string, text: string, unreadable: RegimeFinding[]): PackFile[] {
  try {
    return [parsedPackFile(name, text, undefined)];
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const [, line, message = error.failure.message] = /^[^:]+:(\d+): ([\s\S]*)$/.exec(error.failure.message) ?? [];
    const said = message.split('\n')[0] ?? '';
    unreadable.push({
      file: name,
      line: Number(line),
      rule: 'yaml',
      message: said,
      next: 'Mend the YAML at this line.',
    });
    return [];
  }
}

/** The texts beside the data: the law in our words, and an entry for each revision. */
function textFindings(folder: string, pack: string, head: string | undefined): RegimeFinding[] {
  if (!/^(regimes|protections)\//.test(pack)) return [];
  const read = (name: string) => {
    const file = path.join(folder, pack, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const revision = /^revision: (\d+)$/m.exec(head ?? '')?.[1] ?? '';
  const changes: RegimeFinding = {
    file: `${pack}/CHANGES.md`,
    rule: 'change-unrecorded',
    message: `CHANGES.md has no entry for revision ${revision}.`,
    next: `Say under “## Revision ${revision}, <day>” what changed.`,
  };
  const law: RegimeFinding = {
    file: `${pack}/law.md`,
    rule: 'file-missing',
    message: 'The pack has no law.md.',
    next: 'Put the law article by article, in your own words, beside the rule it becomes.',
  };
  return [
    ...(new RegExp(`^## Revision ${revision}\\b`, 'm').test(read('CHANGES.md')) ? [] : [changes]),
    ...(pack.startsWith('regimes/') && read('law.md').trim() === '' ? [law] : lawFindings(pack, read)),
  ];
}

/** Broken YAML is a finding already, so that the law text is compared only with what can be read. */
function lawFindings(pack: string, read: (name: string) => string): RegimeFinding[] {
  const [law, duties, parameters] = ['law.md', 'duties.yaml', 'parameters.yaml'].map(read);
  if (
    !pack.startsWith('regimes/') ||
    !law ||
    [duties, parameters].some(text => parseDocument(text ?? '').errors.length > 0)
  )
    return [];
  return lawFaults(law, duties ?? '', parameters ?? '').map(fault => ({ file: `${pack}/law.md`, ...fault }));
}
