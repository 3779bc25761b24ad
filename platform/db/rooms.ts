/** Rooms with tables, in the order in which their migrations run: a room may refer only to rooms before it. */
export const roomsWithTables: readonly string[] = [
  'platform/db',
  'platform/parties',
  'platform/ledger',
  'platform/jobs',
  'platform/mail',
  'platform/auth',
  'areas/directory',
  'areas/agreements',
  'areas/sharing',
  'areas/incidents',
  'areas/callout',
  'areas/meetings',
  'areas/safe-harbour',
  'areas/systemic-risk',
  'areas/contingency',
];
