import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { channelKind, channelPurpose, hours, teamLine, teamSheet, whomAnswer } from './contract.ts';
import { toCsv, toJson, toRfc2350, toVcards } from './export.ts';
import { lineOf, whomToCall } from './find.ts';
import { importRoutes } from './import-routes.ts';
import * as keep from './keep.ts';
import { allStandings, sheetOf } from './sheet.ts';

const editors = ['duty-officer', 'secretariat', 'administrator'] as const;
const slug = z.object({ slug: z.string().max(80) });
const id = z.object({ id: z.coerce.number().int().positive() });
const reason = z.string().trim().min(1).max(1000);
const word = z.string().trim().max(200).optional();
const done = z.object({ done: z.literal(true) });

export type Reading = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;

export function directoryRoutes(app: App, platform: Platform): void {
  const reading: Reading = (actor, work) => asActor(platform.database.app, actor, work);
  const changing = <T>(actor: Actor, work: (change: keep.Change) => Promise<T>): Promise<T> =>
    asActor(platform.database.app, actor, tx => work({ tx, actor, platform }));
  listRoutes(app, platform, reading);
  exportRoutes(app, platform, reading);
  attestRoutes(app, changing);
  channelRoutes(app, changing);
  proposalRoutes(app, changing);
  importRoutes(app, platform, reading, changing);
}

export type Changing = <T>(actor: Actor, work: (change: keep.Change) => Promise<T>) => Promise<T>;

function listRoutes(app: App, platform: Platform, reading: Reading): void {
  app.route({
    method: 'GET',
    url: '/api/directory/teams',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'All teams with the best channel now, freshness and the state of their keys',
    answer: z.object({ teams: z.array(teamLine) }),
    handler: ({ actor }) =>
      reading(actor, async tx => ({ teams: (await allStandings(tx, platform.now())).map(lineOf) })),
  });
  app.route({
    method: 'GET',
    url: '/api/directory/teams/:slug',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'The sheet of one team: channels in PACE order, keys, constituency, where each value came from',
    params: slug,
    answer: teamSheet,
    handler: ({ actor, params }) => reading(actor, tx => sheetOf(tx, actor, params.slug, platform.now())),
  });
  app.route({
    method: 'GET',
    url: '/api/directory/whom',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'Whom do I call? By country, sector, network, kind, language or a word, at an instant',
    query: z.object({
      country: word,
      sector: word,
      network: word,
      kind: word,
      language: word,
      text: word,
      at: z.iso.datetime({ offset: true }).optional(),
    }),
    answer: z.object({ answers: z.array(whomAnswer) }),
    handler: ({ actor, query: { at, ...ask } }) =>
      reading(actor, async tx => {
        const when = at ? Temporal.Instant.from(at) : platform.now();
        return { answers: whomToCall(await allStandings(tx, when), ask).slice(0, 50) };
      }),
  });
}

function exportRoutes(app: App, platform: Platform, reading: Reading): void {
  const file = (name: string, type: string, summary: string, make: (tx: Tx) => Promise<string>) =>
    app.route({
      method: 'GET',
      url: `/api/directory/export/${name}`,
      access: 'appointed',
      scope: 'directory:read',
      summary,
      handler: async ({ actor, reply }) => {
        const text = await reading(actor, make);
        return reply
          .type(type)
          .header('content-disposition', `attachment; filename="${name}"`)
          .serializer(String)
          .send(text);
      },
    });
  const all = (tx: Tx) => allStandings(tx, platform.now());
  file('directory.csv', 'text/csv; charset=utf-8', 'The directory as CSV, one line for each channel', async tx =>
    toCsv(await all(tx)),
  );
  file('directory.json', 'application/json', 'The directory as JSON', async tx =>
    JSON.stringify(toJson(await all(tx), platform.now())),
  );
  file('directory.vcf', 'text/vcard; charset=utf-8', 'The directory as vCard 4', async tx => toVcards(await all(tx)));
  app.route({
    method: 'GET',
    url: '/api/directory/teams/:slug/rfc2350',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'The profile of one team in the form of RFC 2350',
    params: slug,
    handler: async ({ actor, params, reply }) => {
      const now = platform.now();
      const sheet = await reading(actor, tx => sheetOf(tx, actor, params.slug, now));
      return reply
        .type('text/plain; charset=utf-8')
        .serializer(String)
        .send(toRfc2350(sheet, now.toString().slice(0, 10)));
    },
  });
}

