import { list } from './records.ts';
import { schedule } from './kernel/calendar.ts';
import type { State } from './state.ts';

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
export function plan(s: State, tick: number, kind: number, nodeAt: number, detail = 0): void {
  schedule(s, tick, list.others, kind, nodeAt, detail);
}
