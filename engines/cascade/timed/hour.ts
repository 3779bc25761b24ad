import { full } from '../defaults.ts';
import { purpose } from '../draws.ts';
import { happening, schedule, takeTick } from './calendar.ts';
import { commitTick } from './commit.ts';
import { setView } from './groups.ts';
import { damage, nodeTicks, settle, startRepair } from './nodes.ts';
import type { State } from './state.ts';
import { wormHit } from './worm.ts';

/**
 * One tick in three steps: losses that were due, then everything that comes back and what that brings back at once,
 * then stocks that have run out and what that takes down at once. Only the net state at the end is seen by others.
 */
export function runTick(s: State, tick: number): void {
  s.hourNodeCount = 0;
  const head = takeTick(s.calendar, tick);
  losses(s, head, tick);
  settleAll(s, tick);
  restorations(s, head, tick);
  settleAll(s, tick);
  shortages(s, head, tick);
  commitTick(s, tick);
}

function settleAll(s: State, tick: number): void {
  for (let node = s.dirty.pop(); node !== undefined; node = s.dirty.pop()) settle(s, node, tick);
}

function losses(s: State, head: number, tick: number): void {
  const { calendar, plan } = s;
  for (let entry = head; entry >= 0; entry = calendar.next[entry]!) {
    const item = calendar.item[entry]!;
    const kind = calendar.kind[entry]!;
    if (kind === happening.view) {
      if (calendar.detail[entry]! < s.view[item]!) setView(s, item, calendar.detail[entry]!, tick);
      continue;
    }
    if (kind === happening.hit)
      damage(s, item, calendar.detail[entry]!, plan.hold(s.k0, s.k1, item), plan.repairs(item), tick);
    else if (kind === happening.worm) wormHit(s, item, tick);
    else if (kind !== happening.fallbackEnd) continue;
    s.dirty.push(item);
  }
  if (s.network.wearing.length > 0) wearOut(s, head, tick);
}

/** Own failures come last, so that a node hit in the same tick is hit first in whatever order the entries stand. */
function wearOut(s: State, head: number, tick: number): void {
  const { calendar } = s;
  for (let entry = head; entry >= 0; entry = calendar.next[entry]!) {
    const item = calendar.item[entry]!;
    if (calendar.kind[entry] !== happening.wear || s.wearDue[item] !== tick || s.own[item] !== full) continue;
    damage(s, item, 0, 0, true, tick);
    s.dirty.push(item);
  }
}

function restorations(s: State, head: number, tick: number): void {
  const { calendar } = s;
  for (let entry = head; entry >= 0; entry = calendar.next[entry]!) {
    const item = calendar.item[entry]!;
    const kind = calendar.kind[entry]!;
    if (kind === happening.view) {
      if (calendar.detail[entry]! > s.view[item]!) setView(s, item, calendar.detail[entry]!, tick);
    } else if (kind === happening.repairReady && s.readyDue[item] === tick) startRepair(s, item, tick);
    else if (kind === happening.repairEnd && s.repairDue[item] === tick) endRepair(s, item, tick);
    else if (kind === happening.restartEnd && s.restartDue[item] === tick) {
      s.restartDue[item] = -1;
      s.needRestart[item] = 0;
      s.dirty.push(item);
    }
  }
}

function endRepair(s: State, node: number, tick: number): void {
  s.repairDue[node] = -1;
  s.own[node] = full;
  if (s.crew[node] === 2) s.free[s.network.crewPool[node]!]!++;
  s.crew[node] = 0;
  s.dirty.push(node);
  const item = s.network.wearItem[node]!;
  if (item >= 0) wearLater(s, item, node, tick);
}

/** Enters the next failure of the node's own. */
export function wearLater(s: State, item: number, node: number, tick: number): void {
  const wait = nodeTicks(s, s.prepared.upTime, item, node, purpose.upTime + 64 * s.repairs[node]!);
  s.wearDue[node] = Math.min(tick + wait, s.horizon);
  schedule(s.calendar, tick + wait, happening.wear, node, 0);
}

function shortages(s: State, head: number, tick: number): void {
  const { calendar, dueGroups } = s;
  for (let entry = head; entry >= 0; entry = calendar.next[entry]!)
    if (calendar.kind[entry] === happening.deadline) dueGroups.push(calendar.item[entry]!);
  for (let group = dueGroups.pop(); group !== undefined; group = dueGroups.pop()) {
    const deadline = s.deadline[group]!;
    if (s.satisfied[group] === 1 || s.exhausted[group] === 1 || deadline < 0 || deadline > tick) continue;
    const node = s.network.groupNode[group]!;
    s.exhausted[group] = 1;
    s.bad[node]!++;
    s.failGroup[node] = group;
    settle(s, node, tick);
    settleAll(s, tick);
  }
}
