import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the web app into a directory of its own under the system's temporary one and returns it. */
export async function buildWeb(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'entente-web-'));
  const root = fileURLToPath(new URL('../', import.meta.url));
  const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));
  await build({
    root,
    configFile,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  });
  return outDir;
}
