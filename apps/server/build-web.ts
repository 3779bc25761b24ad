import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from '#platform/config/config.ts';
import { webRoot } from './compose.ts';

const sources = [
  'apps/web',
  'areas',
  'docs/feasibility',
  'engines',
  'platform',
  'packs',
  'formats',
  'package-lock.json',
  'vite.config.ts',
];

/** Builds the web client when its output is missing or its sources have changed since. */
export async function buildWebIfStale(): Promise<boolean> {
  const stamp = path.join(checkout, 'dist', 'web.stamp');
  const want = fingerprint();
  if (
    fs.existsSync(path.join(webRoot, 'index.html')) &&
    fs.existsSync(stamp) &&
    fs.readFileSync(stamp, 'utf8') === want
  )
    return false;
  console.log('Building the web client…');
  await run(path.join(checkout, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'warn']);
  fs.writeFileSync(stamp, want);
  return true;
}

/** Names, sizes and times of all sources: cheap, and different after any edit or checkout. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const start = path.join(checkout, source);
    if (!fs.existsSync(start)) continue;
    const files = fs.statSync(start).isDirectory()
      ? fs
          .readdirSync(start, { recursive: true, encoding: 'utf8' })
          .sort()
          .map(file => path.join(start, file))
      : [start];
    for (const file of files) {
      const stat = fs.statSync(file);
      if (stat.isFile()) hash.update(`${path.relative(checkout, file)}:${stat.size}:${stat.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: checkout, stdio: 'inherit' });
    child.once('error', failed);
    child.once('exit', code =>
      code === 0 ? done() : failed(new Error(`the web client could not be built (${code}); the lines above say why`)),
    );
  });
}
