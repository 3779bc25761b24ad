import { purpose } from '../draws.ts';
import { nodeTicks } from './draws.ts';
import { touchBody } from './kernel/damage.ts';
import { happening, plan } from './kernel/happenings.ts';
import { bodyField, nodeShift } from './records.ts';
import type { State } from './state.ts';

/** Starts the repair at once, or queues for a crew of the node's pool. */
export function startRepair(s: State, nodeAt: number, tick: number): void {
  s.bodies[nodeAt + bodyField.readyDue] = -1;
  if (s.network.crewPool[nodeAt >> nodeShift]! < 0) {
    workOn(s, nodeAt, tick);
    return;
  }
  s.bodies[nodeAt + bodyField.crew] = 1;
  s.arrivals.push(nodeAt);
}

/** A fresh repair time for each repair of the node, at least one tick. */
function workOn(s: State, nodeAt: number, tick: number): void {
  const what = purpose.repair + 64 * s.bodies[nodeAt + bodyField.repairs]!++;
  const due = tick + nodeTicks(s, s.prepared.repair, nodeAt >> nodeShift, nodeAt, what);
  s.bodies[nodeAt + bodyField.repairDue] = due;
  plan(s, due, happening.repairEnd, nodeAt);
}

/** The node is whole again: its crew is free, and its next failure of its own is drawn. */
export function afterRepair(s: State, nodeAt: number, tick: number): void {
  const { bodies, network } = s;
  const node = nodeAt >> nodeShift;
  if (bodies[nodeAt + bodyField.crew] === 2) s.free[network.crewPool[node]!]!++;
  bodies[nodeAt + bodyField.crew] = 0;
  const item = network.wearItem[node]!;
  if (item >= 0) wearLater(s, item, nodeAt, tick);
}

/** Enters the next failure of the node's own. */
export function wearLater(s: State, item: number, nodeAt: number, tick: number): void {
  touchBody(s, nodeAt);
  const what = purpose.upTime + 64 * s.bodies[nodeAt + bodyField.repairs]!;
  const due = tick + nodeTicks(s, s.prepared.upTime, item, nodeAt, what);
  s.bodies[nodeAt + bodyField.wearDue] = Math.min(due, s.horizon);
  plan(s, due, happening.wear, nodeAt);
}

/** First come, first served; those of one tick in the order of their ids. */
export function assignCrews(s: State, tick: number): void {
  s.arrivals.sort((a, b) => a - b);
  for (const nodeAt of s.arrivals) s.queues[s.network.crewPool[nodeAt >> nodeShift]!]!.push(nodeAt);
  s.arrivals.length = 0;
  for (let pool = 0; pool < s.queues.length; pool++) {
    const queue = s.queues[pool]!;
    while (s.free[pool]! > 0 && queue.length > 0) {
      const nodeAt = queue.shift()!;
      s.free[pool]!--;
      s.bodies[nodeAt + bodyField.crew] = 2;
      workOn(s, nodeAt, tick);
    }
  }
}
