import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundleLexicons } from '#platform/packs/bundle.ts';

const name = 'virtual:lexicon-packs';
const packFolder = fileURLToPath(new URL('../../packs/lexicons', import.meta.url));

/**
 * `import('virtual:lexicon-packs')` gives every lexicon pack as one value, in a chunk of its own that is fetched when a
 * page first needs it. It is handed over as text, because browsers read JSON faster than they read objects in scripts.
 */
export function lexiconPacks(): Plugin {
  return {
    name: 'entente-lexicon-packs',
    resolveId: id => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      this.addWatchFile(packFolder);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(bundleLexicons()))});`;
    },
  };
}
