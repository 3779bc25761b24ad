declare module 'virtual:regime-packs' {
  import type { PackFile } from '#engines/duties/index.ts';
  const files: readonly PackFile[];
  export default files;
}
