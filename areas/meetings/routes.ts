import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import * as contract from './contract.ts';
import { guard } from './guard.ts';
import * as live from './live.ts';
import * as minutes from './minutes.ts';
import { minutesMarkdown } from './minutes-text.ts';
import * as service from './service.ts';
import { readMeetings } from './store.ts';
import { meetingOf, readDetail } from './view.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const byItem = byId.extend({ item: z.coerce.number().int().positive() });
const versioned = z.object({ version: z.int() });
const hosts = ['chair', 'secretariat'] as const;
const keepers = [...hosts, 'legal-counsel'] as const;
const why = z.string().trim().min(3).max(1000);
const capacity = z.string().trim().max(120).default('');

type Stepping = <T>(actor: Actor, work: (step: service.Step) => Promise<T>) => Promise<T>;

export function meetingRoutes(app: App, platform: Platform): void {
  const step: Stepping = (actor, work) =>
    asActor(platform.database.app, actor, tx => work(service.stepBy(platform, tx, actor)));
  readingRoutes(app, step);
  planningRoutes(app, step);
  liveRoutes(app, step);
  itemRoutes(app, step);
  minutesRoutes(app, step);
  exportRoute(app, step);
}

function readingRoutes(app: App, step: Stepping): void {
  app.route({
    method: 'GET',
    url: '/api/meetings',
    access: 'appointed',
    summary: 'Meetings that the party you act for hosts, or is invited to',
    answer: z.object({ meetings: z.array(contract.meeting) }),
    handler: ({ actor }) =>
      step(actor, async ({ tx, now }) => ({ meetings: (await readMeetings(tx)).map(row => meetingOf(row, now)) })),
  });
  app.route({
    method: 'GET',
    url: '/api/meetings/guard',
    access: 'appointed',
    summary: 'What may and may not be said, by item type and topic, with the law it comes from',
    answer: contract.guardSchema,
    handler: () => guard,
  });
  app.route({
    method: 'GET',
    url: '/api/meetings/:id',
    access: 'appointed',
    summary: 'One meeting: agenda, attendance, stops',
    params: byId,
    answer: contract.meetingDetail,
    handler: ({ actor, params }) => step(actor, ({ tx, now }) => readDetail(tx, params.id, now)),
  });
}

