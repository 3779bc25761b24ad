import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCollection, LineCounter, type Node, parseDocument } from 'yaml';
import { type PackFile, type Regimes, regimesFrom } from '#engines/duties/index.ts';
import { fail } from '#engines/kernel/failure.ts';

const shipped = path.resolve(import.meta.dirname, '../../packs');

/** Parsed pack files of facts, calendars and regimes below a packs folder; what `regimesFrom` takes. */
export function regimeFiles(folder: string = shipped): PackFile[] {
  const paths = globSync(['facts/*.yaml', 'calendars/*.yaml', 'regimes/*/{pack,parameters,duties}.yaml'], {
    cwd: folder,
  }).sort();
  const texts = new Map(
    paths.map(name => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name), 'utf8')]),
  );
  const hashes = packHashes(texts);
  return [...texts].map(([name, text]) => parsed(name, text, hashes.get(path.posix.dirname(name))));
}

/** The registry of the shipped packs, or of another packs folder of the same shape. */
export const readRegimes = (folder?: string): Regimes => regimesFrom(regimeFiles(folder));

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

function parsed(name: string, text: string, packHash: string | undefined): PackFile {
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
        if (node?.range) return counter.linePos(isCollection(node) ? node.range[0] : node.range[0]).line;
      }
      return 1;
    },
  };
}
