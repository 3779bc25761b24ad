import type { State } from './state.ts';
import { happening, schedule } from './calendar.ts';
import { damage } from './nodes.ts';

/** A worm arrives at a node: it falls like one that was hit at the start, and the worm moves on to its neighbours. */
export function wormHit(s: State, node: number, tick: number): void {
  if (s.infected[node] === 1) return;
  damage(s, node, s.plan.wormLevel(s.k0, s.k1, node, tick), s.plan.hold(s.k0, s.k1, node), s.plan.repairs(node), tick);
  spread(s, node, tick);
}

/** Enters the arrival at each neighbour the worm can reach from a node that has just fallen to it. */
export function spread(s: State, node: number, tick: number): void {
  s.infected[node] = 1;
  for (const arrival of s.plan.spread(s.k0, s.k1, node, tick))
    if (s.infected[arrival.node] === 0) schedule(s.calendar, arrival.tick, happening.worm, arrival.node, 0);
}
