import { full } from '../defaults.ts';
import { assignCrews, damage, endRepair, startRepair } from './damage.ts';
import { happening } from './happenings.ts';
import { recycle, takeList } from './kernel/calendar.ts';
import { markDirty } from './kernel/groups.ts';
import type { Kernel } from './kernel/kernel.ts';
import { bodyField, entryField, list, nodeField, nodeShift, word } from './records.ts';
import type { State } from './state.ts';
import { wormHit } from './worm.ts';

/**
 * One tick in three steps: losses that were due, then everything that comes back and what that brings back at once,
 * then stocks that have run out and what that takes down at once. Only the net state at the end is seen by others.
 */
export function runTick(s: State, kernel: Kernel, tick: number): void {
  kernel.openTick(tick);
  const head = takeList(s, tick, list.others);
  kernel.takeViews(tick, list.losses);
  losses(s, head, tick);
  kernel.settleDirty(tick);
  kernel.takeViews(tick, list.gains);
  restorations(s, head, tick);
  kernel.settleDirty(tick);
  kernel.runOut(tick);
  kernel.commitTick(tick);
  giveBack(s, head);
  if (s.free.length > 0) assignCrews(s, tick);
}

function losses(s: State, head: number, tick: number): void {
  const { entries, plan, words } = s;
  const k0 = words[word.k0]!;
  const k1 = words[word.k1]!;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    const nodeAt = entries[entry + entryField.item]!;
    const kind = entries[entry + entryField.kind]!;
    const node = nodeAt >> nodeShift;
    if (kind === happening.hit) {
      const level = entries[entry + entryField.detail]!;
      damage(s, nodeAt, level, plan.hold(k0, k1, node), plan.repairs(node), tick);
    } else if (kind === happening.worm) wormHit(s, nodeAt, tick);
    else if (kind !== happening.fallbackEnd) continue;
    markDirty(s, nodeAt);
  }
  if (s.network.wearing.length > 0) wearOut(s, head, tick);
}

/** Own failures come last, so that a node hit in the same tick is hit first in whatever order the entries stand. */
function wearOut(s: State, head: number, tick: number): void {
  const { entries, bodies, nodes } = s;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    const nodeAt = entries[entry + entryField.item]!;
    if (entries[entry + entryField.kind] !== happening.wear) continue;
    if (bodies[nodeAt + bodyField.wearDue] !== tick || nodes[nodeAt + nodeField.own] !== full) continue;
    damage(s, nodeAt, 0, 0, true, tick);
    markDirty(s, nodeAt);
  }
}

function restorations(s: State, head: number, tick: number): void {
  const { entries, bodies } = s;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    const nodeAt = entries[entry + entryField.item]!;
    const kind = entries[entry + entryField.kind]!;
    if (kind === happening.repairReady && bodies[nodeAt + bodyField.readyDue] === tick) startRepair(s, nodeAt, tick);
    else if (kind === happening.repairEnd && bodies[nodeAt + bodyField.repairDue] === tick) endRepair(s, nodeAt, tick);
    else if (kind === happening.restartEnd && bodies[nodeAt + bodyField.restartDue] === tick) {
      bodies[nodeAt + bodyField.restartDue] = -1;
      s.nodes[nodeAt + nodeField.needRestart] = 0;
      markDirty(s, nodeAt);
    }
  }
}

function giveBack(s: State, head: number): void {
  for (let entry = head; entry >= 0; ) {
    const next = s.entries[entry + entryField.next]!;
    recycle(s, entry);
    entry = next;
  }
}
