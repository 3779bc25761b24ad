import { entryField, groupField, groupMark, list, nodeField, nodeMark, type Records, word } from '../records.ts';
import { nextTick, recycle, takeList } from './calendar.ts';
import { commitTick } from './commit.ts';
import { listDue, setView } from './groups.ts';
import { giveBack } from './happenings.ts';
import { settle } from './levels.ts';
import { bringBack, takeAway } from './others.ts';

/** Runs a world whose first happenings stand in the calendar, one tick after the other to its end. */
export function runTicks(s: Records): void {
  const { words } = s;
  let tick = nextTick(s, 0);
  while (tick >= 0) {
    runTick(s, tick);
    tick = nextTick(s, tick);
  }
  words[word.hourNodes] = 0;
}

/**
 * One tick in three steps: losses that were due, then everything that comes back and what that brings back at once,
 * then stocks that have run out and what that takes down at once. Only the net state at the end is seen by others.
 */
function runTick(s: Records, tick: number): void {
  const { bitmap, words } = s;
  words[word.hourNodes] = 0;
  bitmap[tick >> 5]! &= ~(1 << (tick & 31));
  const others = takeList(s, tick, list.others);
  takeViews(s, tick, list.losses);
  if (others >= 0) takeAway(s, others, tick);
  settleDirty(s, tick);
  takeViews(s, tick, list.gains);
  if (others >= 0) bringBack(s, others, tick);
  settleDirty(s, tick);
  runOut(s, tick);
  commitTick(s, tick);
  if (others < 0) return;
  giveBack(s, others);
  if (words[word.pools]! > 0) s.assignCrews(tick);
}

/** Shows the dependents what they see from now on: the list of losses or that of gains. */
export function takeViews(s: Records, tick: number, which: number): void {
  const { entries } = s;
  let entry = takeList(s, tick, which);
  while (entry >= 0) {
    const next = entries[entry + entryField.next]!;
    const linkAt = entries[entry + entryField.item]!;
    const level = entries[entry + entryField.detail]!;
    recycle(s, entry);
    setView(s, linkAt, level, tick);
    entry = next;
  }
}

/** Brings all noted nodes to their level, and those that this touches at once, until nothing moves. */
export function settleDirty(s: Records, tick: number): void {
  const { nodes, dirty, words } = s;
  let count = words[word.dirty]!;
  while (count > 0) {
    const nodeAt = dirty[count - 1]!;
    words[word.dirty] = count - 1;
    nodes[nodeAt + nodeField.marks]! &= ~nodeMark.dirty;
    settle(s, nodeAt, tick);
    count = words[word.dirty]!;
  }
}

/** Stocks that have run out, and what that takes down at once. */
export function runOut(s: Records, tick: number): void {
  const { entries, groups, nodes, due, words } = s;
  let entry = takeList(s, tick, list.deadlines);
  while (entry >= 0) {
    const next = entries[entry + entryField.next]!;
    listDue(s, entries[entry + entryField.item]!);
    recycle(s, entry);
    entry = next;
  }
  let count = words[word.due]!;
  while (count > 0) {
    const groupAt = due[count - 1]!;
    words[word.due] = count - 1;
    const marks = groups[groupAt + groupField.marks]! & ~groupMark.due;
    groups[groupAt + groupField.marks] = marks;
    const deadline = groups[groupAt + groupField.deadline]!;
    const over = deadline >= 0 && deadline <= tick;
    if (over && (marks & (groupMark.cut | groupMark.exhausted)) === groupMark.cut) {
      const nodeAt = groups[groupAt + groupField.node]!;
      groups[groupAt + groupField.marks] = marks | groupMark.exhausted;
      nodes[nodeAt + nodeField.bad]! += 1;
      nodes[nodeAt + nodeField.failGroup] = groupAt;
      settle(s, nodeAt, tick);
      settleDirty(s, tick);
    }
    count = words[word.due]!;
  }
}
