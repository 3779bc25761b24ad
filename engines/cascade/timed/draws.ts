import { drawUnit, purpose } from '../draws.ts';
import { type Ticks, ticksAt } from '../prepare.ts';
import { groupField, groupShift, linkField, linkShift, nodeShift, word } from './records.ts';
import type { State } from './state.ts';

function drawn(s: State, ticks: Ticks, item: number, keys: Int32Array, record: number, what: number): number {
  const fixed = ticks.fixed[item]!;
  if (fixed >= 0) return fixed;
  const k0 = s.words[word.k0]!;
  const k1 = s.words[word.k1]!;
  return ticksAt(ticks, item, drawUnit(k0, k1, keys[2 * record]!, keys[2 * record + 1]!, what));
}

/** A drawn duration of a node, at least one tick; `item` is its place in the list of durations. */
export function nodeTicks(s: State, ticks: Ticks, item: number, nodeAt: number, what: number): number {
  return Math.max(1, drawn(s, ticks, item, s.network.nodeKeys, nodeAt >> nodeShift, what));
}

/** Draws how late a link acts in this world. */
export function drawLag(s: State, linkAt: number): void {
  const link = linkAt >> linkShift;
  s.links[linkAt + linkField.lag] = drawn(s, s.prepared.delay, link, s.network.linkKeys, link, purpose.delay);
  s.drawnLags.push(linkAt);
}

/** Draws the stock of a group in this world, and how long it takes to fill. */
export function drawStock(s: State, groupAt: number): void {
  const group = groupAt >> groupShift;
  const { groupKeys } = s.network;
  const room = drawn(s, s.prepared.buffer, group, groupKeys, group, purpose.buffer);
  s.groups[groupAt + groupField.room] = s.groups[groupAt + groupField.stock] = room;
  s.groups[groupAt + groupField.refillTicks] =
    room === 0 ? 0 : drawn(s, s.prepared.refill, group, groupKeys, group, purpose.refill);
}
