import { full, worksAt } from './defaults.ts';
import type { RestartLock } from './locks.ts';
import type { ReplayedWorld } from './replay.ts';

/** A lock among the nodes that went down in a run, and in how many of its replayed worlds all of them were down at once. */
export interface HeldLock extends RestartLock {
  readonly worlds: number;
  readonly of: number;
}

/** Watches worlds go by and counts, for each lock, those that show all its nodes down at the end of one and the same hour. */
export class LocksHeld {
  readonly #locks: readonly RestartLock[];
  readonly #lockOf: ReadonlyMap<string, number>;
  readonly #held: Int32Array;
  #of = 0;

  constructor(locks: readonly RestartLock[]) {
    this.#locks = locks;
    // Locks are components, so no node is in two of them.
    this.#lockOf = new Map(locks.flatMap(({ nodes }, lock) => nodes.map(node => [node, lock] as const)));
    this.#held = new Int32Array(locks.length);
  }

  see({ events }: Pick<ReplayedWorld, 'events'>): void {
    this.#of++;
    const down = new Set<string>();
    const missing = this.#locks.map(({ nodes }) => nodes.length);
    const held = new Set<number>();
    const touched = new Set<number>();
    events.forEach(({ node, level, hour }, i) => {
      const lock = this.#lockOf.get(node);
      if (lock !== undefined) {
        const falls = level < worksAt / full;
        if (falls !== down.has(node)) missing[lock]! += falls ? -1 : 1;
        if (falls) down.add(node);
        else down.delete(node);
        touched.add(lock);
      }
      if (events[i + 1]?.hour === hour) return;
      for (const one of touched) if (missing[one] === 0) held.add(one);
      touched.clear();
    });
    for (const lock of held) this.#held[lock]!++;
  }

  /** Locks from the one most often held. One of which the replayed worlds show nothing stays: others of the run may. */
  list(): readonly HeldLock[] {
    return this.#locks
      .map(({ nodes, text }, i) => {
        const worlds = this.#held[i]!;
        return { nodes, worlds, of: this.#of, text: `${text} ${heldWords(worlds, this.#of)}` };
      })
      .sort((a, b) => b.worlds - a.worlds || (a.nodes[0]! < b.nodes[0]! ? -1 : 1));
  }
}

const heldWords = (worlds: number, of: number): string =>
  worlds === 0
    ? `None of the ${of} worlds looked at shows all of them down together.`
    : `All are down together in ${worlds} of the ${of} worlds looked at.`;
