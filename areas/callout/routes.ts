import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { acknowledgeByLink, acknowledgeSignedIn, finishTask, openLink } from './acknowledge.ts';
import * as contract from './contract.ts';
import { escalate } from './escalate.ts';
import { previewNotice, sendNotice } from './notice.ts';
import { checkPlan, listPlans, writePlan } from './plans.ts';
import { recall } from './recall.ts';
import { listNotices, listReceived, proposeFor, requireNotice } from './service.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const byToken = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
const senders = ['duty-officer', 'secretariat'] as const;
const name = z.string().trim().min(2).max(120);
const answer = z.string().trim().max(500).default('');
/** The gate's own shape; its types say what is in it. */
const disclosure = z.any();

export function calloutRoutes(app: App, platform: Platform): void {
  planRoutes(app, platform);
  noticeRoutes(app, platform);
  answerRoutes(app, platform);
  linkRoutes(app, platform);
}

function planRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/callout/plans',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'Call-out plans of the party you act for',
    answer: z.object({ plans: z.array(contract.planFields.extend({ revision: z.int() })) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ plans: await listPlans(tx, actor.party ?? 0) })),
  });
  app.route({
    method: 'PUT',
    url: '/api/callout/plans',
    access: ['secretariat', 'planner', 'duty-officer'],
    scope: 'callout:write',
    summary: 'Write a call-out plan or its next revision',
    body: contract.callOutPlan,
    answer: z.object({ revision: z.int() }),
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => ({ revision: await writePlan(platform, tx, actor, body) })),
  });
  app.route({
    method: 'POST',
    url: '/api/callout/plans/check',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'What is wrong with a plan, each with its place; nothing is stored',
    body: z.object({ plan: z.unknown() }),
    answer: z.object({ findings: z.array(contract.planFinding) }),
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => ({ findings: await checkPlan(tx, body.plan, platform.now()) })),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/recipients',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'Whom to tell of an incident, why, and on which channel now',
    params: byId,
    query: z.object({ plan: z.string().max(80).optional() }),
    answer: z.object({ recipients: z.array(contract.proposedRecipient) }),
    handler: ({ actor, params, query }) =>
      asActor(db, actor, async tx => ({ recipients: await proposeFor(platform, tx, actor, params.id, query.plan) })),
  });
}

function noticeRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'POST',
    url: '/api/callout/preview',
    access: senders,
    scope: 'callout:write',
    summary: 'Who would see what, and why; nothing is sent',
    body: contract.noticePreview,
    answer: disclosure,
    handler: ({ actor, body }) => asActor(db, actor, tx => previewNotice(platform, tx, actor, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/callout/notices',
    access: senders,
    scope: 'callout:write',
    summary: 'Send a notice: to each recipient the version it may have',
    body: contract.noticeDraft,
    answer: contract.notice,
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => requireNotice(tx, await sendNotice(platform, tx, actor, body))),
  });
  app.route({
    method: 'GET',
    url: '/api/callout/notices',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'Notices your party sent, with every attempt and acknowledgement',
    query: z.object({ incident: z.coerce.number().int().positive().optional() }),
    answer: z.object({ notices: z.array(contract.notice) }),
    handler: ({ actor, query }) =>
      asActor(db, actor, async tx => ({
        notices: await listNotices(tx, {
          party: actor.party ?? 0,
          ...(query.incident ? { incident: query.incident } : {}),
        }),
      })),
  });
  app.route({
    method: 'GET',
    url: '/api/callout/notices/:id',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'One notice',
    params: byId,
    answer: contract.notice,
    handler: ({ actor, params }) => asActor(db, actor, tx => requireNotice(tx, params.id)),
  });
  app.route({
    method: 'POST',
    url: '/api/callout/notices/:id/recall',
    access: senders,
    scope: 'callout:write',
    summary: 'Recall a notice: everyone who got any version is told',
    params: byId,
    body: z.object({ why: z.string().trim().min(5).max(500) }),
    answer: z.object({ told: z.int() }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({ told: await recall(platform, tx, actor, params.id, body.why) })),
  });
}

function answerRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'POST',
    url: '/api/callout/calls/:id',
    access: senders,
    scope: 'callout:write',
    summary: 'Report how a call went; an acknowledgement needs the code read back',
    params: byId,
    body: z.object({
      result: z.enum(['acknowledged', 'no-answer', 'wrong-authentication']),
      code: z.string().max(12).optional(),
      name: name.optional(),
      note: z.string().trim().max(500).optional(),
    }),
    answer: z.object({ outcome: z.enum(['acknowledged', 'next-channel']) }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => {
        const outcome = await finishTask(platform, tx, actor, params.id, body);
        if (outcome === 'next-channel') await escalate(platform, tx, params.id, 'no-answer');
        return { outcome };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/callout/received',
    access: 'appointed',
    scope: 'callout:read',
    summary: 'What your party was sent, each in its own version',
    answer: z.object({ received: z.array(contract.received) }),
    handler: ({ actor }) => asActor(db, actor, async tx => ({ received: await listReceived(tx, actor.party ?? 0) })),
  });
  app.route({
    method: 'POST',
    url: '/api/callout/received/:id/acknowledge',
    access: ['duty-officer', 'analyst', 'secretariat', 'member'],
    scope: 'callout:write',
    summary: 'Acknowledge for your party what it was sent',
    params: byId,
    body: z.object({ name, answer }),
    answer: z.object({ act: z.int() }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({ act: await acknowledgeSignedIn(platform, tx, actor, params.id, body) })),
  });
}

function linkRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/acknowledge/:token',
    access: 'public',
    summary: 'What an acknowledgement link is for; opening it acknowledges nothing',
    params: byToken,
    answer: z.object({
      number: z.string(),
      from: z.string(),
      party: z.string(),
      mode: z.string(),
      marking: z.string(),
      state: z.enum(['waiting', 'acknowledged', 'recalled', 'used']),
      recallWhy: z.string().nullable(),
    }),
    handler: ({ params }) => openLink(platform, params.token),
  });
  app.route({
    method: 'POST',
    url: '/api/acknowledge/:token',
    access: 'public',
    summary: 'Acknowledge through a single-use link',
    params: byToken,
    body: z.object({ name, answer }),
    answer: z.object({ dispatch: z.int(), seq: z.int() }),
    handler: ({ params, body }) => acknowledgeByLink(platform, params.token, body),
  });
}
