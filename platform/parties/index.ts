import type { Room } from '#platform/room/room.ts';
import { partiesDemo } from './demo.ts';
import { appointmentRoutes, partyRoutes, peopleRoutes } from './routes.ts';

export { registerParty } from './register.ts';

export const room: Room = {
  id: 'parties',
  routes: (app, platform) => {
    peopleRoutes(app, platform);
    appointmentRoutes(app, platform);
    partyRoutes(app, platform);
  },
  demo: partiesDemo,
};
