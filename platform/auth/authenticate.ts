import type { FastifyRequest } from 'fastify';
import type { Platform } from '#platform/room/room.ts';
import type { Actor } from './actor.ts';
import { sessionActor } from './session/session.ts';
import { tokenActor } from './token/token.ts';

/**
 * Who sends a request, for `httpServer`: the bearer of an API token, else whoever the session cookie stands for, else
 * nobody. Appointments are looked up anew each time, so one that ended a second ago gives nothing.
 * @throws FailureError `not-signed-in` for a token that is not good
 */
export const authenticator =
  (platform: Platform) =>
  (request: FastifyRequest): Promise<Actor> =>
    // A reverse proxy may add a header of its own scheme; only bearers are ours.
    /^bearer\b/i.test(request.headers.authorization ?? '')
      ? tokenActor(platform, request)
      : sessionActor(platform, request);
