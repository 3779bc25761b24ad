import { full } from '../defaults.ts';
import { purpose } from '../draws.ts';
import { nodeTicks } from './draws.ts';
import { touchBody } from './kernel/damage.ts';
import { happening, plan } from './kernel/happenings.ts';
import { baseLevel } from './kernel/levels.ts';
import { bodyField, nodeField, nodeShift, trait } from './records.ts';
import type { State } from './state.ts';

/** Starts and stops the clocks that hang on the net state of a tick: restart, and how long work by hand can last. */
export function startClocks(s: State, nodeAt: number, tick: number): void {
  touchBody(s, nodeAt);
  const base = baseLevel(s, nodeAt);
  if (s.network.hasRestart[nodeAt >> nodeShift] === 1) watchRestart(s, nodeAt, base, tick);
  if ((s.nodes[nodeAt + nodeField.traits]! & trait.fallback) !== 0) watchManualWork(s, nodeAt, base, tick);
}

/** A node that went down must start again: the clock runs while all it needs for that stays in place. */
function watchRestart(s: State, nodeAt: number, base: number, tick: number): void {
  const { nodes, bodies } = s;
  nodes[nodeAt + nodeField.needRestart] = base > 0 ? 0 : 1;
  if (base > 0) return;
  const ready =
    nodes[nodeAt + nodeField.own]! > 0 &&
    nodes[nodeAt + nodeField.bad] === 0 &&
    nodes[nodeAt + nodeField.restartBad] === 0;
  if (!ready) bodies[nodeAt + bodyField.restartDue] = -1;
  else if (bodies[nodeAt + bodyField.restartDue]! < 0) {
    const due = tick + nodeTicks(s, s.prepared.restart, nodeAt >> nodeShift, nodeAt, purpose.restart);
    bodies[nodeAt + bodyField.restartDue] = due;
    plan(s, due, happening.restartEnd, nodeAt);
  }
}

function watchManualWork(s: State, nodeAt: number, base: number, tick: number): void {
  const { bodies } = s;
  if (base === full) bodies[nodeAt + bodyField.fallbackSince] = -1;
  else if (bodies[nodeAt + bodyField.fallbackSince] === -1) {
    bodies[nodeAt + bodyField.fallbackSince] = tick;
    plan(s, tick + bodies[nodeAt + bodyField.fallbackTicks]!, happening.fallbackEnd, nodeAt);
  }
}
