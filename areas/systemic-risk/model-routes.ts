import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { records } from './contract.ts';
import { readFiles } from './import.ts';
import { readContributors, readPart, readPartHeads } from './model-store.ts';
import * as models from './models.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const byPart = byId.extend({ part: z.coerce.number().int().positive() });
const keepers = ['analyst', 'secretariat', 'planner', 'task-lead', 'duty-officer'] as const;
const bodyLimit = 24 * 1024 * 1024;
const engineAnswer = z.any();

const partInput = z.object({
  title: z.string().trim().min(1).max(200),
  marking: z.string().trim().min(1).max(200),
  records,
});
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
    }),
    answer: z.object({ id: z.int() }),
    handler: ({ actor, body }) =>
      asActor(db, actor, async tx => ({ id: await models.createModel(platform, tx, actor, body) })),
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

function partRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:id/parts/:part',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The records of a part of your own',
    params: byPart,
    answer: engineAnswer,
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        const part = await readPart(tx, params.part);
        if (part?.model !== params.id)
          return fail('not-found', 'There is no such part, or it is not your party’s.', {
            next: 'Choose one of your own.',
          });
        return { id: part.id, title: part.title, marking: part.marking, version: part.version, records: part.records };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/systemic-risk/models/:id/parts',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Contribute a part under its own marking',
    params: byId,
    body: partInput,
    bodyLimit,
    answer: z.object({ part: z.int() }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({
        part: await models.savePart(platform, tx, actor, params.id, { part: null, version: 0, ...body }),
      })),
  });
  app.route({
    method: 'PUT',
    url: '/api/systemic-risk/models/:id/parts/:part',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Replace the records of a part of your own',
    params: byPart,
    body: partInput.extend({ version: z.int() }),
    bodyLimit,
    answer: z.object({ part: z.int() }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({
        part: await models.savePart(platform, tx, actor, params.id, { part: params.part, ...body }),
      })),
  });
  app.route({
    method: 'DELETE',
    url: '/api/systemic-risk/models/:id/parts/:part',
    access: keepers,
    scope: 'systemic-risk:write',
    summary: 'Take back a part of your own',
    params: byPart,
    answer: z.object({ ok: z.boolean() }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await models.removePart(tx, actor, params.id, params.part);
        return { ok: true };
      }),
  });
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
    body: z.object({ part: z.int().nullable().default(null), marking: z.string().max(200), records }),
    bodyLimit,
    answer: engineAnswer,
    handler: ({ actor, params, body }) => asActor(db, actor, tx => models.checkPart(platform, tx, params.id, body)),
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
        return { ...imported, ...(await models.checkPart(platform, tx, params.id, draft)) };
      }),
  });
}