function attestRoutes(app: App, changing: Changing): void {
  app.route({
    method: 'POST',
    url: '/api/directory/parties/:id/attestation',
    access: editors,
    summary: 'The owner confirms its record, or the secretariat records how it did',
    params: id,
    body: z.object({
      how: z.enum(['signed-in', 'call-back', 'signed-message', 'in-person']),
      evidence: z.string().max(1000).default(''),
      channels: z.array(z.int().positive()).max(100).default([]),
    }),
    answer: done,
    handler: ({ actor, params, body }) =>
      changing(actor, async change => {
        await keep.attest(change, params.id, body);
        return { done: true as const };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/parties/:id/keys',
    access: editors,
    summary: 'Register the OpenPGP key of a team; its mailboxes are encrypted to from then on',
    params: id,
    body: z.object({ key: z.string().min(1).max(100_000), how: reason }),
    answer: z.object({ fingerprint: z.string() }),
    handler: ({ actor, params, body }) => changing(actor, change => keep.addKey(change, params.id, body.key, body.how)),
  });
}

function channelRoutes(app: App, changing: Changing): void {
  app.route({
    method: 'POST',
    url: '/api/directory/parties/:id/channels',
    access: editors,
    summary: 'Add a channel to a team',
    params: id,
    body: z.object({
      kind: channelKind,
      address: z.string().trim().min(1).max(500),
      purpose: channelPurpose.default('incident'),
      rank: z.int().min(1).max(4),
      hours: hours.default(null),
      dependsOn: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
      maxMarking: z.string().max(200).nullable().default(null),
    }),
    answer: z.object({ id: z.int() }),
    handler: ({ actor, params, body }) =>
      changing(actor, async change => ({ id: await keep.addChannel(change, params.id, body) })),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/channels/:id/use',
    access: editors,
    summary: 'Take a channel out of use, with the reason, or back into it',
    params: id,
    body: z.object({ disabled: reason.nullable() }),
    answer: done,
    handler: ({ actor, params, body }) =>
      changing(actor, async change => {
        await keep.disable(change, params.id, body.disabled);
        return { done: true as const };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/channels/:id/number',
    access: editors,
    summary: 'Show a personal number; that it was looked at, by whom and why, is recorded',
    params: id,
    body: z.object({ why: reason }),
    answer: z.object({ address: z.string(), purpose: z.string() }),
    handler: ({ actor, params, body }) => changing(actor, change => keep.reveal(change, params.id, body.why)),
  });
}

function proposalRoutes(app: App, changing: Changing): void {
  app.route({
    method: 'POST',
    url: '/api/directory/parties/:id/proposals',
    access: 'appointed',
    scope: 'directory:write',
    summary: 'Say that something in the record of a team is wrong',
    params: id,
    body: z.object({
      field: z.enum([
        'name',
        'short_name',
        'host',
        'website',
        'focus',
        'serves',
        'mailbox/general',
        'mailbox/vulnerability',
      ]),
      value: z.string().trim().min(1).max(500),
      why: reason,
    }),
    answer: done,
    handler: ({ actor, params, body }) =>
      changing(actor, async change => {
        await keep.propose(change, params.id, body);
        return { done: true as const };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/proposals/:id/decision',
    access: editors,
    summary: 'Accept or decline a proposed change',
    params: id,
    body: z.object({ accept: z.boolean() }),
    answer: done,
    handler: ({ actor, params, body }) =>
      changing(actor, async change => {
        await keep.decideProposal(change, params.id, body.accept);
        return { done: true as const };
      }),
  });
}
