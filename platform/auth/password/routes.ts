import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { findPerson } from '../me/store.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { renewSession, requireRecentProof, sessionOf } from '../session/session.ts';
import { revokeSessions } from '../session/store.ts';
import { proveAgain } from '../sign-in/proof.ts';
import { hashPassword } from './argon2.ts';
import { requireGoodPassword } from './rules.ts';
import { findCredential, setCredential } from './store.ts';

const body = z.object({
  password: z.string().min(1).max(1000),
  current: z.string().max(1000).optional(),
  code: z.string().max(40).optional(),
});

export function passwordRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/auth/password',
    access: 'signed-in',
    summary: 'Set or change your password; all your other sessions end',
    body,
    answer: z.object({ done: z.literal(true), endedSessions: z.number() }),
    handler: async call => {
      const { person, id } = sessionOf(call.request);
      // A sign-in of a moment ago, by link too, is proof enough: it is how a forgotten password is replaced.
      if (call.body.current === undefined) requireRecentProof(platform, call.request);
      else await proveAgain(platform, person, { password: call.body.current, code: call.body.code });
      const { name, email } = (await asService(platform, tx => findPerson(tx, person)))!;
      requireGoodPassword(call.body.password, { name, email });
      const password = await hashPassword(call.body.password);
      const endedSessions = await asService(platform, async tx => {
        const first = !(await findCredential(tx, person))?.password;
        const now = dateNow(platform);
        await setCredential(tx, person, { password, password_set_at: now });
        const ended = await revokeSessions(tx, person, { allBut: id }, now);
        await recordAct(tx, call.actor, {
          area: 'auth',
          kind: first ? 'password.set' : 'password.changed',
          subject: { kind: 'person', id: person },
          mode: 'live',
          body: { endedSessions: ended },
        });
        return ended;
      });
      await renewSession(platform, call);
      return { done: true as const, endedSessions };
    },
  });
}
