declare module 'virtual:lexicon-packs' {
  import type { PackBundle } from '#engines/handling/load.ts';
  const bundle: PackBundle;
  export default bundle;
}
