import type { Room } from '#platform/room/room.ts';
import { appointmentRoutes, peopleRoutes } from './routes.ts';

export const room: Room = {
  id: 'parties',
  routes: (app, platform) => {
    peopleRoutes(app, platform);
    appointmentRoutes(app, platform);
  },
};
