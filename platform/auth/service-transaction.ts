import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { installation } from './actor.ts';

/** A transaction of the service itself: before it is known who asks, nobody may see these tables. */
export const asService = <T>(platform: Platform, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(platform.database.app, installation, work);

/** The platform's present as the database takes it. */
export const dateNow = (platform: Pick<Platform, 'now'>): Date => new Date(platform.now().epochMilliseconds);
