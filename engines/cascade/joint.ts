import { full } from './defaults.ts';
import type { Hit, Plan } from './shock.ts';
import type { Shock } from './types.ts';

/** A cause that acts together with others, and the nodes it can reach. */
interface Cause {
  readonly plan: Plan;
  readonly reach: ReadonlySet<number>;
}

/** What the causes do in one world. */
interface World {
  readonly hits: readonly Hit[];
  /** places in the list of causes of those that bring the node down */
  readonly by: ReadonlyMap<number, readonly number[]>;
}

/**
 * The plan of several causes at once. A node that two of them hit in the same tick loses what both take. Worms spread
 * each for itself: their arrivals are worked out here and enter the world as hits of later ticks.
 */
export function jointPlan(
  shock: Shock,
  causes: readonly Cause[],
  horizon: number,
  happens: (k0: number, k1: number) => boolean,
): Plan {
  let known: { readonly k0: number; readonly k1: number; readonly world: World } | undefined;
  const worldOf = (k0: number, k1: number): World => {
    if (known?.k0 !== k0 || known.k1 !== k1) known = { k0, k1, world: joined(causes, k0, k1, horizon) };
    return known.world;
  };
  return {
    shock,
    hits: (k0, k1) => (happens(k0, k1) ? worldOf(k0, k1).hits : []),
    hold: (k0, k1, node) =>
      Math.max(0, ...(worldOf(k0, k1).by.get(node) ?? []).map(at => causes[at]!.plan.hold(k0, k1, node))),
    repairs: node => causes.some(({ plan, reach }) => reach.has(node) && plan.repairs(node)),
    wormLevel: () => full,
    spread: () => [],
  };
}

function joined(causes: readonly Cause[], k0: number, k1: number, horizon: number): World {
  const hits = new Map<string, Hit>();
  const by = new Map<number, number[]>();
  causes.forEach(({ plan }, at) => {
    for (const { tick, node, level } of fallen(plan, k0, k1, horizon)) {
      const other = hits.get(`${tick} ${node}`)?.level ?? full;
      hits.set(`${tick} ${node}`, { tick, node, level: Math.round((level * other) / full), spreads: false });
      const list = by.get(node);
      if (list) list.push(at);
      else by.set(node, [at]);
    }
  });
  return { hits: [...hits.values()].sort((a, b) => a.tick - b.tick || a.node - b.node), by };
}

/** Whom a cause brings down and when: those it hits at the start, and those its worm comes to first. */
function fallen(plan: Plan, k0: number, k1: number, horizon: number): readonly Hit[] {
  const start = plan.hits(k0, k1, 0);
  const found = new Map(start.map(hit => [hit.node, hit]));
  const due = new Map<number, number[]>();
  const spread = (node: number, from: number): void => {
    for (const next of plan.spread(k0, k1, node, from)) {
      if (next.tick >= horizon || found.has(next.node)) continue;
      const list = due.get(next.tick);
      if (list) list.push(next.node);
      else due.set(next.tick, [next.node]);
    }
  };
  for (const { spreads, node, tick } of start) if (spreads) spread(node, tick);
  while (due.size > 0) {
    const tick = Math.min(...due.keys());
    for (const node of due.get(tick) ?? []) {
      if (found.has(node)) continue;
      found.set(node, { tick, node, level: plan.wormLevel(k0, k1, node, tick), spreads: false });
      spread(node, tick);
    }
    due.delete(tick);
  }
  return [...found.values()];
}
