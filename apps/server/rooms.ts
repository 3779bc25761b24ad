import { room as agreements } from '#areas/agreements/index.ts';
import { room as callout } from '#areas/callout/index.ts';
import { room as contingency } from '#areas/contingency/index.ts';
import { room as directory } from '#areas/directory/index.ts';
import { room as incidents } from '#areas/incidents/index.ts';
import { room as meetings } from '#areas/meetings/index.ts';
import { room as safeHarbour } from '#areas/safe-harbour/index.ts';
import { room as sharing } from '#areas/sharing/index.ts';
import { room as systemicRisk } from '#areas/systemic-risk/index.ts';
import { room as auth } from '#platform/auth/index.ts';
import { room as ledger } from '#platform/ledger/index.ts';
import { room as mail } from '#platform/mail/index.ts';
import { room as parties } from '#platform/parties/index.ts';
import type { Room } from '#platform/room/room.ts';

/** Every room with a server side, in the order in which services and the demonstration world are made. */
export const rooms: readonly Room[] = [
  parties,
  auth,
  ledger,
  mail,
  directory,
  agreements,
  sharing,
  incidents,
  callout,
  meetings,
  safeHarbour,
  systemicRisk,
  contingency,
];
