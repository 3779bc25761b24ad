import { full, worksAt } from '../defaults.ts';
import { draw, drawUnit, purpose } from '../draws.ts';
import { type Ticks, ticksAt } from '../prepare.ts';
import { happening, schedule } from './calendar.ts';
import type { State } from './state.ts';

const unit = full * full;

/** Draws once per world whether a link is live and how late it acts. */
export function meetLink(s: State, link: number): number {
  const known = s.live[link]!;
  if (known !== 0) return known;
  const { prepared, network } = s;
  const lo = network.linkKeys[2 * link]!;
  const hi = network.linkKeys[2 * link + 1]!;
  const live = prepared.sure[link] === 1 || draw(s.k0, s.k1, lo, hi, purpose.live) < prepared.threshold[link]! ? 1 : 2;
  const fixed = prepared.delay.fixed[link]!;
  s.live[link] = live;
  s.lag[link] = fixed >= 0 ? fixed : ticksAt(prepared.delay, link, drawUnit(s.k0, s.k1, lo, hi, purpose.delay));
  s.touchedLinks[s.touchedLinkCount++] = link;
  return live;
}

/** A dependent now sees its supplier at a new level. */
export function setView(s: State, link: number, level: number, tick: number): void {
  const before = s.view[link]!;
  if (before === level) return;
  s.view[link] = level;
  const { network } = s;
  const group = network.linkGroup[link]!;
  if (s.groupTouched[group] === 0) touchGroup(s, group);
  const tolerated = network.groupTolerates[group]!;
  let holds: boolean;
  if (tolerated >= 0) {
    const worked = before >= worksAt;
    if (worked === level >= worksAt) return;
    const down = s.down[group]! + (worked ? 1 : -1);
    s.down[group] = down;
    holds = down <= tolerated;
  } else {
    s.capacityLost[group]! += s.prepared.capacity[link]! * (before - level);
    holds = unit - s.capacityLost[group]! >= network.groupNeed[group]!;
  }
  if (holds === (s.satisfied[group] === 1)) return;
  if (network.groupRestart[group] === 1) flipRestart(s, group, holds);
  else if (holds) supply(s, group, tick);
  else cutOff(s, group, link, tick);
}

function touchGroup(s: State, group: number): void {
  s.groupTouched[group] = 1;
  s.touchedGroups[s.touchedGroupCount++] = group;
  const { buffer, refill } = s.prepared;
  const room = buffer.fixed[group]!;
  s.room[group] = room >= 0 ? room : drawnTicks(s, buffer, group, purpose.buffer);
  s.stock[group] = s.room[group];
  s.stockAt[group] = 0;
  if (s.room[group] === 0) s.refillTicks[group] = 0;
  else {
    const slow = refill.fixed[group]!;
    s.refillTicks[group] = slow >= 0 ? slow : drawnTicks(s, refill, group, purpose.refill);
  }
}

function drawnTicks(s: State, ticks: Ticks, group: number, what: number): number {
  const { groupKeys } = s.network;
  return ticksAt(ticks, group, drawUnit(s.k0, s.k1, groupKeys[2 * group]!, groupKeys[2 * group + 1]!, what));
}

function flipRestart(s: State, group: number, holds: boolean): void {
  const node = s.network.groupNode[group]!;
  s.satisfied[group] = holds ? 1 : 0;
  s.restartBad[node]! += holds ? -1 : 1;
  s.dirty.push(node);
}

/** The group lost its supply: its stock starts to drain, or drains on if it was cut off before this same tick. */
function cutOff(s: State, group: number, link: number, tick: number): void {
  s.satisfied[group] = 0;
  if (s.flippedAt[group] === tick) {
    s.cutAt[group] = s.keptCutAt[group]!;
    s.stock[group] = s.keptStock[group]!;
    s.flippedAt[group] = -1;
  } else {
    s.keptStock[group] = s.stock[group]!;
    s.keptStockAt[group] = s.stockAt[group]!;
    s.stock[group] = refilled(s, group, tick);
    s.cutAt[group] = tick;
    s.causeLink[group] = link;
  }
  const deadline = s.cutAt[group] + s.stock[group];
  s.deadline[group] = deadline;
  if (deadline <= tick) s.dueGroups.push(group);
  else schedule(s.calendar, deadline, happening.deadline, group, 0);
}

/** Stock after refilling since the last outage, in whole ticks rounded down. */
export function refilled(s: State, group: number, tick: number): number {
  const room = s.room[group]!;
  const slow = s.refillTicks[group]!;
  if (slow === 0) return room;
  return Math.min(room, s.stock[group]! + Math.floor(((tick - s.stockAt[group]!) * room) / slow));
}

/** The group is supplied again; what was left of its stock starts to refill. */
function supply(s: State, group: number, tick: number): void {
  s.satisfied[group] = 1;
  s.deadline[group] = -1;
  if (s.cutAt[group] === tick) {
    s.stock[group] = s.keptStock[group]!;
    s.stockAt[group] = s.keptStockAt[group]!;
  } else {
    s.flippedAt[group] = tick;
    s.keptCutAt[group] = s.cutAt[group]!;
    s.keptStock[group] = s.stock[group]!;
    s.stock[group] = Math.max(0, s.stock[group]! - (tick - s.cutAt[group]!));
    s.stockAt[group] = tick;
  }
  if (s.exhausted[group] === 0) return;
  s.exhausted[group] = 0;
  const node = s.network.groupNode[group]!;
  s.bad[node]!--;
  s.dirty.push(node);
}
