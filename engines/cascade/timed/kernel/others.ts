import { full } from '../../defaults.ts';
import { bodyField, entryField, hitField, hitSize, list, nodeField, type Records } from '../records.ts';
import { schedule } from './calendar.ts';
import { damage, endRepair, touchBody, wearOut } from './damage.ts';
import { markDirty } from './groups.ts';
import { happening } from './happenings.ts';

/** Enters a batch of what the shock hits in this world. */
export function enterHits(s: Records, end: number): void {
  const { bodies, hits } = s;
  for (let hit = 0; hit < end; hit += hitSize) {
    const nodeAt = hits[hit + hitField.node]!;
    touchBody(s, nodeAt);
    bodies[nodeAt + bodyField.hold] = hits[hit + hitField.hold]!;
    bodies[nodeAt + bodyField.breaks] = hits[hit + hitField.breaks]!;
    schedule(s, hits[hit + hitField.tick]!, list.others, happening.hit, nodeAt, hits[hit + hitField.level]!);
  }
}

/** What the rarer happenings of a tick take away. */
export function takeAway(s: Records, head: number, tick: number): void {
  const { entries } = s;
  let worn = 0;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    const nodeAt = entries[entry + entryField.item]!;
    const kind = entries[entry + entryField.kind]!;
    if (kind === happening.hit) damage(s, nodeAt, entries[entry + entryField.detail]!, tick);
    if (kind === happening.worm) s.wormHit(nodeAt, tick);
    if (kind === happening.worm || kind === happening.fallbackEnd) markDirty(s, nodeAt);
    if (kind === happening.wear) worn = 1;
  }
  if (worn === 1) takeWorn(s, head, tick);
}

/** Own failures come last, so that a node hit in the same tick is hit first in whatever order the entries stand. */
function takeWorn(s: Records, head: number, tick: number): void {
  const { bodies, entries, nodes } = s;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    if (entries[entry + entryField.kind] !== happening.wear) continue;
    const nodeAt = entries[entry + entryField.item]!;
    if (bodies[nodeAt + bodyField.wearDue] !== tick || nodes[nodeAt + nodeField.own] !== full) continue;
    wearOut(s, nodeAt, tick);
  }
}

/** What the rarer happenings of a tick bring back; one that was put off since it was entered is passed over. */
export function bringBack(s: Records, head: number, tick: number): void {
  const { bodies, entries, nodes } = s;
  for (let entry = head; entry >= 0; entry = entries[entry + entryField.next]!) {
    const nodeAt = entries[entry + entryField.item]!;
    const kind = entries[entry + entryField.kind]!;
    if (kind === happening.repairEnd && bodies[nodeAt + bodyField.repairDue] === tick) endRepair(s, nodeAt, tick);
    if (kind === happening.repairReady && bodies[nodeAt + bodyField.readyDue] === tick) s.startRepair(nodeAt, tick);
    if (kind === happening.restartEnd && bodies[nodeAt + bodyField.restartDue] === tick) {
      bodies[nodeAt + bodyField.restartDue] = -1;
      nodes[nodeAt + nodeField.needRestart] = 0;
      markDirty(s, nodeAt);
    }
  }
}
