import { entryField, type Records, word } from '../records.ts';

/** Enters a happening in a list of its tick; what falls at or beyond the horizon is dropped. */
export function schedule(s: Records, tick: number, list: number, kind: number, item: number, detail: number): void {
  const { words, entries, heads, bitmap } = s;
  if (tick >= words[word.horizon]!) return;
  let entry = words[word.spare]!;
  if (entry >= 0) words[word.spare] = entries[entry + entryField.next]!;
  else {
    entry = words[word.used]!;
    if (entry === words[word.room]!) {
      words[word.overflow] = 1;
      return;
    }
    words[word.used] = entry + 4;
  }
  const head = (tick << 2) + list;
  entries[entry + entryField.item] = item;
  entries[entry + entryField.detail] = detail;
  entries[entry + entryField.kind] = kind;
  entries[entry + entryField.next] = heads[head]!;
  heads[head] = entry;
  bitmap[tick >> 5]! |= 1 << (tick & 31);
}

/** Gives an entry back; it is the next to be used, while it is still in the cache. */
export function recycle(s: Records, entry: number): void {
  const { words, entries } = s;
  entries[entry + entryField.next] = words[word.spare]!;
  words[word.spare] = entry;
}

/** Takes a list of a tick out of the calendar and returns its first entry, or -1. */
export function takeList(s: Records, tick: number, list: number): number {
  const { heads } = s;
  const at = (tick << 2) + list;
  const head = heads[at]!;
  heads[at] = -1;
  return head;
}

/** The first tick from `from` on that has an entry, or -1. */
export function nextTick(s: Records, from: number): number {
  const { bitmap, words } = s;
  const last = words[word.horizon]! >> 5;
  let place = from >> 5;
  if (place > last) return -1;
  let bits = bitmap[place]! & (-1 << (from & 31));
  while (bits === 0) {
    place += 1;
    if (place > last) return -1;
    bits = bitmap[place]!;
  }
  return (place << 5) + 31 - Math.clz32(bits & (0 - bits));
}
