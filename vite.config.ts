import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lexiconPacks, regimePacks } from './apps/web/packs-plugin.ts';

// `assetsInlineLimit: 0` keeps fonts and pictures out of data: addresses, which the content security policy refuses.
export default defineConfig({
  root: 'apps/web',
  plugins: [react(), lexiconPacks(), regimePacks()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // How long plugins took is of no use to whoever starts the product on a busy machine.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080' } },
});
