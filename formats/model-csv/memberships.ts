import { entriesOf, plainPart, safePart } from './list-cell.ts';

/*
 * The `resource` of an edge names the group it is a member of. An edge may be in several, parted by `;`. Where a node needs
 * a resource both to run and to start again, `restart:` before it means the second.
 */

const restartMark = 'restart:';

export interface Membership {
  readonly resource: string;
  readonly restart: boolean;
}

export const readMemberships = (cell: string | undefined): readonly Membership[] =>
  entriesOf(cell).map(entry =>
    entry.startsWith(restartMark)
      ? { resource: plainPart(entry.slice(restartMark.length).trim()), restart: true }
      : { resource: plainPart(entry), restart: false },
  );

export const writeMemberships = (list: readonly Membership[]): string =>
  list.map(({ resource, restart }) => (restart ? restartMark : '') + safePart(resource)).join('; ');
