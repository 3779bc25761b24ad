import { useEffect } from 'react';
import type { Mode } from '#engines/kernel/mode.ts';

/** What stands in the title before everything else; live is quiet. */
export const modeWord = (mode: Mode): string => (mode === 'live' ? '' : mode.toUpperCase());

/** Keeps the window's title: mode first, then the page, then the product. */
export function usePageTitle(title: string, mode: Mode = 'live'): void {
  useEffect(() => {
    document.documentElement.dataset['mode'] = mode;
    document.title = [modeWord(mode), title, 'Entente'].filter(Boolean).join(' · ');
  }, [title, mode]);
}
