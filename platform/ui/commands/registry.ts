import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something the palette offers and, with `keys`, one letter does on this page. */
export interface Command {
  readonly id: string;
  /** already in the reader's language */
  readonly label: string;
  readonly hint?: string;
  /** one letter (`i`), or `g` and a letter (`g i`) */
  readonly keys?: string;
  readonly run: () => void;
}

/** One thing found by a finder: an incident, a team. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly path: string;
}

/** Finds things by what was typed (two letters or more). The heading stands above what it found. */
export interface Finder {
  readonly id: string;
  readonly heading: () => string;
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

let commands: readonly Command[] = [];
const finders = new Map<string, Finder>();
const listeners = new Set<() => void>();

function tell(next: readonly Command[]): void {
  commands = next;
  for (const listener of listeners) listener();
}

/** Offers a command until the returned function is called. A later command of the same id takes its place. */
export function registerCommand(command: Command): () => void {
  tell([...commands.filter(each => each.id !== command.id), command]);
  return () => tell(commands.filter(each => each !== command));
}

/** Lets the palette find things of one kind. Returns the function that takes it back. */
export function registerFinder(finder: Finder): () => void {
  finders.set(finder.id, finder);
  return () => void finders.delete(finder.id);
}

export const currentCommands = (): readonly Command[] => commands;
export const currentFinders = (): readonly Finder[] => [...finders.values()];

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useCommands = (): readonly Command[] => useSyncExternalStore(subscribe, currentCommands);

/** Offers a page's action in the palette, with its letter, for as long as the page is shown. Null offers nothing. */
export function useCommand(command: Command | null): void {
  const run = useRef(command?.run);
  useEffect(() => {
    run.current = command?.run;
  });
  const { id, label, hint, keys } = command ?? {};
  useEffect(() => {
    if (id === undefined || label === undefined) return undefined;
    return registerCommand({
      id,
      label,
      ...(hint === undefined ? {} : { hint }),
      ...(keys === undefined ? {} : { keys }),
      run: () => run.current?.(),
    });
  }, [id, label, hint, keys]);
}
