import type { NavEntry, NavGroup, Room } from '../room.ts';

export const navGroups: readonly NavGroup[] = ['now', 'share', 'know', 'prepare', 'govern'];

const entriesOf = (room: Room): readonly NavEntry[] =>
  room.nav === undefined ? [] : Array.isArray(room.nav) ? (room.nav as readonly NavEntry[]) : [room.nav as NavEntry];

/** The rail: the entries of all rooms in their groups, each group in its order; empty groups are left out. */
export function navOf(
  rooms: readonly Room[],
): readonly { readonly group: NavGroup; readonly entries: readonly NavEntry[] }[] {
  const entries = rooms.flatMap(entriesOf);
  return navGroups
    .map(group => ({
      group,
      entries: entries.filter(entry => entry.group === group).toSorted((a, b) => a.order - b.order),
    }))
    .filter(each => each.entries.length > 0);
}

const holds = (path: string, address: string): boolean =>
  path === '/' ? address === '/' : address === path || address.startsWith(`${path}/`);

/** The path of the one rail entry an address lies under, the longest that fits. The watch floor at `/` is only itself. */
export const pathHere = (groups: ReturnType<typeof navOf>, address: string): string | undefined =>
  groups
    .flatMap(({ entries }) => entries.map(entry => entry.path))
    .filter(path => holds(path, address))
    .toSorted((a, b) => b.length - a.length)[0];

/** The group of the rail an address belongs to; undefined for what has no entry, such as the settings. */
export function groupHere(rooms: readonly Room[], address: string): NavGroup | undefined {
  const groups = navOf(rooms);
  const path = pathHere(groups, address);
  return groups.find(({ entries }) => entries.some(entry => entry.path === path))?.group;
}

/** How many things wait in a room; 0 shows nothing. */
export const waitingIn = (entry: NavEntry, counts: Readonly<Record<string, number>>): number =>
  counts[entry.count ?? (entry.path.split('/')[1] || 'watch')] ?? 0;
