import { z } from 'zod';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { factInput, incidentState, newIncident, report, sectionInput } from './contract.ts';
import * as contract from './contract.ts';
import { factHistory, presentFacts, recordFacts } from './facts.ts';
import { findIncident } from './find.ts';
import { reportPdf } from './report-pdf.ts';
import { reportMarkdown } from './report-text.ts';
import * as reports from './reports.ts';
import * as service from './service.ts';
import { readReports, readSections } from './store.ts';
import { vocabularyForForms } from './vocabulary.ts';

const byId = z.object({ id: z.coerce.number().int().positive() });
const byReport = byId.extend({ report: z.coerce.number().int().positive() });
const versioned = z.object({ version: z.int() });
const writers = ['duty-officer', 'analyst', 'secretariat'] as const;
const instant = z.iso.datetime({ offset: true });
/** The engine's own shape; its types say what is in it. */
const engineAnswer = z.any();

export function incidentRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  registerRoutes(app, platform);
  factRoutes(app, platform);
  reportRoutes(app, platform);
  reportStepRoutes(app, platform);
  calendarRoutes(app, platform);
  app.route({
    method: 'GET',
    url: '/api/vocabulary',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'The typed facts, clocks and judgements that incidents are described with',
    answer: engineAnswer,
    handler: () => vocabularyForForms(platform.packs.regimes),
  });
  app.route({
    method: 'PUT',
    url: '/api/incidents/:id/sections',
    access: writers,
    scope: 'incidents:write',
    summary: 'Write the sections of the notice, in order',
    params: byId,
    body: z.object({ sections: z.array(sectionInput).max(40) }),
    bodyLimit: 1024 * 1024,
    answer: z.object({ sections: z.array(contract.section) }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({ sections: await service.writeSections(tx, actor, params.id, body.sections) })),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/sections',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'The sections of the notice',
    params: byId,
    answer: z.object({ sections: z.array(contract.section) }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await findIncident(tx, params.id);
        return { sections: await readSections(tx, params.id) };
      }),
  });
}

function registerRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/incidents',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'Incidents of the party you act for',
    query: z.object({ state: z.enum(['active', 'all']).default('active') }),
    answer: z.object({ incidents: z.array(contract.incident) }),
    handler: ({ actor, query }) =>
      asActor(db, actor, async tx => ({
        incidents: await service.listIncidents(
          tx,
          query.state === 'all' ? ['open', 'watch', 'closed'] : ['open', 'watch'],
        ),
      })),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents',
    access: writers,
    scope: 'incidents:write',
    summary: 'Open an incident with what is known',
    body: newIncident,
    answer: contract.incident,
    handler: ({ actor, body }) => asActor(db, actor, tx => service.openIncident(platform, tx, actor, body)),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'One incident',
    params: byId,
    answer: contract.incident,
    handler: ({ actor, params }) => asActor(db, actor, tx => findIncident(tx, params.id)),
  });
  app.route({
    method: 'PATCH',
    url: '/api/incidents/:id',
    access: writers,
    scope: 'incidents:write',
    summary: 'Change title, summary, marking, severity, plan or state',
    params: byId,
    body: versioned.extend({
      title: z.string().trim().min(3).max(200).optional(),
      summary: z.string().max(4000).optional(),
      marking: z.string().trim().min(1).max(200).optional(),
      severity: z.int().min(1).max(5).optional(),
      plan: z.string().max(80).nullable().optional(),
      state: incidentState.optional(),
      why: z.string().trim().max(500).optional(),
    }),
    answer: contract.incident,
    handler: ({ actor, params, body: { version, ...change } }) =>
      asActor(db, actor, tx => service.changeIncident(platform, tx, actor, params.id, version, change)),
  });
}

function factRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/facts',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'What is known, or what was known at an instant; with its history on request',
    params: byId,
    query: z.object({ knownAt: instant.optional(), history: z.stringbool().default(false) }),
    answer: z.object({ facts: z.array(contract.fact) }),
    handler: ({ actor, params, query }) =>
      asActor(db, actor, async tx => {
        await findIncident(tx, params.id);
        const at = query.knownAt ? new Date(query.knownAt) : new Date(platform.now().epochMilliseconds);
        return { facts: query.history ? await factHistory(tx, params.id) : await presentFacts(tx, params.id, at) };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/facts',
    access: writers,
    scope: 'incidents:write',
    summary: 'Record what was learned, all or nothing',
    params: byId,
    body: z.object({ facts: z.array(factInput).min(1).max(200) }),
    answer: z.object({ facts: z.array(contract.fact) }),
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => {
        await recordFacts(platform, tx, actor, params.id, body.facts);
        return { facts: await presentFacts(tx, params.id, new Date(platform.now().epochMilliseconds)) };
      }),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/duties',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'The reporting duties of every entity, now or as known at an instant',
    params: byId,
    query: z.object({ knownAt: instant.optional() }),
    answer: engineAnswer,
    handler: ({ actor, params, query }) =>
      asActor(db, actor, async tx => ({
        entities: await service.evaluateIncident(
          platform,
          tx,
          params.id,
          query.knownAt ? { asKnownAt: new Date(query.knownAt) } : {},
        ),
      })),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/duties/what-if',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'How the duties would come out with unsaved changes; nothing is stored',
    params: byId,
    body: z.object({ changes: z.array(factInput.partial({ source: true })).max(200) }),
    answer: engineAnswer,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, async tx => ({
        entities: await service.evaluateIncident(platform, tx, params.id, {
          changes: body.changes.map(change => ({ source: 'what if', ...change })),
        }),
      })),
  });
}

function reportRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  const answer = z.object({ report, form: engineAnswer });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/reports',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'Reports of the incident',
    params: byId,
    answer: z.object({ reports: z.array(report) }),
    handler: ({ actor, params }) =>
      asActor(db, actor, async tx => {
        await findIncident(tx, params.id);
        return { reports: (await readReports(tx, [params.id])).map(reports.reportOf) };
      }),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/reports',
    access: writers,
    scope: 'incidents:write',
    summary: 'Begin the report of one stage of one duty',
    params: byId,
    body: z.object({ entity: z.int(), regime: z.string().max(80), stage: z.string().max(80) }),
    answer: report,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => reports.draftReport(platform, tx, actor, params.id, body)),
  });
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/reports/:report',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'One report, filled from the incident, with what is missing',
    params: byReport,
    answer,
    handler: ({ actor, params }) =>
      asActor(db, actor, tx => reports.reportWithForm(platform, tx, params.id, params.report)),
  });
  exportRoute(app, platform);
}

function reportStepRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'PUT',
    url: '/api/incidents/:id/reports/:report',
    access: writers,
    scope: 'incidents:write',
    summary: 'Write the words of the report',
    params: byReport,
    body: versioned.extend({ values: z.record(z.string().max(120), z.string().max(20_000)) }),
    bodyLimit: 1024 * 1024,
    answer: report,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => reports.writeReport(tx, actor, params.id, params.report, body.version, body.values)),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/reports/:report/review',
    access: writers,
    scope: 'incidents:write',
    summary: 'Ask a second person to read it',
    params: byReport,
    body: versioned,
    answer: report,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => reports.askForReview(tx, actor, params.id, params.report, body.version)),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/reports/:report/approve',
    access: ['duty-officer', 'analyst', 'secretariat', 'legal-counsel'],
    summary: 'Approve a report that somebody else wrote',
    params: byReport,
    body: versioned,
    answer: report,
    handler: ({ actor, params, body }) =>
      asActor(db, actor, tx => reports.approveReport(tx, actor, params.id, params.report, body.version)),
  });
  app.route({
    method: 'POST',
    url: '/api/incidents/:id/reports/:report/submit',
    access: writers,
    scope: 'incidents:write',
    summary: 'Record that it was handed in; this starts the clocks that follow',
    params: byReport,
    body: versioned.extend({
      at: instant.optional(),
      proof: z.string().trim().min(1).max(500),
      why: z.string().trim().max(500).optional(),
    }),
    answer: report,
    handler: ({ actor, params, body: { version, ...submission } }) =>
      asActor(db, actor, tx =>
        reports.submitReport(platform, tx, actor, params.id, params.report, version, submission),
      ),
  });
}

function exportRoute(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/incidents/:id/reports/:report/export',
    access: 'appointed',
    scope: 'incidents:read',
    summary: 'The report as Markdown, JSON or tagged PDF',
    params: byReport,
    query: z.object({ as: z.enum(['markdown', 'json', 'pdf']).default('markdown') }),
    handler: async ({ actor, params, query, reply }) => {
      const exported = await asActor(db, actor, async tx => ({
        incident: await findIncident(tx, params.id),
        ...(await reports.reportWithForm(platform, tx, params.id, params.report)),
      }));
      const name = `${exported.incident.ref}-${exported.report.regime}-${exported.report.stage}`;
      if (query.as === 'pdf')
        return reply
          .type('application/pdf')
          .header('content-disposition', `attachment; filename="${name}.pdf"`)
          .send(await reportPdf(platform.packs.regimes, exported));
      const markdown = query.as === 'markdown';
      return reply
        .type(markdown ? 'text/markdown; charset=utf-8' : 'application/json')
        .header('content-disposition', `attachment; filename="${name}.${markdown ? 'md' : 'json'}"`)
        .serializer(String)
        .send(markdown ? reportMarkdown(platform.packs.regimes, exported) : JSON.stringify(exported, null, 2));
    },
  });
}
