import { useEffect } from 'react';
import { currentCommands } from './registry.ts';

const storageKey = 'entente-letters';
const chordMilliseconds = 1200;

/** Letters can be switched off for those who dictate or use a switch (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(storageKey) !== 'off';
export const setLetters = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off');

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null;
}

/** Does the page's letters. `onHelp` answers `?`, `onPalette` answers Ctrl K or ⌘ K. */
export function useShortcuts(onPalette: () => void, onHelp: () => void): void {
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | null = null;
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (typing(event.target) || document.querySelector('dialog[open]') || !lettersOn()) return;
      if (event.key === '?') return onHelp();
      const chord = first && event.timeStamp - first.at < chordMilliseconds ? `${first.key} ${event.key}` : event.key;
      const command = currentCommands().findLast(each => each.keys === chord);
      first = !command && event.key === 'g' ? { key: 'g', at: event.timeStamp } : null;
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onPalette, onHelp]);
}
