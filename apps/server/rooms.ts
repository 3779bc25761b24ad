import { room as incidents } from '#areas/incidents/index.ts';
import type { Room } from '#platform/room/room.ts';

/** Every room with a server side, in the order in which services and the demonstration world are made. */
export const rooms: readonly Room[] = [incidents];
