import { entryField, list, type Records } from '../records.ts';
import { recycle, schedule } from './calendar.ts';

/** What an entry in the list of rarer happenings is about. */
export const happening = {
  hit: 1,
  repairReady: 2,
  repairEnd: 3,
  restartEnd: 4,
  fallbackEnd: 5,
  wear: 6,
  worm: 7,
} as const;

/** Enters one of the rarer happenings of a node. */
export function plan(s: Records, tick: number, kind: number, nodeAt: number): void {
  schedule(s, tick, list.others, kind, nodeAt, 0);
}

/** Gives the entries of a list back after their tick. */
export function giveBack(s: Records, head: number): void {
  const { entries } = s;
  let entry = head;
  while (entry >= 0) {
    const next = entries[entry + entryField.next]!;
    recycle(s, entry);
    entry = next;
  }
}
