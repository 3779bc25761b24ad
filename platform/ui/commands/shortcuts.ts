import { useEffect } from 'react';
import { currentCommands } from './registry.ts';

const storageKey = 'entente-letters';
const chordMilliseconds = 1200;

/** Letters can be switched off for those who dictate or use a switch (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(storageKey) !== 'off';
export const setLetters = (on: boolean): void => localStorage.setItem(storageKey, on ? 'on' : 'off');

/** Whether what is pressed there is written and not done. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null;
}

const focusable = (stop: Element): HTMLElement | null =>
  stop.querySelector<HTMLElement>('[data-row][tabindex="0"], a, button');

/** Moves the focus to the next or previous row of the page's lists; a table walks its own rows once one is inside. */
function walk(step: 1 | -1): void {
  const stops = [...document.querySelectorAll('#page [data-stop]')].filter(stop => focusable(stop) !== null);
  const here = stops.findIndex(stop => stop.contains(document.activeElement));
  const next = here < 0 ? 0 : Math.max(0, Math.min(stops.length - 1, here + step));
  const found = stops[next];
  if (found) focusable(found)?.focus();
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
      if (!command && (event.key === 'j' || event.key === 'k')) return walk(event.key === 'j' ? 1 : -1);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onPalette, onHelp]);
}
