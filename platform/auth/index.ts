import type { Room } from '#platform/room/room.ts';
import './contract.ts';
import { makeLink } from './link/link.ts';
import { meRoutes } from './me/routes.ts';
import { dateNow } from './service-transaction.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { revokeTokensOf } from './token/store.ts';

export { authenticator } from './authenticate.ts';
export { firstLink, linkForEmail } from './link/link.ts';

export const room: Room = {
  id: 'auth',
  services: platform => ({
    auth: {
      linkFor: (tx, actor, person) => makeLink(platform, tx, actor, person),
      endAppointment: (tx, appointment) => revokeTokensOf(tx, appointment, dateNow(platform)),
    },
  }),
  routes: (app, platform) => {
    signInRoutes(app, platform);
    meRoutes(app, platform);
  },
};
