import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { asService } from '../service-transaction.ts';
import { closeSession, renewSession, sessionOf } from '../session/session.ts';
import { proveAgain } from './proof.ts';
import { signIn, signInByLink } from './sign-in.ts';

const code = z.string().trim().min(6).max(40).optional();
const password = z.string().min(1).max(1000);
const signedIn = z.object({
  step: z.enum(['done', 'code']),
  suggest: z.array(z.enum(['password', 'totp'])),
});
const done = z.object({ done: z.literal(true) });

export function signInRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/auth/sign-in',
    access: 'public',
    summary: 'Sign in by address and password; step `code` asks for the same again with a code',
    body: z.object({ email: z.string().max(320), password, code }),
    answer: signedIn,
    handler: call => signIn(platform, call, call.body),
  });
  app.route({
    method: 'POST',
    url: '/api/auth/one-time',
    access: 'public',
    summary: 'Sign in by the token of a one-time link',
    body: z.object({ token: z.string().max(200), code }),
    answer: signedIn,
    handler: call => signInByLink(platform, call, call.body),
  });
  app.route({
    method: 'POST',
    url: '/api/auth/sign-out',
    access: 'public',
    summary: 'End this session',
    answer: done,
    handler: async call => {
      await asService(platform, tx => closeSession(platform, tx, call));
      return { done: true as const };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/confirm',
    access: 'signed-in',
    summary: 'Prove again who you are, before changing how you sign in',
    body: z.object({ password, code }),
    answer: done,
    handler: async call => {
      await proveAgain(platform, sessionOf(call.request).person, call.body);
      await renewSession(platform, call);
      return { done: true as const };
    },
  });
}
