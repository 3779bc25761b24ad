import type { ReplayedWorld, ReplayEvent } from '#engines/cascade/index.ts';

/** The level of every node that has moved by then. */
export function levelsAt(world: ReplayedWorld, hour: number): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const event of world.events) if (event.hour <= hour) levels.set(event.node, event.level);
  return levels;
}

/** Nodes whose level changed within the hour that ends then; what changed last comes last. */
export const changedIn = (world: ReplayedWorld, hour: number): readonly string[] => [
  ...new Set(world.events.filter(event => event.hour > hour - 1 && event.hour <= hour).map(event => event.node)),
];

/** The latest failure by then; what runs again is none. */
export const lastAt = (world: ReplayedWorld, hour: number): ReplayEvent | undefined =>
  world.events.findLast(event => event.hour <= hour && event.level < 1);

/** The hours of a slider at which something new is to be seen, in order. */
export const hoursOfChange = (world: ReplayedWorld): readonly number[] =>
  [...new Set(world.events.map(event => Math.ceil(event.hour)))].sort((a, b) => a - b);

/** A node that is impaired or down, since when and why. */
export interface Fallen {
  readonly node: string;
  readonly level: number;
  readonly since: number;
  readonly event: ReplayEvent;
}

/** Every node that is impaired or down at an hour; since the event after which it no longer ran in full. */
export function fallenAt(world: ReplayedWorld, hour: number): readonly Fallen[] {
  const fallen = new Map<string, Fallen>();
  for (const event of world.events) {
    if (event.hour > hour) continue;
    const before = fallen.get(event.node);
    if (event.level >= 1) fallen.delete(event.node);
    else fallen.set(event.node, { node: event.node, level: event.level, since: before?.since ?? event.hour, event });
  }
  return [...fallen.values()];
}
