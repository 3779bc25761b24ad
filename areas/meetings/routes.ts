import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App, Route } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import * as contract from './contract.ts';
import { guard } from './guard.ts';
import * as live from './live.ts';
import * as minutes from './minutes.ts';
import { minutesPdf } from './minutes-pdf.ts';
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

/** A step that somebody takes: what it needs besides, and what answers when it is done. */
interface StepRoute<P, B, A> {
  readonly access: readonly Role[] | 'appointed';
  readonly summary: string;
  readonly params?: z.ZodType<P>;
  readonly body?: z.ZodType<B>;
  readonly bodyLimit?: number;
  /** what a person vouches for themselves is not done by a machine */
  readonly personal?: true;
  readonly take: (step: service.Step, params: P, body: B) => Promise<A>;
}

/** Declares steps of one kind of answer, so that each names only what is its own. */
const declare =
  <A>(app: App, step: Stepping, answer: z.ZodType<A>) =>
  <P = unknown, B = unknown>(
    method: 'POST' | 'PUT',
    path: string,
    { take, personal, ...own }: StepRoute<P, B, A>,
  ): void => {
    const route: Route<P, B, B, A> = {
      method,
      url: `/api/meetings${path}`,
      answer,
      ...own,
      ...(personal ? {} : { scope: 'meetings:write' as const }),
      handler: ({ actor, params, body }) => step(actor, one => take(one, params, body)),
    };
    app.route(route);
  };

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
    scope: 'meetings:read',
    summary: 'Meetings that the party you act for hosts, or is invited to',
    answer: z.object({ meetings: z.array(contract.meeting) }),
    handler: ({ actor }) =>
      step(actor, async ({ tx, now }) => ({ meetings: (await readMeetings(tx)).map(row => meetingOf(row, now)) })),
  });
  app.route({
    method: 'GET',
    url: '/api/meetings/guard',
    access: 'appointed',
    scope: 'meetings:read',
    summary: 'What may and may not be said, by item type and topic, with the law it comes from',
    answer: contract.guardSchema,
    handler: () => guard,
  });
  app.route({
    method: 'GET',
    url: '/api/meetings/:id',
    access: 'appointed',
    scope: 'meetings:read',
    summary: 'One meeting: agenda, attendance, stops',
    params: byId,
    answer: contract.meetingDetail,
    handler: ({ actor, params }) => step(actor, ({ tx, now }) => readDetail(tx, params.id, now)),
  });
}

function planningRoutes(app: App, step: Stepping): void {
  const route = declare(app, step, contract.meetingDetail);
  route('POST', '', {
    access: keepers,
    summary: 'Plan a meeting of the party you act for',
    body: contract.meetingInput,
    take: (one, _, body) => service.planMeeting(one, body),
  });
  route('PUT', '/:id', {
    access: keepers,
    summary: 'Change a planned meeting; an agenda that was sent is withdrawn',
    params: byId,
    body: versioned.extend({ meeting: contract.meetingInput }),
    take: (one, { id }, { version, meeting }) => service.changeMeeting(one, id, version, meeting),
  });
  route('PUT', '/:id/agenda', {
    access: keepers,
    summary: 'Write the agenda, in order; one that was sent is withdrawn, one that was reviewed has to be read again',
    params: byId,
    body: versioned.extend({ items: z.array(contract.itemInput).max(60) }),
    take: (one, { id }, { version, items }) => service.writeAgenda(one, id, version, items),
  });
  route('POST', '/:id/agenda/review', {
    access: ['legal-counsel'],
    summary: 'Counsel of the host has read the agenda and flags what touches a forbidden topic',
    params: byId,
    body: contract.agendaReviewInput,
    personal: true,
    take: (one, { id }, body) => service.reviewAgenda(one, id, body),
  });
  route('POST', '/:id/agenda/send', {
    access: keepers,
    summary: 'Send the agenda: the guests see the meeting from now on',
    params: byId,
    body: versioned.extend({ why: why.optional() }),
    take: (one, { id }, body) => service.sendAgenda(one, id, body.version, body.why),
  });
  route('POST', '/:id/cancel', {
    access: keepers,
    summary: 'Cancel a planned meeting',
    params: byId,
    body: versioned.extend({ why }),
    take: (one, { id }, body) => service.cancelMeeting(one, id, body.version, body.why),
  });
}

function liveRoutes(app: App, step: Stepping): void {
  const route = declare(app, step, contract.meetingDetail);
  const acknowledged = z.boolean();
  route('POST', '/:id/open', {
    access: hosts,
    summary: 'Open the meeting; the forbidden topics are acknowledged, counsel is present or on call',
    params: byId,
    body: versioned.extend({ acknowledged, counsel: z.enum(contract.counselHow), capacity }),
    personal: true,
    take: (one, { id }, body) => live.openMeeting(one, id, body),
  });
  route('POST', '/:id/join', {
    access: 'appointed',
    summary: 'Join for yourself, with the forbidden topics acknowledged',
    params: byId,
    body: z.object({ acknowledged, capacity }),
    personal: true,
    take: (one, { id }, body) => live.joinMeeting(one, id, body),
  });
  route('POST', '/:id/attendance', {
    access: keepers,
    summary: 'Enter somebody who is in the room without an account',
    params: byId,
    body: z.object({ party: z.int().positive(), name: z.string().trim().min(1).max(120), capacity, acknowledged }),
    take: (one, { id }, body) => live.recordAttendee(one, id, body),
  });
  route('POST', '/:id/close', {
    access: hosts,
    summary: 'Close the meeting and begin its minutes',
    params: byId,
    body: versioned,
    personal: true,
    take: (one, { id }, { version }) => live.closeMeeting(one, id, version),
  });
}

