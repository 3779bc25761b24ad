import { full } from '../defaults.ts';
import { worldKeys } from '../draws.ts';
import { happening, nextTick, schedule } from './calendar.ts';
import { runTick, wearLater } from './hour.ts';
import type { State } from './state.ts';
import { spread } from './worm.ts';
import { touchNode } from './nodes.ts';

/** Numbers kept of one world for each aggregate, in this order. */
export const rowFields = 6;
export const rowField = { inoperabilityTicks: 0, peak: 1, firstLost: 2, lostTicks: 3, money: 4, people: 5 } as const;

/** Sums over the worlds of one range; node sums are whole numbers, so they add up the same in any order. */
export interface Tally {
  /** worlds x aggregates x fields */
  readonly rows: Float64Array;
  /** worlds in which the node lost any of its level */
  readonly nodeWorlds: Float64Array;
  /** thousandths of a level times ticks */
  readonly nodeLoss: Float64Array;
}

/** Runs one world and adds it to the tally at row `at`. The state is at rest again afterwards. */
export function runWorld(s: State, seed: number, world: number, tally: Tally, at: number): void {
  [s.k0, s.k1] = worldKeys(seed, world);
  enterHits(s, world);
  let tick = nextTick(s.calendar, 0);
  while (tick >= 0) {
    runTick(s, tick);
    tick = nextTick(s.calendar, tick);
  }
  collect(s, tally, at);
  rest(s);
}

function enterHits(s: State, world: number): void {
  s.network.wearing.forEach((node, item) => {
    touchNode(s, node, -1);
    wearLater(s, item, node, 0);
  });
  for (const hit of s.plan.hits(s.k0, s.k1, world)) {
    schedule(s.calendar, hit.tick, happening.hit, hit.node, hit.level);
    if (hit.spreads) spread(s, hit.node, hit.tick);
  }
}

function collect(s: State, tally: Tally, at: number): void {
  const { network } = s;
  const { aggregates } = network;
  const count = aggregates.list.length;
  const base = at * count * rowFields;
  const { rows } = tally;
  for (let a = 0; a < count; a++) {
    const row = base + a * rowFields;
    const integral = s.integral[a]! + s.sum[a]! * (s.horizon - s.sumSince[a]!);
    rows[row] = integral / (aggregates.total[a]! * full);
    rows[row + 1] = s.peak[a]!;
    rows[row + 2] = s.firstLost[a]!;
    rows[row + 3] = s.lostTicks[a]! + (s.lostSince[a]! < 0 ? 0 : s.horizon - s.lostSince[a]!);
  }
  for (let i = 0; i < s.touchedNodeCount; i++) {
    const node = s.touchedNodes[i]!;
    const lost = s.lost[node]! + (full - s.committed[node]!) * (s.horizon - s.changedAt[node]!);
    if (lost === 0) continue;
    tally.nodeLoss[node]! += lost;
    tally.nodeWorlds[node]!++;
    const valuePerHour = network.valuePerHour[node]!;
    const peopleServed = network.peopleServed[node]!;
    if (valuePerHour === 0 && peopleServed === 0) continue;
    const hours = (lost / full) * s.prepared.quantum;
    for (let m = aggregates.memberStart[node]!; m < aggregates.memberStart[node + 1]!; m++) {
      const row = base + aggregates.memberOf[m]! * rowFields;
      rows[row + 4]! += valuePerHour * hours * aggregates.memberPart[m]!;
      rows[row + 5]! += peopleServed * hours * aggregates.memberPart[m]!;
    }
  }
}

function rest(s: State): void {
  for (let i = 0; i < s.touchedNodeCount; i++) restNode(s, s.touchedNodes[i]!);
  for (let i = 0; i < s.touchedGroupCount; i++) restGroup(s, s.touchedGroups[i]!);
  for (let i = 0; i < s.touchedLinkCount; i++) {
    s.live[s.touchedLinks[i]!] = 0;
    s.view[s.touchedLinks[i]!] = full;
  }
  s.touchedNodeCount = 0;
  s.touchedGroupCount = 0;
  s.touchedLinkCount = 0;
  s.calendar.used = 0;
  s.free.set(s.network.crewSize);
  for (const queue of s.queues) queue.length = 0;
  for (const sums of [s.sum, s.sumSince, s.integral, s.peak, s.lostTicks]) sums.fill(0);
  for (const marks of [s.sumHour, s.firstLost, s.lostSince]) marks.fill(-1);
}

function restNode(s: State, node: number): void {
  s.own[node] = s.level[node] = s.committed[node] = full;
  s.bad[node] = s.restartBad[node] = s.repairs[node] = s.changedAt[node] = s.lost[node] = 0;
  s.needRestart[node] = s.crew[node] = s.infected[node] = s.nodeTouched[node] = 0;
  s.restartDue[node] = s.repairDue[node] = s.readyDue[node] = s.wearDue[node] = s.fallbackSince[node] = -1;
  s.failGroup[node] = s.nodeHour[node] = -1;
}

function restGroup(s: State, group: number): void {
  s.down[group] = s.capacityLost[group] = s.exhausted[group] = s.groupTouched[group] = s.stockAt[group] = 0;
  s.satisfied[group] = 1;
  s.cutAt[group] = s.stock[group] = s.deadline[group] = s.flippedAt[group] = s.causeLink[group] = -1;
}
