import { z } from 'zod';
import type { Protections } from '#engines/duties/protections/types.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { harbourQuery, harbourView, statement, statementInput } from './contract.ts';
import { harbourPdf } from './export-pdf.ts';
import { harbourCsv, harbourMarkdown } from './export-text.ts';
import * as service from './service.ts';
import { readStatements } from './store.ts';

type Asking = <T>(actor: Actor, work: (ask: service.Ask) => Promise<T>) => Promise<T>;

export function safeHarbourRoutes(app: App, platform: Platform, book: Protections): void {
  const asking: Asking = (actor, work) =>
    asActor(platform.database.app, actor, tx => work({ platform, book, tx, actor }));
  app.route({
    method: 'GET',
    url: '/api/safe-harbour',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Legal protections of the party you act for: conditions met, evidence missing, what each does not do',
    query: harbourQuery,
    answer: harbourView,
    handler: ({ actor, query }) => asking(actor, ask => service.harbourView(ask, query)),
  });
  app.route({
    method: 'GET',
    url: '/api/safe-harbour/protections/:id',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'One protection, or those of one pack',
    params: z.object({ id: z.string().max(80) }),
    query: harbourQuery,
    answer: harbourView,
    handler: ({ actor, params, query }) => asking(actor, ask => service.harbourView(ask, query, params.id)),
  });
  evidenceRoutes(app, platform, asking);
  exportRoute(app, asking);
}

function evidenceRoutes(app: App, platform: Platform, asking: Asking): void {
  app.route({
    method: 'GET',
    url: '/api/safe-harbour/evidence',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'Every entry of evidence of the party you act for, withdrawals among them, oldest first',
    answer: z.object({ statements: z.array(statement) }),
    handler: ({ actor }) =>
      asking(actor, async ({ tx }) => ({
        statements: await readStatements(tx, actor.party ?? 0, new Date(platform.now().epochMilliseconds)),
      })),
  });
  app.route({
    method: 'POST',
    url: '/api/safe-harbour/evidence',
    access: service.keepers,
    scope: 'agreements:write',
    summary: 'State a fact that a condition asks for, with what shows it',
    body: statementInput,
    answer: z.object({ id: z.int() }),
    handler: ({ actor, body }) => asking(actor, async ask => ({ id: await service.stateEvidence(ask, body) })),
  });
  app.route({
    method: 'POST',
    url: '/api/safe-harbour/evidence/:id/withdraw',
    access: service.keepers,
    scope: 'agreements:write',
    summary: 'Withdraw evidence: an entry says so and why, and the fact is unknown again',
    params: z.object({ id: z.coerce.number().int().positive() }),
    body: z.object({ why: z.string().trim().min(3).max(1000) }),
    answer: z.object({ id: z.int() }),
    handler: ({ actor, params, body }) =>
      asking(actor, async ask => ({ id: await service.withdrawEvidence(ask, params.id, body.why) })),
  });
}

const exported = {
  markdown: ['text/markdown; charset=utf-8', 'md'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  json: ['application/json', 'json'],
  pdf: ['application/pdf', 'pdf'],
} as const;

function exportRoute(app: App, asking: Asking): void {
  app.route({
    method: 'GET',
    url: '/api/safe-harbour/export',
    access: 'appointed',
    scope: 'agreements:read',
    summary: 'The assessment as tagged PDF, Markdown, CSV or JSON',
    query: harbourQuery.extend({
      as: z.enum(['pdf', 'markdown', 'csv', 'json']).default('markdown'),
      language: z.enum(['en', 'fr']).default('en'),
      protection: z.string().max(80).optional(),
    }),
    handler: async ({ actor, query: { as, language, protection, ...query }, reply }) => {
      const view = await asking(actor, ask => service.harbourView(ask, query, protection));
      const [type, ending] = exported[as];
      const name = [protection ?? 'safe-harbour', view.incident?.ref, view.at].filter(Boolean).join('-');
      reply.type(type).header('content-disposition', `attachment; filename="${name}.${ending}"`);
      if (as === 'pdf') return reply.send(await harbourPdf(view, language));
      const text = { markdown: harbourMarkdown, csv: harbourCsv, json: inJson }[as](view, language);
      return reply.serializer(String).send(text);
    },
  });
}

const inJson = (view: z.infer<typeof harbourView>): string => JSON.stringify(view, null, 2);
