import { damage, touchBody } from './kernel/damage.ts';
import { happening, plan } from './kernel/happenings.ts';
import { bodyField, nodeShift, word } from './records.ts';
import type { State } from './state.ts';

/** A worm arrives at a node: it falls like one that was hit at the start, and the worm moves on to its neighbours. */
export function wormHit(s: State, nodeAt: number, tick: number): void {
  const { bodies } = s;
  if (bodies[nodeAt + bodyField.infected] === 1) return;
  const node = nodeAt >> nodeShift;
  const k0 = s.words[word.k0]!;
  const k1 = s.words[word.k1]!;
  const level = s.plan.wormLevel(k0, k1, node, tick);
  bodies[nodeAt + bodyField.hold] = s.plan.hold(k0, k1, node);
  bodies[nodeAt + bodyField.breaks] = s.plan.repairs(node) ? 1 : 0;
  damage(s, nodeAt, level, tick);
  spread(s, nodeAt, tick);
}

/** Enters the arrival at each neighbour the worm can reach from a node that has just fallen to it. */
export function spread(s: State, nodeAt: number, tick: number): void {
  touchBody(s, nodeAt);
  s.bodies[nodeAt + bodyField.infected] = 1;
  for (const arrival of s.plan.spread(s.words[word.k0]!, s.words[word.k1]!, nodeAt >> nodeShift, tick)) {
    const nextAt = arrival.node << nodeShift;
    if (s.bodies[nextAt + bodyField.infected] === 0) plan(s, arrival.tick, happening.worm, nextAt);
  }
}
