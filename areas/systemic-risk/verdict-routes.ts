import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { verdict } from './contract.ts';
import { listVerdicts, setAsideVerdict } from './verdicts.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const spoken = z.object({ language: z.enum(['en', 'fr']).default('en') });

export function verdictRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/incidents/:id/verdicts',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'What the triggers of call-out plans last said about an incident, when, and what it rests on',
    params: byId,
    query: spoken,
    answer: z.object({ verdicts: z.array(verdict) }),
    handler: ({ actor, params, query }) =>
      asActor(db, actor, async tx => ({
        verdicts: await listVerdicts(platform, tx, actor, params.id, query.language),
      })),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/verdicts/:id/set-aside',
    access: ['duty-officer', 'secretariat'],
    scope: 'systemic-risk:write',
    summary: 'Decide against the call-out that a trigger asks for, with the reason',
    params: byId,
    query: spoken,
    body: z.object({ why: z.string().trim().min(3).max(500) }),
    answer: verdict,
    handler: ({ actor, params, query, body }) =>
      asActor(db, actor, tx => setAsideVerdict(platform, tx, actor, params.id, body.why, query.language)),
  });
}
