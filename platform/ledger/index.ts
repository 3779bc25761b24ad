import type { Room } from '#platform/room/room.ts';
import { provingRoutes, readingRoutes } from './routes.ts';

export { keepCheckpoints } from './service.ts';

export const room: Room = {
  id: 'ledger',
  routes: (app, platform) => {
    readingRoutes(app, platform);
    provingRoutes(app, platform);
  },
};
