import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import {
  type ImportDetail,
  type ImportLine,
  importDetail,
  importLine,
  mergeCandidate,
  type MergeCandidate,
} from './contract.ts';
import { applyImport, cancelImport, previewImport } from './import.ts';
import { listImports, readImport, readImportRows } from './import-store.ts';
import { decideMerge } from './keep.ts';
import { readCandidates } from './keep-store.ts';
import type { Changing, Reading } from './routes.ts';

const keepers = ['secretariat', 'administrator'] as const;
const id = z.object({ id: z.coerce.number().int().positive() });
const fourteen_MB = 14_000_000;

export function importRoutes(app: App, platform: Platform, reading: Reading, changing: Changing): void {
  previewRoute(app, platform);
  app.route({
    method: 'GET',
    url: '/api/directory/imports',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'Imports, newest first',
    answer: z.object({ imports: z.array(importLine) }),
    handler: ({ actor }) => reading(actor, async tx => ({ imports: (await listImports(tx)).map(lineOfImport) })),
  });
  app.route({
    method: 'GET',
    url: '/api/directory/imports/:id',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'One import with the fate of every row; while it runs, its progress',
    params: id,
    answer: importDetail,
    handler: ({ actor, params }) =>
      reading(actor, async tx => {
        const found = (await readImport(tx, params.id)) ?? fail('not-found', `There is no import ${params.id}.`);
        return { ...lineOfImport(found), rows: (await readImportRows(tx, params.id)).map(rowShown) };
      }),
  });
  runRoutes(app, platform);
  mergeRoutes(app, reading, changing);
}

function previewRoute(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/directory/imports',
    access: keepers,
    summary: 'Read a file and say what would become of every row; nothing changes yet',
    bodyLimit: fourteen_MB,
    body: z.object({
      source: z
        .string()
        .trim()
        .min(1)
        .max(80)
        .regex(/^[a-z0-9-]+$/),
      file: z.string().trim().min(1).max(200),
      format: z.enum(['directory-csv', 'enisa-inventory']),
      /** the bytes of the file in base64, so that its encoding is seen here */
      content: z.base64(),
    }),
    answer: z.object({ id: z.int() }),
    handler: async ({ actor, body: { content, ...file } }) => ({
      id: await previewImport(platform, actor, { ...file, bytes: Buffer.from(content, 'base64') }),
    }),
  });
}

function runRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'POST',
    url: '/api/directory/imports/:id/run',
    access: keepers,
    summary: 'Carry out a previewed import, or take up one that was cut off',
    params: id,
    answer: z.object({ created: z.int(), merged: z.int(), proposed: z.int(), unchanged: z.int(), dirty: z.int() }),
    handler: ({ actor, params }) => applyImport(platform, actor, params.id),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/imports/:id/cancel',
    access: keepers,
    summary: 'Stop an import; what was taken stays, every other row says that it was cancelled',
    params: id,
    answer: z.object({ done: z.literal(true) }),
    handler: async ({ actor, params }) => {
      await cancelImport(platform, actor, params.id);
      return { done: true as const };
    },
  });
}

function mergeRoutes(app: App, reading: Reading, changing: Changing): void {
  app.route({
    method: 'GET',
    url: '/api/directory/candidates',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'Records that may be one team, with what speaks for it',
    answer: z.object({ candidates: z.array(mergeCandidate) }),
    handler: ({ actor }) =>
      reading(actor, async tx => ({ candidates: (await readCandidates(tx)).map(candidateShown) })),
  });
  app.route({
    method: 'POST',
    url: '/api/directory/candidates/:id/decision',
    access: keepers,
    summary: 'Decide whether two records are one team',
    params: id,
    body: z.object({ decision: z.enum(['merged', 'separate']), why: z.string().max(1000).default('') }),
    answer: z.object({ team: z.string() }),
    handler: ({ actor, params, body }) => changing(actor, change => decideMerge(change, params.id, body)),
  });
}

const lineOfImport = (row: NonNullable<Awaited<ReturnType<typeof readImport>>>): ImportLine => ({
  id: row.id,
  source: row.source,
  file: row.file,
  encoding: row.encoding,
  licence: row.licence,
  acknowledgement: row.acknowledgement,
  state: row.state,
  total: row.total,
  done: row.done,
  at: row.at.toISOString(),
});

const rowShown = (row: Awaited<ReturnType<typeof readImportRows>>[number]): ImportDetail['rows'][number] => ({
  row: row.row,
  record: row.record,
  label: row.label,
  plan: row.plan,
  fate: row.fate,
  findings: row.findings as ImportDetail['rows'][number]['findings'],
  diff: row.diff as ImportDetail['rows'][number]['diff'],
});

const candidateShown = (row: Awaited<ReturnType<typeof readCandidates>>[number]): MergeCandidate => ({
  id: row.id,
  evidence: row.evidence,
  team: { slug: row.team_slug, name: row.team_name },
  other: { slug: row.other_slug, name: row.other_name ?? row.label ?? '', fromImport: row.import, row: row.row },
  diff: (row.diff ?? []) as MergeCandidate['diff'],
});
