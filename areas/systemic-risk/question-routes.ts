import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { question, questionInput, trigger, triggerInput } from './contract.ts';
import { readQuestions } from './question-store.ts';
import * as questions from './questions.ts';
import { defaultLeaseSeconds, findRun } from './runs.ts';
import { readTriggers } from './trigger-store.ts';
import { addTrigger, removeTrigger, triggerOf } from './triggers.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const askers = ['duty-officer', 'analyst', 'secretariat', 'planner', 'task-lead'] as const;
const planners = ['duty-officer', 'analyst', 'planner', 'secretariat'] as const;

export function longQuestionRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/runs/:id/questions',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Long questions asked about a run, newest first',
    params: byId,
    answer: z.object({ questions: z.array(question) }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await findRun(tx, params.id);
        return { questions: (await readQuestions(tx, params.id)).map(questions.questionOf) };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/runs/:id/questions',
    access: askers,
    scope: 'systemic-risk:write',
    summary: 'Ask a long question about a finished run: ranking, which unknown to measure, measures compared',
    params: byId,
    body: questionInput,
    answer: question,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => questions.askQuestion(platform, tx, actor, params.id, body, defaultLeaseSeconds)),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/questions/:id/cancel',
    access: askers,
    scope: 'systemic-risk:write',
    summary: 'Cancel a long question; nothing of it is kept',
    params: byId,
    answer: question,
    handler: ({ actor, params }) => asActor(db, actor, tx => questions.cancelQuestion(platform, tx, actor, params.id)),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/questions/:id/answer',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The answer to a long question, as far as you may see it',
    params: byId,
    answer: z.any(),
    handler: ({ actor, params }) => asActor(db, actor, tx => questions.readAnswerFor(platform, tx, actor, params.id)),
  });
}

export function triggerRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/triggers',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'When which call-out plan of your party is to be thought of',
    answer: z.object({ triggers: z.array(trigger) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ triggers: (await readTriggers(tx)).map(triggerOf) })),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/triggers',
    access: planners,
    scope: 'systemic-risk:write',
    summary: 'Tie a call-out plan to a function or sector that is likely to fail within so many hours',
    body: triggerInput,
    answer: trigger,
    handler: ({ actor, body }) => asActor(db, actor, tx => addTrigger(platform, tx, actor, body)),
  });
  app.route({
    method: 'DELETE',
    url: '/api/systemic-risk/triggers/:id',
    access: planners,
    scope: 'systemic-risk:write',
    summary: 'Remove a trigger',
    params: byId,
    answer: z.object({ ok: z.boolean() }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await removeTrigger(tx, actor, params.id);
        return { ok: true };
      }),
  });
}
