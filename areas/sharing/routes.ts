import { z } from 'zod';
import { parseMarking } from '#engines/handling/index.ts';
import { modes } from '#engines/kernel/mode.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import {
  disclosureAnswer,
  disclosureLine,
  itemDetail,
  pageAnswer,
  parsedMarking,
  replayAnswer,
  searchLogLine,
} from './answers.ts';
import { discloseRequestSchema, itemDraftSchema, itemSchema, markingContextSchema } from './contract.ts';
import { readDisclosures } from './disclosure-store.ts';
import {
  type Cursor,
  readItem,
  readPage,
  readRedactions,
  readSearchLog,
  readSections,
  searchItems,
} from './item-store.ts';
import { redactItem } from './items.ts';
import type { SharingRoom } from './service.ts';
import { readPartyNames } from './store.ts';
import { whoMaySee } from './who-may-see.ts';

/** Who puts items in and lets things out; reading is for everyone who acts for a party, as far as the bitmap goes. */
const sharers: readonly Role[] = ['duty-officer', 'analyst', 'disseminator', 'secretariat', 'administrator'];
const id = z.object({ id: z.coerce.number().int().positive() });

type Reading = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;

export function sharingRoutes(app: App, platform: Platform, room: SharingRoom): void {
  const reading: Reading = (actor, work) =>
    asActor(platform.database.app, actor, async tx => {
      if (actor.party !== null) await room.enforcer.refresh(tx, actor.party);
      return work(tx);
    });
  pageRoute(app, reading);
  itemRoutes(app, reading, platform, room);
  storingRoutes(app, reading, room);
  gateRoutes(app, reading, room);
  recordRoutes(app, reading, room);
  // What is typed without a date is written now, under the schemes of today.
  markingRoute(app, room, () => platform.now().toString().slice(0, 10));
}

function pageRoute(app: App, reading: Reading): void {
  app.route({
    method: 'GET',
    url: '/api/sharing/items',
    access: 'appointed',
    scope: 'sharing:read',
    summary: 'Items you may see, newest first, or found by words (searches are logged)',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.string().max(80).optional(),
      mode: z.enum(modes).optional(),
      kind: z.string().max(60).optional(),
      originator: z.coerce.number().int().positive().optional(),
      q: z.string().trim().max(300).optional(),
    }),
    answer: pageAnswer,
    handler: ({ actor, query }) =>
      reading(actor, async tx => {
        const { q, before, ...ask } = query;
        if (q) return { items: await searchItems(tx, q, ask.limit), next: null };
        const { items } = await readPage(tx, {
          ...ask,
          before: before === undefined ? undefined : cursorOf(before),
        });
        const last = items.length === ask.limit ? items.at(-1) : undefined;
        return { items, next: last ? `${last.producedAt}_${last.id}` : null };
      }),
  });
}

function cursorOf(text: string): Cursor {
  const [, producedAt, number] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/.exec(text) ?? [];
  if (!producedAt || !number || Number.isNaN(Date.parse(producedAt))) {
    return fail('invalid-input', 'This is no place to go on from.', {
      pointer: '/query/before',
      next: 'Use `next` of the page before.',
    });
  }
  return { producedAt, id: Number(number) };
}

