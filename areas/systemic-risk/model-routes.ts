import { z } from 'zod';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { cellsOfRecords } from '#formats/model-csv/cells.ts';
import { readFiles } from './import.ts';
import { readContributors, readPartHeads } from './model-store.ts';
import * as models from './models.ts';
import { given, partRoutes, recordsOf, revisionRoutes } from './part-routes.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const keepers = ['analyst', 'secretariat', 'planner', 'task-lead', 'duty-officer'] as const;
const bodyLimit = 24 * 1024 * 1024;
const engineAnswer = z.any();

const partHead = z.object({
  id: z.int(),
  party: z.int(),
  partyName: z.string(),
  title: z.string(),
  marking: z.string(),
  nodes: z.int(),
  edges: z.int(),
  version: z.int(),
  own: z.boolean(),
});

export function modelRoutes(app: App, platform: Platform): void {
  makeRoutes(app, platform);
  partRoutes(app, platform);
  revisionRoutes(app, platform);
  checkRoutes(app, platform);
}

function makeRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/models',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Begin a model that parties contribute parts to',
    body: z.object({
      title: z.string().trim().min(1).max(200),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .default('EUR'),
      /** a shipped model to begin with: its records become a part of one's own */
      from: z.string().max(60).optional(),
      marking: z.string().trim().min(1).max(200).default('TLP:AMBER'),
    }),
    answer: z.object({ id: z.int() }),
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => {
        const { title, currency, from, marking } = body;
        if (from === undefined) return { id: await models.createModel(platform, tx, actor, { title, currency }) };
        return { id: await models.copyPack(platform, tx, actor, { title, pack: from, marking }) };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:id',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Parts and contributors of a model; records of others are not in it',
    params: byId,
    answer: z.object({
      parts: z.array(partHead),
      contributors: z.array(z.object({ party: z.int(), name: z.string(), slug: z.string() })),
    }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await models.requireModel(tx, params.id);
        return asActor(db, installation, async all => ({
          contributors: await readContributors(all, params.id),
          parts: (await readPartHeads(all, [params.id])).map(part => headFor(part, actor.party)),
        }));
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/models/:id/contributors',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Invite a party to contribute',
    params: byId,
    body: z.object({ party: z.int().positive() }),
    answer: z.object({ ok: z.boolean() }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => {
        await models.inviteContributor(tx, actor, params.id, body.party);
        return { ok: true };
      }),
  });
}

type Head = Awaited<ReturnType<typeof readPartHeads>>[number];

/** That a party contributes is known to the others; what its part is called and how large it is, is not. */
function headFor(part: Head, reader: number | null) {
  const own = part.party === reader;
  const { id, party, party_name: partyName, marking, version } = part;
  const open = own ? part : { title: '', nodes: 0, edges: 0 };
  return { id, party, partyName, marking, version, own, title: open.title, nodes: open.nodes, edges: open.edges };
}

function checkRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/models/:id/check',
    access: keepers,
    scope: 'systemic-risk:read',
    summary: 'Check records against every rule before they are saved',
    params: byId,
    body: z.object({ part: z.int().nullable().default(null), marking: z.string().max(200), ...given }),
    bodyLimit,
    answer: engineAnswer,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => {
        const { part, marking } = body;
        return models.checkPart(platform, tx, params.id, { part, marking, records: recordsOf(body) });
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/models/:id/import',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Read CSV, GraphML or MATPOWER into records: a preview with every finding; nothing is stored',
    params: byId,
    body: z.object({
      format: z.enum(['csv', 'graphml', 'matpower']),
      files: z.record(z.string().max(40), z.string().max(20_000_000)),
      marking: z.string().max(200).default('TLP:AMBER'),
    }),
    bodyLimit,
    answer: engineAnswer,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => {
        const imported = readFiles(body);
        if (!imported.records) return imported;
        const draft = { part: null, marking: body.marking, records: imported.records };
        const tables = cellsOfRecords(imported.records);
        return { ...imported, tables, ...(await models.checkPart(platform, tx, params.id, draft)) };
      }),
  });
}
