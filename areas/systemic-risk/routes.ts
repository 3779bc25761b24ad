import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { mitigationInput, modelKey, modelLine, run, runInput, shockInput } from './contract.ts';
import { modelRoutes } from './model-routes.ts';
import { briefPdf } from './brief-pdf.ts';
import { listModels } from './models.ts';
import { pathwayOf } from './pathway.ts';
import { longQuestionRoutes, triggerRoutes } from './question-routes.ts';
import { runQuestionRoutes } from './run-question-routes.ts';
import { namesInRun } from './run-questions.ts';
import * as runs from './runs.ts';
import { readRuns } from './store.ts';
import { verdictRoutes } from './verdict-routes.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
/** The engine's own shape; its types say what is in it. */
const engineAnswer = z.any();
const runners = ['duty-officer', 'analyst', 'secretariat', 'planner', 'task-lead'] as const;

export function systemicRiskRoutes(app: App, platform: Platform): void {
  listRoutes(app, platform);
  runRoutes(app, platform);
  runEndRoutes(app, platform);
  longQuestionRoutes(app, platform);
  triggerRoutes(app, platform);
  verdictRoutes(app, platform);
  questionRoutes(app, platform);
  runQuestionRoutes(app, platform);
  modelRoutes(app, platform);
}

function listRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Dependency models: those that ship and those of your party',
    answer: z.object({ models: z.array(modelLine) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ models: [...(await listModels(tx))] })),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:key/outline',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Nodes and dependencies of a model, in columns, as far as you may see them',
    params: z.object({ key: modelKey }),
    answer: engineAnswer,
    handler: ({ actor, params, reply }) =>
      asActor(db, actor, async tx => {
        const outline = await runs.readOutline(platform, tx, actor, params.key);
        return reply.type('application/json').serializer(String).send(JSON.stringify(outline));
      }),
  });
}

function runRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Runs of your party, newest first',
    answer: z.object({ runs: z.array(run) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ runs: (await readRuns(tx)).map(runs.runOf) })),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/runs',
    access: runners,
    scope: 'systemic-risk:write',
    summary: 'Start a run; its pieces go to the workers',
    body: runInput,
    answer: run,
    handler: ({ actor, body }) => asActor(db, actor, tx => runs.startRun(platform, tx, actor, body)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'One run and how far it is',
    params: byId,
    answer: run,
    handler: ({ actor, params }) => asActor(db, actor, tx => runs.findRun(tx, params.id)),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/runs/:id/cancel',
    access: runners,
    scope: 'systemic-risk:write',
    summary: 'Cancel a run; nothing of it is kept',
    params: byId,
    answer: run,
    handler: ({ actor, params }) => asActor(db, actor, tx => runs.cancelRun(platform, tx, actor, params.id)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/result',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'What a run found, as far as you may see it',
    params: byId,
    answer: engineAnswer,
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => (await runs.readRunResult(platform, tx, actor, params.id)).result),
  });
}

function runEndRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'DELETE',
    url: '/api/systemic-risk/runs/:id',
    access: runners,
    scope: 'systemic-risk:write',
    summary: 'Remove a run that has ended, with its result and its questions',
    params: byId,
    answer: z.object({ ok: z.boolean() }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await runs.removeRun(tx, actor, params.id);
        return { ok: true };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/brief.pdf',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The brief of a run as a tagged PDF, as far as you may see it',
    params: byId,
    query: z.object({ language: z.enum(['en', 'fr']).default('en') }),
    handler: ({ actor, params, query, reply }) =>
      asActor(db, actor, async tx => {
        const found = await runs.readRunResult(platform, tx, actor, params.id);
        const pdf = await briefPdf(found, query.language, await namesInRun(platform, tx, actor, params.id));
        const name = `systemic-risk-${params.id}.pdf`;
        return reply.header('content-disposition', `attachment; filename="${name}"`).type('application/pdf').send(pdf);
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/pathway',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The run as a pathway that a plan or an exercise can cite: what fails, when, how likely, through what',
    params: byId,
    answer: engineAnswer,
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => pathwayOf(await runs.readRunResult(platform, tx, actor, params.id))),
  });
}

function questionRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/worlds/:world',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'One world of a run, replayed: every event with its time and cause',
    params: byId.extend({ world: z.coerce.number().int().min(0).max(10_000_000) }),
    answer: engineAnswer,
    handler: ({ actor, params }) =>
      asActor(db, actor, tx => runs.replayRun(platform, tx, actor, params.id, params.world)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/why',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Why a function or sector failed: chains and causes',
    params: byId,
    query: z.object({ target: z.string().min(1).max(200) }),
    answer: engineAnswer,
    handler: ({ actor, params, query }) =>
      asActor(db, actor, tx => runs.whyInRun(platform, tx, actor, params.id, query.target)),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/what-if',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Measures compared on the same worlds; nothing is stored',
    body: z.object({
      model: modelKey,
      shock: shockInput,
      worlds: z.int().min(1).max(500).default(100),
      seed: z.int().min(0).max(4_294_967_295).default(1),
      mitigations: z.array(mitigationInput).max(10),
    }),
    answer: z.object({ results: engineAnswer }),
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => ({ results: await runs.whatIf(platform, tx, actor, body) })),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/incidents/:id',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'What an incident touches in a model, and what is likely to fail next',
    params: byId,
    query: z.object({ model: modelKey.default('pack:demo-country') }),
    answer: engineAnswer,
    handler: ({ actor, params, query }) =>
      asActor(db, actor, tx => platform.services.systemicRisk.nextToFail(tx, actor, params.id, query.model)),
  });
}
