import '@mantine/core/styles.layer.css';
import '@fontsource-variable/inter/index.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import '#platform/ui/tokens.css';
import '#platform/ui/base.css';
import { createRoot } from 'react-dom/client';
import { startLanguages } from '#platform/i18n/registry.ts';
import { App } from './app.tsx';
import { registerAllTexts } from './rooms.ts';

async function start(): Promise<void> {
  registerAllTexts();
  // Browsers without Temporal get it before anything computes a deadline.
  await Promise.all([
    startLanguages(['ui', 'web']),
    'Temporal' in globalThis ? undefined : import('temporal-polyfill/global'),
  ]);
  createRoot(document.getElementById('root') as HTMLElement).render(<App />);
}

void start();