function itemRoutes(app: App, step: Stepping): void {
  const route = declare(app, step, contract.meetingDetail);
  route('POST', '/:id/items/:item/take-up', {
    access: hosts,
    summary: 'Take up an item',
    params: byItem,
    take: (one, { id, item }) => live.takeUp(one, id, item),
  });
  route('POST', '/:id/items/:item/end', {
    access: hosts,
    summary: 'End an item, or put it off',
    params: byItem,
    body: z.object({ state: z.enum(['done', 'deferred']) }),
    take: (one, { id, item }, { state }) => live.endItem(one, id, item, state),
  });
  route('POST', '/:id/items/:item/stop', {
    access: ['legal-counsel'],
    summary: 'Counsel of the host or of a guest stops an item',
    params: byItem,
    body: z.object({ topic: contract.topicSchema, why }),
    personal: true,
    take: (one, { id, item }, body) => live.stopItem(one, id, item, body),
  });
  route('POST', '/:id/items/:item/release', {
    access: ['legal-counsel'],
    summary: 'Counsel of the party that stopped an item releases it',
    params: byItem,
    body: z.object({ why }),
    personal: true,
    take: (one, { id, item }, body) => live.releaseItem(one, id, item, body.why),
  });
  route('PUT', '/:id/items/:item/note', {
    access: keepers,
    summary: 'Write what was said and decided under an item',
    params: byItem,
    body: z.object({ discussed: z.string().max(20_000), decided: z.string().max(5000) }),
    take: (one, { id, item }, body) => live.writeNote(one, id, item, body),
  });
}

function minutesRoutes(app: App, step: Stepping): void {
  app.route({
    method: 'GET',
    url: '/api/meetings/:id/minutes',
    access: 'appointed',
    scope: 'meetings:read',
    summary: 'The minutes: of the host in every state, of guests once approved',
    params: byId,
    answer: contract.minutesView,
    handler: ({ actor, params }) => step(actor, one => minutes.readMinutes(one, params.id)),
  });
  const route = declare(app, step, contract.minutesView);
  route('PUT', '/:id/minutes', {
    access: ['secretariat', 'chair'],
    summary: 'Write the draft; a review done before no longer holds',
    params: byId,
    body: contract.minutesInput,
    bodyLimit: 1024 * 1024,
    take: (one, { id }, body) => minutes.writeMinutes(one, id, body),
  });
  route('POST', '/:id/minutes/review', {
    access: ['legal-counsel'],
    summary: 'Counsel who wrote none of it has reviewed the draft',
    params: byId,
    body: versioned.extend({ note: z.string().trim().max(1000).default('') }),
    personal: true,
    take: (one, { id }, { version, note }) => minutes.reviewMinutes(one, id, version, note),
  });
  route('POST', '/:id/minutes/return', {
    access: ['legal-counsel', 'chair'],
    summary: 'Send the minutes back with what has to change',
    params: byId,
    body: versioned.extend({ why }),
    personal: true,
    take: (one, { id }, body) => minutes.returnMinutes(one, id, body.version, body.why),
  });
  route('POST', '/:id/minutes/approve', {
    access: ['chair'],
    summary: 'The chair, who neither wrote nor reviewed them, approves the minutes',
    params: byId,
    body: versioned,
    personal: true,
    take: (one, { id }, { version }) => minutes.approveMinutes(one, id, version),
  });
}

function exportRoute(app: App, step: Stepping): void {
  app.route({
    method: 'GET',
    url: '/api/meetings/:id/minutes/export',
    access: 'appointed',
    scope: 'meetings:read',
    summary: 'The minutes as tagged PDF, Markdown or JSON',
    params: byId,
    query: z.object({
      as: z.enum(['markdown', 'json', 'pdf']).default('markdown'),
      language: z.enum(['en', 'fr']).default('en'),
    }),
    handler: async ({ actor, params, query, reply }) => {
      const view = await step(actor, one => minutes.readMinutes(one, params.id));
      const [type, ending] = exported[query.as];
      reply.type(type).header('content-disposition', `attachment; filename="${view.meeting.ref}-minutes.${ending}"`);
      if (query.as === 'pdf') return reply.send(await minutesPdf(view, guard, query.language));
      const text =
        query.as === 'markdown' ? minutesMarkdown(view, guard, query.language) : JSON.stringify(view, null, 2);
      return reply.serializer(String).send(text);
    },
  });
}

const exported = {
  markdown: ['text/markdown; charset=utf-8', 'md'],
  json: ['application/json', 'json'],
  pdf: ['application/pdf', 'pdf'],
} as const;