function planningRoutes(app: App, step: Stepping): void {
  const answer = contract.meetingDetail;
  app.route({
    method: 'POST',
    url: '/api/meetings',
    access: keepers,
    summary: 'Plan a meeting of the party you act for',
    body: contract.meetingInput,
    answer,
    handler: ({ actor, body }) => step(actor, one => service.planMeeting(one, body)),
  });
  app.route({
    method: 'PUT',
    url: '/api/meetings/:id',
    access: keepers,
    summary: 'Change a planned meeting; an agenda that was sent is withdrawn',
    params: byId,
    body: versioned.extend({ meeting: contract.meetingInput }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => service.changeMeeting(one, params.id, body.version, body.meeting)),
  });
  app.route({
    method: 'PUT',
    url: '/api/meetings/:id/agenda',
    access: keepers,
    summary: 'Write the agenda, in order; one that was sent is withdrawn',
    params: byId,
    body: versioned.extend({ items: z.array(contract.itemInput).max(60) }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => service.writeAgenda(one, params.id, body.version, body.items)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/agenda/send',
    access: keepers,
    summary: 'Send the agenda: the guests see the meeting from now on',
    params: byId,
    body: versioned.extend({ why: why.optional() }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => service.sendAgenda(one, params.id, body.version, body.why)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/cancel',
    access: keepers,
    summary: 'Cancel a planned meeting',
    params: byId,
    body: versioned.extend({ why }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => service.cancelMeeting(one, params.id, body.version, body.why)),
  });
}

function liveRoutes(app: App, step: Stepping): void {
  const answer = contract.meetingDetail;
  const acknowledged = z.boolean();
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/open',
    access: hosts,
    summary: 'Open the meeting; the forbidden topics are acknowledged, counsel is present or on call',
    params: byId,
    body: versioned.extend({ acknowledged, counsel: z.enum(contract.counselHow), capacity }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.openMeeting(one, params.id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/join',
    access: 'appointed',
    summary: 'Join for yourself, with the forbidden topics acknowledged',
    params: byId,
    body: z.object({ acknowledged, capacity }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.joinMeeting(one, params.id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/attendance',
    access: keepers,
    summary: 'Enter somebody who is in the room without an account',
    params: byId,
    body: z.object({ party: z.int().positive(), name: z.string().trim().min(1).max(120), capacity, acknowledged }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.recordAttendee(one, params.id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/close',
    access: hosts,
    summary: 'Close the meeting and begin its minutes',
    params: byId,
    body: versioned,
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.closeMeeting(one, params.id, body.version)),
  });
}

function itemRoutes(app: App, step: Stepping): void {
  const answer = contract.meetingDetail;
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items/:item/take-up',
    access: hosts,
    summary: 'Take up an item',
    params: byItem,
    answer,
    handler: ({ actor, params }) => step(actor, one => live.takeUp(one, params.id, params.item)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items/:item/end',
    access: hosts,
    summary: 'End an item, or put it off',
    params: byItem,
    body: z.object({ state: z.enum(['done', 'deferred']) }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.endItem(one, params.id, params.item, body.state)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items/:item/stop',
    access: ['legal-counsel'],
    summary: 'Counsel of the host or of a guest stops an item',
    params: byItem,
    body: z.object({ topic: contract.topicSchema, why }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.stopItem(one, params.id, params.item, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/items/:item/release',
    access: ['legal-counsel'],
    summary: 'Counsel of the party that stopped an item releases it',
    params: byItem,
    body: z.object({ why }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.releaseItem(one, params.id, params.item, body.why)),
  });
  app.route({
    method: 'PUT',
    url: '/api/meetings/:id/items/:item/note',
    access: keepers,
    summary: 'Write what was said and decided under an item',
    params: byItem,
    body: z.object({ discussed: z.string().max(20_000), decided: z.string().max(5000) }),
    answer,
    handler: ({ actor, params, body }) => step(actor, one => live.writeNote(one, params.id, params.item, body)),
  });
}

function minutesRoutes(app: App, step: Stepping): void {
  const answer = contract.minutesView;
  app.route({
    method: 'GET',
    url: '/api/meetings/:id/minutes',
    access: 'appointed',
    summary: 'The minutes: of the host in every state, of guests once approved',
    params: byId,
    answer,
    handler: ({ actor, params }) => step(actor, one => minutes.readMinutes(one, params.id)),
  });
  app.route({
    method: 'PUT',
    url: '/api/meetings/:id/minutes',
    access: ['secretariat', 'chair'],
    summary: 'Write the draft; a review done before no longer holds',
    params: byId,
    body: contract.minutesInput,
    bodyLimit: 1024 * 1024,
    answer,
    handler: ({ actor, params, body }) => step(actor, one => minutes.writeMinutes(one, params.id, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/minutes/review',
    access: ['legal-counsel'],
    summary: 'Counsel who wrote none of it has reviewed the draft',
    params: byId,
    body: versioned.extend({ note: z.string().trim().max(1000).default('') }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => minutes.reviewMinutes(one, params.id, body.version, body.note)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/minutes/return',
    access: ['legal-counsel', 'chair'],
    summary: 'Send the minutes back with what has to change',
    params: byId,
    body: versioned.extend({ why }),
    answer,
    handler: ({ actor, params, body }) =>
      step(actor, one => minutes.returnMinutes(one, params.id, body.version, body.why)),
  });
  app.route({
    method: 'POST',
    url: '/api/meetings/:id/minutes/approve',
    access: ['chair'],
    summary: 'The chair, who neither wrote nor reviewed them, approves the minutes',
    params: byId,
    body: versioned,
    answer,
    handler: ({ actor, params, body }) => step(actor, one => minutes.approveMinutes(one, params.id, body.version)),
  });
}

function exportRoute(app: App, step: Stepping): void {
  app.route({
    method: 'GET',
    url: '/api/meetings/:id/minutes/export',
    access: 'appointed',
    summary: 'The minutes as Markdown or JSON',
    params: byId,
    query: z.object({
      as: z.enum(['markdown', 'json']).default('markdown'),
      language: z.enum(['en', 'fr']).default('en'),
    }),
    handler: async ({ actor, params, query, reply }) => {
      const view = await step(actor, one => minutes.readMinutes(one, params.id));
      const markdown = query.as === 'markdown';
      return reply
        .type(markdown ? 'text/markdown; charset=utf-8' : 'application/json')
        .header('content-disposition', `attachment; filename="${view.meeting.ref}-minutes.${markdown ? 'md' : 'json'}"`)
        .serializer(String)
        .send(markdown ? minutesMarkdown(view, guard, query.language) : JSON.stringify(view, null, 2));
    },
  });
}
