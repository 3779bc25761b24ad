import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, type Node, parseDocument } from 'yaml';
import { type PackFile, type Regimes, regimesFrom } from '#engines/duties/index.ts';
import { fail } from '#engines/kernel/failure.ts';
import { readPackFolder } from './read.ts';

const shipped = path.resolve(import.meta.dirname, '../../packs');
const kept = /^(facts\/[^/]+|calendars\/[^/]+|regimes\/[^/]+\/(pack|parameters|duties))\.yaml$/;

/**
 * Parsed pack files of facts, calendars and regimes: what `regimesFrom` takes, here or in the browser. `extra` are
 * folders laid out like `packs/`; a file there replaces the shipped one of the same path.
 */
export function regimeFiles(options: { extra?: readonly string[] } = {}): PackFile[] {
  const found = new Map<string, string>();
  for (const folder of [shipped, ...(options.extra ?? [])]) {
    for (const name of ['facts', 'calendars', 'regimes']) {
      const below = path.join(folder, name);
      if (!existsSync(below)) continue;
      for (const [file, text] of readPackFolder(below))
        if (kept.test(`${name}/${file}`)) found.set(`${name}/${file}`, text);
    }
  }
  const hashes = packHashes(found);
  return [...found].map(([name, text]) => parsedPackFile(name, text, hashes.get(path.posix.dirname(name))));
}

/**
 * The registry of reporting regimes on disk.
 * @throws FailureError `bad-pack` naming file, line and broken rule
 */
export const loadRegimes = (options: { extra?: readonly string[] } = {}): Regimes => regimesFrom(regimeFiles(options));

function packHashes(texts: ReadonlyMap<string, string>): Map<string, string> {
  const folders = new Map<string, string[]>();
  for (const name of texts.keys()) {
    const folder = path.posix.dirname(name);
    folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  return new Map(
    [...folders].map(([folder, names]) => {
      const hash = createHash('sha256');
      for (const name of names) hash.update(`${path.posix.basename(name)}\0${texts.get(name)}\0`);
      return [folder, hash.digest('hex')];
    }),
  );
}

/** One pack file with the lines of its values. @throws FailureError `bad-pack` where the YAML is broken */
export function parsedPackFile(name: string, text: string, packHash: string | undefined): PackFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { version: '1.2', lineCounter: counter });
  const error = document.errors[0];
  if (error)
    fail('bad-pack', `${name}:${error.linePos?.[0].line ?? 1}: ${error.message}`, {
      pointer: `/${name}`,
      next: 'Correct the YAML.',
    });
  return {
    path: name,
    data: document.toJS(),
    ...(packHash ? { packHash } : {}),
    line(place) {
      for (let keys = [...place]; keys.length > 0; keys = keys.slice(0, -1)) {
        const node = document.getIn(keys, true) as Node | undefined;
        if (node?.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}
