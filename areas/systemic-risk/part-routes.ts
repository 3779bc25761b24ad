import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import { cellsOfRecords, recordsOfCells } from '#formats/model-csv/cells.ts';
import { tableColumns, type TableName, tableNames } from '#formats/model-csv/columns.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Records, records } from './contract.ts';
import { readPart, readRevision, readRevisions } from './model-store.ts';
import * as models from './models.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const byPart = byId.extend({ part: z.coerce.number().int().positive() });
const keepers = ['analyst', 'secretariat', 'planner', 'task-lead', 'duty-officer'] as const;
const bodyLimit = 24 * 1024 * 1024;
const engineAnswer = z.any();

/** Rows of cells by table, as people edit them; the columns are those of the tables of a model. */
const cells = z.object(
  Object.fromEntries(tableNames.map(name => [name, z.array(z.array(z.string().max(20_000))).max(1_000_000)])) as Record<
    TableName,
    z.ZodArray<z.ZodArray<z.ZodString>>
  >,
);
export const given = { records: records.optional(), tables: cells.optional() };
const partInput = z.object({
  title: z.string().trim().min(1).max(200),
  marking: z.string().trim().min(1).max(200),
  note: z.string().trim().max(500).default(''),
  ...given,
});

/** Records of a body that has them as such or as tables. */
export function recordsOf(body: {
  records?: Records | undefined;
  tables?: z.infer<typeof cells> | undefined;
}): Records {
  if (body.tables) return records.parse(recordsOfCells(body.tables));
  return (
    body.records ??
    fail('invalid-input', 'A part needs `records` or `tables`.', { pointer: '/records', next: 'Give one of them.' })
  );
}
export function partRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:id/parts/:part',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The records of a part of your own',
    params: byPart,
    answer: engineAnswer,
    handler: ({ actor, params, reply }) =>
      asActor(db, actor, async tx => {
        const { id, title, marking, version, records: own } = await requirePart(tx, params);
        const tables = cellsOfRecords(own);
        const answer = { id, title, marking, version, records: own, columns: tableColumns, tables };
        return reply.type('application/json').serializer(String).send(JSON.stringify(answer));
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
        part: await models.savePart(platform, tx, actor, params.id, {
          part: null,
          version: 0,
          title: body.title,
          marking: body.marking,
          note: body.note,
          records: recordsOf(body),
        }),
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
        part: await models.savePart(platform, tx, actor, params.id, {
          part: params.part,
          version: body.version,
          title: body.title,
          marking: body.marking,
          note: body.note,
          records: recordsOf(body),
        }),
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

async function requirePart(tx: Tx, params: { id: number; part: number }) {
  const part = await readPart(tx, params.part);
  if (part?.model !== params.id)
    return fail('not-found', 'There is no such part, or it is not your party’s.', { next: 'Choose one of your own.' });
  return part;
}

export function revisionRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/tables',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'The columns of the tables of a model',
    answer: z.object({ columns: z.record(z.string(), z.array(z.string())) }),
    handler: async () => ({
      columns: Object.fromEntries(tableNames.map(name => [name, [...tableColumns[name]]])),
    }),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:id/parts/:part/revisions',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'Every saved state of a part of your own: who, when, why',
    params: byPart,
    answer: z.object({
      revisions: z.array(
        z.object({
          version: z.int(),
          title: z.string(),
          marking: z.string(),
          nodes: z.int(),
          edges: z.int(),
          note: z.string(),
          changedAt: z.string(),
          by: z.string().nullable(),
        }),
      ),
    }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await requirePart(tx, params);
        const rows = await readRevisions(tx, params.part);
        return { revisions: rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: changed_at.toISOString() })) };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/systemic-risk/models/:id/parts/:part/revisions/:version',
    access: 'appointed',
    scope: 'systemic-risk:read',
    summary: 'A part of your own as it was in an earlier revision',
    params: byPart.extend({ version: z.coerce.number().int().positive() }),
    answer: engineAnswer,
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await requirePart(tx, params);
        const found = await readRevision(tx, params.part, params.version);
        if (!found) return fail('not-found', 'There is no such revision.', { next: 'Choose one of the list.' });
        const own = records.parse(JSON.parse(gunzipSync(found.records).toString()));
        return { title: found.title, marking: found.marking, tables: cellsOfRecords(own) };
      }),
  });
}
