/** Rooms with tables, in the order in which their migrations run: a room may refer only to rooms before it. */
export const roomsWithTables: readonly string[] = [
  'platform/db',
  'platform/ledger',
  'platform/jobs',
  'platform/mail',
  'areas/directory',
  'platform/auth',
  'areas/agreements',
  'areas/sharing',
  'areas/incidents',
  'areas/callout',
];
