import type { Item, ItemInput } from '../contract.ts';

/** An item while the agenda is written; `key` keeps it apart from its like while it moves. */
export interface DraftItem extends ItemInput {
  readonly key: string;
}

export const draftItems = (items: readonly Item[]): DraftItem[] =>
  items.map(({ id, type, title, leadParty, plannedMinutes }) => ({
    key: String(id),
    type,
    title,
    leadParty,
    plannedMinutes,
  }));

export const newItem = (key: string): DraftItem => ({
  key,
  type: 'threat-briefing',
  title: '',
  leadParty: null,
  plannedMinutes: 10,
});

/** The list with the item at one place moved by so many places; as it was when that leads outside. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** What is sent: the items without their keys. */
export const sentItems = (items: readonly DraftItem[]): ItemInput[] => items.map(({ key: _key, ...item }) => item);
