import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { idleLimit_ms, sessionOf } from './session.ts';
import { listSessions, revokeSessions } from './store.ts';

const session = z.object({
  id: z.string(),
  current: z.boolean(),
  method: z.enum(['link', 'password']),
  client: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
});

export function sessionRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/auth/sessions',
    access: 'signed-in',
    summary: 'Your open sessions',
    answer: z.object({ sessions: z.array(session) }),
    handler: async call => {
      const { person, id } = sessionOf(call.request);
      const now = dateNow(platform);
      const rows = await asService(platform, tx =>
        listSessions(tx, person, now, new Date(now.getTime() - idleLimit_ms)),
      );
      const sessions = rows.map(row => ({
        id: String(row.id),
        current: row.id === id,
        method: row.method,
        client: row.client,
        createdAt: row.created_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      }));
      return { sessions };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/sessions/revoke',
    access: 'signed-in',
    summary: 'End one of your sessions, or all others',
    body: z.union([z.object({ id: z.coerce.number().int().positive() }), z.object({ others: z.literal(true) })]),
    answer: z.object({ ended: z.number() }),
    handler: async call => {
      const { person, id } = sessionOf(call.request);
      const which = 'id' in call.body ? { only: call.body.id } : { allBut: id };
      const ended = await asService(platform, async tx => {
        const count = await revokeSessions(tx, person, which, dateNow(platform));
        if (count > 0) {
          await recordAct(tx, call.actor, {
            area: 'auth',
            kind: 'sessions.ended',
            subject: { kind: 'person', id: person },
            mode: 'live',
            body: { ended: count },
          });
        }
        return count;
      });
      if (ended === 0 && 'only' in which) fail('not-found', 'You have no such open session.', { pointer: '/body/id' });
      return { ended };
    },
  });
}