function itemRoutes(app: App, reading: Reading, platform: Platform, room: SharingRoom): void {
  app.route({
    method: 'GET',
    url: '/api/sharing/items/:id',
    access: 'appointed',
    scope: 'sharing:read',
    summary: 'One item with its sections and the redactions made from it',
    params: id,
    answer: itemDetail,
    handler: ({ actor, params }) =>
      reading(actor, async tx => {
        const item = await readItem(tx, params.id);
        const names = await readPartyNames(tx, [item.holder, item.originator]);
        return {
          item,
          holderName: names.get(item.holder) ?? '',
          originatorName: names.get(item.originator) ?? '',
          sections: await readSections(tx, item.id),
          redactions: await readRedactions(tx, item.id),
        };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/sharing/items/:id/who-may-see',
    access: 'appointed',
    summary: 'For the holder: every party, every section, and why; nothing is stored',
    params: id,
    answer: disclosureAnswer,
    handler: ({ actor, params }) =>
      reading(actor, tx => whoMaySee(tx, actor, params.id, room, platform.now())) as never,
  });
}

function storingRoutes(app: App, reading: Reading, room: SharingRoom): void {
  app.route({
    method: 'POST',
    url: '/api/sharing/items',
    access: sharers,
    scope: 'sharing:write',
    summary: 'Store an item; its banner is the join of the markings of its sections',
    body: itemDraftSchema,
    bodyLimit: 1024 * 1024,
    answer: itemSchema,
    handler: ({ actor, body }) => reading(actor, tx => room.service.createItem(tx, actor, body)),
  });
  app.route({
    method: 'POST',
    url: '/api/sharing/items/:id/redactions',
    access: sharers,
    summary: 'Make a redacted version: another item with its own id',
    params: id,
    body: itemDraftSchema.pick({ title: true, sections: true }),
    bodyLimit: 1024 * 1024,
    answer: itemSchema,
    handler: ({ actor, params, body }) => reading(actor, tx => redactItem(room, tx, actor, params.id, body)),
  });
}

function gateRoutes(app: App, reading: Reading, room: SharingRoom): void {
  app.route({
    method: 'POST',
    url: '/api/sharing/preview',
    access: sharers,
    scope: 'sharing:read',
    summary: 'What each recipient would get and why; nothing is stored',
    body: discloseRequestSchema,
    bodyLimit: 1024 * 1024,
    answer: disclosureAnswer,
    handler: ({ actor, body }) => reading(actor, tx => room.service.preview(tx, actor, body)) as never,
  });
  app.route({
    method: 'POST',
    url: '/api/sharing/disclosures',
    access: sharers,
    summary: 'Decide a disclosure and store it with its basis',
    body: discloseRequestSchema,
    bodyLimit: 1024 * 1024,
    answer: disclosureAnswer,
    handler: ({ actor, body }) => reading(actor, tx => room.service.disclose(tx, actor, body)) as never,
  });
}

function recordRoutes(app: App, reading: Reading, room: SharingRoom): void {
  app.route({
    method: 'GET',
    url: '/api/sharing/disclosures',
    access: 'appointed',
    scope: 'sharing:read',
    summary: 'Disclosures of your party, newest first',
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      kind: z.string().max(60).optional(),
      id: z.string().max(60).optional(),
    }),
    answer: z.object({ disclosures: z.array(disclosureLine) }),
    handler: ({ actor, query }) =>
      reading(actor, async tx => ({
        disclosures: await readDisclosures(tx, {
          limit: query.limit,
          subject: query.kind && query.id ? { kind: query.kind, id: query.id } : undefined,
        }),
      })),
  });
  app.route({
    method: 'GET',
    url: '/api/sharing/disclosures/:id',
    access: 'appointed',
    scope: 'sharing:read',
    summary: 'One disclosure as it was decided',
    params: id,
    answer: disclosureAnswer,
    handler: ({ actor, params }) => reading(actor, tx => room.service.readDisclosure(tx, params.id)) as never,
  });
  app.route({
    method: 'GET',
    url: '/api/sharing/disclosures/:id/replay',
    access: 'appointed',
    summary: 'Decide it again from what was stored with it, under the packs of its day and of today',
    params: id,
    answer: replayAnswer,
    handler: ({ actor, params }) => reading(actor, tx => room.replay(tx, params.id)) as never,
  });
  app.route({
    method: 'GET',
    url: '/api/sharing/searches',
    access: ['auditor'],
    summary: 'Who searched for what',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    answer: z.object({ searches: z.array(searchLogLine) }),
    handler: ({ actor, query }) =>
      reading(actor, async tx => ({
        searches: (await readSearchLog(tx, query.limit)).map(row => ({ ...row, at: row.at.toISOString() })),
      })),
  });
}

function markingRoute(app: App, room: SharingRoom, today: () => string): void {
  app.route({
    method: 'GET',
    url: '/api/sharing/parse',
    access: 'appointed',
    scope: 'sharing:read',
    summary: 'Read a marking as it is typed',
    query: markingContextSchema.extend({ marking: z.string().max(500) }),
    answer: parsedMarking,
    handler: ({ query: { marking, ...context } }) =>
      parseMarking(marking, { created: today(), ...context }, room.lexicons) as never,
  });
}
