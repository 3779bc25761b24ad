import { worksAt } from '../../defaults.ts';
import { drawWord } from '../../draw-word.ts';
import { purpose } from '../../draws.ts';
import { groupField, groupMark, linkField, list, nodeField, nodeMark, type Records, word } from '../records.ts';
import { schedule } from './calendar.ts';

/** Draws once per world whether a link is live and how late it acts; 1 when it is live. */
export function meetLink(s: Records, linkAt: number): number {
  const { links, metLinks, words } = s;
  const known = links[linkAt + linkField.live]!;
  if (known !== 0) return known;
  let live = 1;
  if (links[linkAt + linkField.certain] === 0) {
    const lo = links[linkAt + linkField.lo]!;
    const hi = links[linkAt + linkField.hi]!;
    const drawn = drawWord(words[word.k0]!, words[word.k1]!, lo, hi, purpose.live);
    live = (drawn ^ 0x8000_0000) >= links[linkAt + linkField.threshold]! ? 2 : 1;
  }
  links[linkAt + linkField.live] = live;
  if (links[linkAt + linkField.lag]! < 0) s.drawLag(linkAt);
  const met = words[word.linksMet]!;
  metLinks[met] = linkAt;
  words[word.linksMet] = met + 1;
  return live;
}

/** A dependent now sees its supplier at a new level. */
export function setView(s: Records, linkAt: number, level: number, tick: number): void {
  const { links, groups, shortfall } = s;
  const before = links[linkAt + linkField.view]!;
  if (before === level) return;
  links[linkAt + linkField.view] = level;
  const groupAt = links[linkAt + linkField.group]!;
  let marks = groups[groupAt + groupField.marks]!;
  if ((marks & groupMark.met) === 0) marks = meetGroup(s, groupAt, marks);
  let holds = 0;
  if ((marks & groupMark.weighted) === 0) {
    if (before >= worksAt === level >= worksAt) return;
    const down = groups[groupAt + groupField.down]! + (before >= worksAt ? 1 : -1);
    groups[groupAt + groupField.down] = down;
    holds = down <= groups[groupAt + groupField.tolerates]! ? 1 : 0;
  } else {
    const at = groupAt >> 3;
    shortfall[at]! += (links[linkAt + linkField.certain]! - 1) * (before - level);
    holds = shortfall[at]! <= shortfall[at + 1]! ? 1 : 0;
  }
  if (holds === ((marks & groupMark.cut) === 0 ? 1 : 0)) return;
  if ((marks & groupMark.restart) !== 0) flipRestart(s, groupAt, holds);
  else if (holds === 1) supply(s, groupAt, marks, tick);
  else cutOff(s, groupAt, marks, linkAt, tick);
}

function meetGroup(s: Records, groupAt: number, before: number): number {
  const { groups, metGroups, words } = s;
  const marks = before | groupMark.met;
  groups[groupAt + groupField.marks] = marks;
  const met = words[word.groupsMet]!;
  metGroups[met] = groupAt;
  words[word.groupsMet] = met + 1;
  if ((marks & groupMark.drawn) !== 0) s.drawStock(groupAt);
  return marks;
}

/** Notes that a node must be brought to the level its state calls for. */
export function markDirty(s: Records, nodeAt: number): void {
  const { nodes, dirty, words } = s;
  const marks = nodes[nodeAt + nodeField.marks]!;
  if ((marks & nodeMark.dirty) !== 0) return;
  nodes[nodeAt + nodeField.marks] = marks | nodeMark.dirty;
  const count = words[word.dirty]!;
  dirty[count] = nodeAt;
  words[word.dirty] = count + 1;
}

function flipRestart(s: Records, groupAt: number, holds: number): void {
  const { groups, nodes } = s;
  const nodeAt = groups[groupAt + groupField.node]!;
  groups[groupAt + groupField.marks]! ^= groupMark.cut;
  nodes[nodeAt + nodeField.restartBad]! += holds === 1 ? -1 : 1;
  markDirty(s, nodeAt);
}

/** The group lost its supply: its stock starts to drain, or drains on if it was cut off before this same tick. */
function cutOff(s: Records, groupAt: number, marks: number, linkAt: number, tick: number): void {
  const { groups } = s;
  groups[groupAt + groupField.marks] = marks | groupMark.cut;
  let stock = groups[groupAt + groupField.keptStock]!;
  let cutAt = tick;
  if (groups[groupAt + groupField.flippedAt] === tick) {
    cutAt = groups[groupAt + groupField.keptCutAt]!;
    groups[groupAt + groupField.flippedAt] = -1;
  } else {
    groups[groupAt + groupField.keptStock] = groups[groupAt + groupField.stock]!;
    groups[groupAt + groupField.keptStockAt] = groups[groupAt + groupField.stockAt]!;
    stock = refilled(s, groupAt, tick);
    groups[groupAt + groupField.causeLink] = linkAt;
  }
  groups[groupAt + groupField.cutAt] = cutAt;
  groups[groupAt + groupField.stock] = stock;
  const deadline = cutAt + stock;
  groups[groupAt + groupField.deadline] = deadline;
  if (deadline <= tick) listDue(s, groupAt);
  else schedule(s, deadline, list.deadlines, 0, groupAt, 0);
}

/** Notes that a group's stock may have run out in this tick. */
export function listDue(s: Records, groupAt: number): void {
  const { groups, due, words } = s;
  const marks = groups[groupAt + groupField.marks]!;
  if ((marks & groupMark.due) !== 0) return;
  groups[groupAt + groupField.marks] = marks | groupMark.due;
  const count = words[word.due]!;
  due[count] = groupAt;
  words[word.due] = count + 1;
}

/** Stock after refilling since the last outage, in whole ticks rounded down. */
function refilled(s: Records, groupAt: number, tick: number): number {
  const { groups } = s;
  const room = groups[groupAt + groupField.room]!;
  const slow = groups[groupAt + groupField.refillTicks]!;
  if (slow === 0) return room;
  const gained = Math.floor(((tick - groups[groupAt + groupField.stockAt]!) * room) / slow);
  const left = groups[groupAt + groupField.stock]!;
  return gained >= room - left ? room : left + gained;
}

/** The group is supplied again; what was left of its stock starts to refill. */
function supply(s: Records, groupAt: number, marks: number, tick: number): void {
  const { groups, nodes } = s;
  const cutAt = groups[groupAt + groupField.cutAt]!;
  groups[groupAt + groupField.marks] = marks & ~(groupMark.cut | groupMark.exhausted);
  groups[groupAt + groupField.deadline] = -1;
  if (cutAt === tick) {
    groups[groupAt + groupField.stock] = groups[groupAt + groupField.keptStock]!;
    groups[groupAt + groupField.stockAt] = groups[groupAt + groupField.keptStockAt]!;
  } else {
    const stock = groups[groupAt + groupField.stock]!;
    groups[groupAt + groupField.flippedAt] = tick;
    groups[groupAt + groupField.keptCutAt] = cutAt;
    groups[groupAt + groupField.keptStock] = stock;
    groups[groupAt + groupField.stock] = stock > tick - cutAt ? stock - (tick - cutAt) : 0;
    groups[groupAt + groupField.stockAt] = tick;
  }
  if ((marks & groupMark.exhausted) === 0) return;
  const nodeAt = groups[groupAt + groupField.node]!;
  nodes[nodeAt + nodeField.bad]! -= 1;
  markDirty(s, nodeAt);
}
