import { full } from '../../defaults.ts';
import { bodyField, nodeField, type Records, trait, word } from '../records.ts';
import { markDirty } from './groups.ts';
import { happening, plan } from './happenings.ts';
import { touchNode } from './levels.ts';

/** Notes that the node's body record changes in this world. */
export function touchBody(s: Records, nodeAt: number): void {
  const { bodies, metBodies, words } = s;
  if (bodies[nodeAt + bodyField.met] === 1) return;
  bodies[nodeAt + bodyField.met] = 1;
  const met = words[word.bodiesMet]!;
  metBodies[met] = nodeAt;
  words[word.bodiesMet] = met + 1;
}

/** Own damage by the shock: the node is whole again when the cause ends, or a repair follows it. */
export function damage(s: Records, nodeAt: number, level: number, tick: number): void {
  const { bodies } = s;
  lower(s, nodeAt, level, tick);
  const hold = bodies[nodeAt + bodyField.hold]!;
  if (bodies[nodeAt + bodyField.breaks] === 1) repairAfter(s, nodeAt, hold, tick);
  else recoverAt(s, nodeAt, tick + hold);
}

/** A failure of the node's own: its repair starts at once. */
export function wearOut(s: Records, nodeAt: number, tick: number): void {
  lower(s, nodeAt, 0, tick);
  repairAfter(s, nodeAt, 0, tick);
}

function lower(s: Records, nodeAt: number, level: number, tick: number): void {
  const { nodes } = s;
  touchNode(s, nodeAt, tick);
  touchBody(s, nodeAt);
  markDirty(s, nodeAt);
  if (level < nodes[nodeAt + nodeField.own]!) nodes[nodeAt + nodeField.own] = level;
}

function repairAfter(s: Records, nodeAt: number, hold: number, tick: number): void {
  const { bodies } = s;
  if (bodies[nodeAt + bodyField.repairDue]! > tick || bodies[nodeAt + bodyField.readyDue]! > tick) return;
  if (bodies[nodeAt + bodyField.crew] !== 0) return;
  if (hold > 0) {
    bodies[nodeAt + bodyField.readyDue] = tick + hold;
    plan(s, tick + hold, happening.repairReady, nodeAt);
  } else s.startRepair(nodeAt, tick);
}

function recoverAt(s: Records, nodeAt: number, due: number): void {
  const { bodies } = s;
  if (due <= bodies[nodeAt + bodyField.repairDue]! || bodies[nodeAt + bodyField.crew] === 1) return;
  bodies[nodeAt + bodyField.repairDue] = due;
  plan(s, due, happening.repairEnd, nodeAt);
}

/** The node is whole again. */
export function endRepair(s: Records, nodeAt: number, tick: number): void {
  const { bodies, nodes } = s;
  bodies[nodeAt + bodyField.repairDue] = -1;
  nodes[nodeAt + nodeField.own] = full;
  markDirty(s, nodeAt);
  if ((nodes[nodeAt + nodeField.traits]! & trait.upkeep) !== 0) s.afterRepair(nodeAt, tick);
}
