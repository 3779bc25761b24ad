import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundleLexicons } from '#platform/packs/bundle.ts';
import { bundleRegimes } from '#platform/packs/bundle-regimes.ts';

const packFolder = (name: string): string => fileURLToPath(new URL(`../../packs/${name}`, import.meta.url));

/**
 * `import('virtual:<name>')` gives packs as one value, in a chunk of its own that is fetched when a page first needs it.
 * It is handed over as text, because browsers read JSON faster than they read objects in scripts.
 */
const packs = (name: string, folders: readonly string[], bundle: () => unknown): Plugin => ({
  name: `entente-${name}`,
  resolveId: id => (id === `virtual:${name}` ? `\0virtual:${name}` : undefined),
  load(id) {
    if (id !== `\0virtual:${name}`) return undefined;
    for (const folder of folders) this.addWatchFile(packFolder(folder));
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(bundle()))});`;
  },
});

/** `virtual:lexicon-packs`: every lexicon pack. */
export const lexiconPacks = (): Plugin => packs('lexicon-packs', ['lexicons'], bundleLexicons);

/** `virtual:regime-packs`: facts, calendars and every reporting regime. */
export const regimePacks = (): Plugin => packs('regime-packs', ['facts', 'calendars', 'regimes'], bundleRegimes);
