import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { currentLanguage, labelText } from '#platform/i18n/registry.ts';
import type { Label } from '#platform/i18n/languages.ts';
import { ownActs } from './own.ts';

/** How the acts of one room are named: `areas/<id>/ui/acts.ts` exports one as its default. */
export interface ActTable {
  readonly room: Label;
  /** what acts are about, by the kind of their subject, in the singular and lower case */
  readonly subjects: Readonly<Record<string, Label>>;
  /** what happened, by the kind of the act, as a finding: `Notice sent` */
  readonly kinds: Readonly<Record<string, Label>>;
}

const loaders = new Map<string, () => Promise<{ readonly default: ActTable }>>();

/** Makes the words of a room's acts known; they are loaded when acts are first shown. */
export function registerActs(room: string, load: () => Promise<{ readonly default: ActTable }>): void {
  loaders.set(room, load);
}

async function allTables(): Promise<ReadonlyMap<string, ActTable>> {
  const rooms = [...loaders].map(async ([room, load]) => [room, (await load()).default] as const);
  return new Map([...Object.entries(ownActs), ...(await Promise.all(rooms))]);
}

export interface ActWords {
  readonly room: (room: string) => string;
  readonly kind: (room: string, kind: string) => string;
  readonly subject: (room: string, kind: string) => string;
}

/** Says rooms, kinds and subjects of acts in the reader's language. What has no words, of a newer room, shows its id. */
export function useActWords(): ActWords {
  const tables = useQuery({ queryKey: ['act-words'], queryFn: allTables, staleTime: Number.POSITIVE_INFINITY }).data;
  const language = currentLanguage();
  return useMemo(() => {
    const say = (label: Label | undefined, id: string): string => (label ? labelText(label, language) : id);
    return {
      room: room => say(tables?.get(room)?.room, room),
      kind: (room, kind) => say(tables?.get(room)?.kinds[kind], kind),
      subject: (room, kind) => say(tables?.get(room)?.subjects[kind], kind),
    };
  }, [tables, language]);
}
