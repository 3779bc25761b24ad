import type { Room } from '#platform/room/room.ts';
import { importShippedLists } from './demo-import.ts';
import { demoTeams } from './demo.ts';
import { directoryRoutes } from './routes.ts';
import { directoryService } from './service.ts';
import { watchDirectory } from './watch.ts';

/** Whom to reach and how: teams, channels in PACE order, keys, where each value came from. */
export const room: Room = {
  id: 'directory',
  services: platform => ({ directory: directoryService(platform) }),
  routes: directoryRoutes,
  watch: watchDirectory,
  demo: async (platform, actor) => {
    await demoTeams(platform, actor);
    await importShippedLists(platform, actor);
  },
};
