import type { Protections } from '#engines/duties/protections/types.ts';
import { loadProtections } from '#platform/packs/read-protections.ts';
import type { Platform, Room } from '#platform/room/room.ts';
import { safeHarbourDemo } from './demo.ts';
import { safeHarbourRoutes } from './routes.ts';
import { safeHarbourService } from './service.ts';

let book: Protections | undefined;
const bookOf = (platform: Platform): Protections => (book ??= loadProtections({ extra: platform.config.packFolders }));

/** Which legal protections hold for the party one acts for, on which evidence, and what is missing. */
export const room: Room = {
  id: 'safe-harbour',
  services: platform => ({ safeHarbour: safeHarbourService(platform) }),
  routes: (app, platform) => safeHarbourRoutes(app, platform, bookOf(platform)),
  demo: (platform, actor) => safeHarbourDemo(platform, actor, bookOf(platform)),
};
