import type { Room } from '#platform/room/room.ts';
import './contract.ts';
import { makeLink } from './link/link.ts';
import { meRoutes } from './me/routes.ts';
import { passwordRoutes } from './password/routes.ts';
import { asService } from './service-transaction.ts';
import { sessionRoutes } from './session/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { tokenRoutes } from './token/routes.ts';
import { credentialRoutes, enrolledRoutes, enrolmentRoutes } from './totp/routes.ts';

export { authenticator } from './authenticate.ts';
export { firstLink, linkForEmail } from './link/link.ts';

export const room: Room = {
  id: 'auth',
  services: platform => ({
    auth: {
      linkFor: (actor, person) => asService(platform, tx => makeLink(platform, tx, actor, person)),
    },
  }),
  routes: (app, platform) => {
    signInRoutes(app, platform);
    meRoutes(app, platform);
    passwordRoutes(app, platform);
    credentialRoutes(app, platform);
    enrolmentRoutes(app, platform);
    enrolledRoutes(app, platform);
    sessionRoutes(app, platform);
    tokenRoutes(app, platform);
  },
};
