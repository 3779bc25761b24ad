import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { comparison, mitigationInput, modelState } from './contract.ts';
import { compareRuns, modelStateOf, readRunOutline, whatIfOfRun } from './run-questions.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
/** The engine's own shape; its types say what is in it. */
const engineAnswer = z.any();

/** Questions asked of the model as a run froze it, and of two runs beside each other. */
export function runQuestionRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/runs/:id/what-if',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Measures compared on the worlds and the model of a run; nothing is stored',
    params: byId,
    body: z.object({
      worlds: z.int().min(1).max(500).default(100),
      mitigations: z.array(mitigationInput).max(10),
    }),
    answer: z.object({ results: engineAnswer }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({ results: await whatIfOfRun(platform, tx, actor, params.id, body) })),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/compare/:other',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'What of two runs can be compared, and the differences on the same worlds with their interval',
    params: byId.extend({ other: z.coerce.number().int().positive() }),
    answer: comparison,
    handler: ({ actor, params }) => asActor(db, actor, tx => compareRuns(platform, tx, params.id, params.other)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/model',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Which state of the model the questions about a run are asked of',
    params: byId,
    answer: modelState,
    handler: ({ actor, params }) => asActor(db, actor, tx => modelStateOf(platform, tx, params.id)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/outline',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Nodes and dependencies of the model a run was made on, in columns, as far as you may see them',
    params: byId,
    answer: engineAnswer,
    handler: ({ actor, params, reply }) =>
      asActor(db, actor, async tx => {
        const outline = await readRunOutline(platform, tx, actor, params.id);
        return reply.type('application/json').serializer(String).send(JSON.stringify(outline));
      }),
  });
}
