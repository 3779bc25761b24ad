/** What a calendar entry is about. */
export const happening = {
  view: 0,
  hit: 1,
  repairReady: 2,
  repairEnd: 3,
  restartEnd: 4,
  fallbackEnd: 5,
  deadline: 6,
  wear: 7,
  worm: 8,
} as const;

/** One bucket per tick as linked lists in growing arrays, and a bitmap of ticks that have any entry. */
export interface Calendar {
  heads: Int32Array;
  bitmap: Uint32Array;
  kind: Uint8Array;
  item: Int32Array;
  detail: Int32Array;
  next: Int32Array;
  used: number;
  horizon: number;
}

export function createCalendar(horizon: number): Calendar {
  const size = 1024;
  return {
    heads: new Int32Array(horizon + 1).fill(-1),
    bitmap: new Uint32Array((horizon >>> 5) + 1),
    kind: new Uint8Array(size),
    item: new Int32Array(size),
    detail: new Int32Array(size),
    next: new Int32Array(size),
    used: 0,
    horizon,
  };
}

/** Enters a happening; what falls at or beyond the horizon is dropped. */
export function schedule(calendar: Calendar, tick: number, kind: number, item: number, detail: number): void {
  if (tick >= calendar.horizon) return;
  if (calendar.used === calendar.kind.length) grow(calendar);
  const entry = calendar.used++;
  calendar.kind[entry] = kind;
  calendar.item[entry] = item;
  calendar.detail[entry] = detail;
  calendar.next[entry] = calendar.heads[tick]!;
  calendar.heads[tick] = entry;
  calendar.bitmap[tick >>> 5]! |= 1 << (tick & 31);
}

function grow(calendar: Calendar): void {
  const size = calendar.kind.length * 2;
  const wider = (old: Int32Array) => {
    const made = new Int32Array(size);
    made.set(old);
    return made;
  };
  const kinds = new Uint8Array(size);
  kinds.set(calendar.kind);
  calendar.kind = kinds;
  calendar.item = wider(calendar.item);
  calendar.detail = wider(calendar.detail);
  calendar.next = wider(calendar.next);
}

/** The first tick from `from` on that has an entry, or -1. */
export function nextTick(calendar: Calendar, from: number): number {
  const { bitmap } = calendar;
  let word = from >>> 5;
  if (word >= bitmap.length) return -1;
  let bits = bitmap[word]! & (-1 << (from & 31));
  while (bits === 0) {
    if (++word >= bitmap.length) return -1;
    bits = bitmap[word]!;
  }
  return (word << 5) + 31 - Math.clz32(bits & -bits);
}

/** Takes the list of a tick out of the calendar and returns its first entry. */
export function takeTick(calendar: Calendar, tick: number): number {
  const head = calendar.heads[tick]!;
  calendar.heads[tick] = -1;
  calendar.bitmap[tick >>> 5]! &= ~(1 << (tick & 31));
  return head;
}
