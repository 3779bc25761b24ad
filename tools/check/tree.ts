import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Tree } from './finding.ts';

const read = /\.(ts|tsx|mjs|sql|md|yaml|css)$/;

/** Every text file that git knows or would take, in the working tree at `root`. */
export function readTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const files = listed.split('\0').filter(file => read.test(file) && fs.existsSync(path.join(root, file)));
  return new Map(files.sort().map(file => [file, fs.readFileSync(path.join(root, file), 'utf8')]));
}
