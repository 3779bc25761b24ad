import { full } from '../defaults.ts';
import { drawUnit, purpose } from '../draws.ts';
import { type Ticks, ticksAt } from '../prepare.ts';
import { happening, schedule } from './calendar.ts';
import { meetLink, setView } from './groups.ts';
import type { State } from './state.ts';

/** Notes that a node takes part in this world and, for the commit, in this tick. */
export function touchNode(s: State, node: number, tick: number): void {
  if (s.nodeTouched[node] === 0) {
    s.nodeTouched[node] = 1;
    s.touchedNodes[s.touchedNodeCount++] = node;
  }
  if (s.nodeHour[node] !== tick) {
    s.nodeHour[node] = tick;
    s.hourNodes[s.hourNodeCount++] = node;
  }
}

/** What the node can do by itself, before any manual work-around: 0 while an input, its repair or its restart is missing. */
export function baseLevel(s: State, node: number): number {
  if (s.bad[node]! > 0) return 0;
  if (s.needRestart[node] === 1 && !(s.restartBad[node] === 0 && s.prepared.restart.fixed[node] === 0)) return 0;
  return s.own[node]!;
}

/** Brings the node to the level its state calls for and passes it on along links without delay. */
export function settle(s: State, node: number, tick: number): void {
  touchNode(s, node, tick);
  const base = baseLevel(s, node);
  let level = base;
  if (base < full) {
    const manual = s.network.fallbackLevel[node]!;
    const since = s.fallbackSince[node]!;
    if (manual > base && tick - (since >= 0 ? since : tick) < s.prepared.fallback[node]!) level = manual;
  }
  if (level === s.level[node]) return;
  s.level[node] = level;
  if (s.hasInstant[node] === 1) passOn(s, node, level, tick);
}

function passOn(s: State, node: number, level: number, tick: number): void {
  const { linkStart } = s.network;
  const end = linkStart[node + 1]!;
  for (let link = linkStart[node]!; link < end; link++)
    if (meetLink(s, link) === 1 && s.lag[link] === 0) setView(s, link, level, tick);
}

/** Enters the node's net level of this tick into the calendar of those that see it later. */
export function passOnLater(s: State, node: number, tick: number): void {
  const { linkStart } = s.network;
  const level = s.level[node]!;
  const end = linkStart[node + 1]!;
  for (let link = linkStart[node]!; link < end; link++)
    if (meetLink(s, link) === 1 && s.lag[link]! > 0)
      schedule(s.calendar, tick + s.lag[link]!, happening.view, link, level);
}

/** Own damage. `hold` is how long its cause lasts; `repair` says that a repair follows, else the node is whole after it. */
export function damage(s: State, node: number, level: number, hold: number, repair: boolean, tick: number): void {
  touchNode(s, node, tick);
  if (level < s.own[node]!) s.own[node] = level;
  if (repair) {
    if (s.repairDue[node]! > tick || s.readyDue[node]! > tick || s.crew[node] !== 0) return;
    if (hold > 0) {
      s.readyDue[node] = tick + hold;
      schedule(s.calendar, tick + hold, happening.repairReady, node, 0);
    } else startRepair(s, node, tick);
    return;
  }
  if (tick + hold <= s.repairDue[node]! || s.crew[node] === 1) return;
  s.repairDue[node] = tick + hold;
  schedule(s.calendar, tick + hold, happening.repairEnd, node, 0);
}

/** Starts the repair at once, or queues for a crew of the node's pool. */
export function startRepair(s: State, node: number, tick: number): void {
  s.readyDue[node] = -1;
  if (s.network.crewPool[node]! >= 0) {
    s.crew[node] = 1;
    s.arrivals.push(node);
    return;
  }
  s.repairDue[node] = tick + repairTicks(s, node);
  schedule(s.calendar, s.repairDue[node], happening.repairEnd, node, 0);
}

/** A fresh repair time for each repair of the node, at least one tick. */
export function repairTicks(s: State, node: number): number {
  return nodeTicks(s, s.prepared.repair, node, node, purpose.repair + 64 * s.repairs[node]!++);
}

/** A drawn duration of a node, at least one tick; `item` is its place in the list of durations. */
export function nodeTicks(s: State, ticks: Ticks, item: number, node: number, what: number): number {
  const fixed = ticks.fixed[item]!;
  if (fixed >= 0) return Math.max(1, fixed);
  const { nodeKeys } = s.network;
  return Math.max(1, ticksAt(ticks, item, drawUnit(s.k0, s.k1, nodeKeys[2 * node]!, nodeKeys[2 * node + 1]!, what)));
}
