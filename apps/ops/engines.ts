import type { Engines } from './ops.ts';
import { configFrom } from '#platform/config/config.ts';

/** The packs that ship and those of ENTENTE_PACKS, read once, when first asked for. */
export function enginesOnDisk(): Engines {
  const extra = configFrom(process.env).packFolders;
  let lexicons: ReturnType<Engines['lexicons']> | undefined;
  let regimes: ReturnType<Engines['regimes']> | undefined;
  let protections: ReturnType<Engines['protections']> | undefined;
  return {
    lexicons: () => (lexicons ??= import('#platform/packs/all.ts').then(packs => packs.lexiconsWith(extra))),
    regimes: () => (regimes ??= import('#platform/packs/all.ts').then(packs => packs.regimesWith(extra))),
    protections: () =>
      (protections ??= import('#platform/packs/read-protections.ts').then(packs => packs.loadProtections({ extra }))),
  };
}
