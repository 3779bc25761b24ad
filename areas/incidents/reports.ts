import { reportForm } from '#engines/duties/report.ts';
import type { ReportForm } from '#engines/duties/report.ts';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Report } from './contract.ts';
import { assertionOf, dutiesInput } from './evaluate.ts';
import { requireIncident } from './find.ts';
import * as store from './store.ts';

const present = (platform: Platform) => new Date(platform.now().epochMilliseconds);

type Change = Parameters<typeof store.updateReport>[3];

export const reportOf = (row: store.ReportRow): Report => ({
  id: row.id,
  incident: row.incident,
  entity: row.entity,
  regime: row.regime,
  stage: row.stage,
  state: row.state,
  values: row.form,
  author: row.author_name ?? 'Entente',
  reviewer: row.reviewer_name,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  proof: row.proof,
  version: row.version,
});

export async function requireReport(tx: Tx, incident: number, id: number): Promise<store.ReportRow> {
  const row = (await store.readReports(tx, [incident])).find(report => report.id === id);
  return row ?? fail('not-found', `The incident has no report ${id}.`, { next: 'Open it from the list of reports.' });
}

/** A report with its form: each required item with what the incident says about it, and what is missing. */
export async function reportWithForm(
  platform: Platform,
  tx: Tx,
  incident: number,
  id: number,
): Promise<{ report: Report; form: ReportForm }> {
  const row = await requireReport(tx, incident, id);
  const entity = (await store.readEntities(tx, [incident])).find(e => e.id === row.entity) ?? missingEntity(row.entity);
  const facts = (await store.readPresentFacts(tx, incident, present(platform))).map(assertionOf);
  const input = dutiesInput(platform.packs.regimes, entity, facts, [], present(platform).toISOString());
  return { report: reportOf(row), form: reportForm(platform.packs.regimes, row.regime, row.stage, input, row.form) };
}

function missingEntity(id: number): never {
  return fail('not-found', `The incident has no entity ${id}.`, { next: 'Add the entity to the incident first.' });
}

/** Begins the report of one stage; the one already begun is returned instead of a second. */
export async function draftReport(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incidentId: number,
  of: { entity: number; regime: string; stage: string },
): Promise<Report> {
  const incident = await requireIncident(tx, incidentId);
  const regime = platform.packs.regimes.byId.get(of.regime);
  if (!regime)
    fail('not-found', `There is no regime ${of.regime}.`, {
      pointer: '/regime',
      next: 'Take one of the duties shown.',
    });
  if (!regime.stages.some(stage => stage.id === of.stage)) {
    fail('not-found', `${regime.title} has no stage ${of.stage}.`, {
      pointer: '/stage',
      next: `It has ${regime.stages.map(s => s.id).join(', ')}.`,
    });
  }
  if (!(await store.readEntities(tx, [incidentId])).some(e => e.id === of.entity)) missingEntity(of.entity);
  const existing = (await store.readReports(tx, [incidentId])).find(
    r => r.entity === of.entity && r.regime === of.regime && r.stage === of.stage && r.state !== 'submitted',
  );
  if (existing) return reportOf(existing);
  const id = await store.insertReport(tx, {
    incident: incidentId,
    ...of,
    author: actor.person,
    created_at: present(platform),
    form: {},
  });
  await reportAct(tx, actor, incident, id, 'report-drafted', of);
  return reportOf(await requireReport(tx, incidentId, id));
}

/** One step of a report that was not handed in yet; the version says which text the caller saw. */
async function step(
  tx: Tx,
  actor: Actor,
  at: { readonly incident: number; readonly report: number; readonly version: number },
  make: (row: store.ReportRow) => {
    readonly to: Change;
    readonly kind: string;
    readonly body?: Record<string, unknown>;
  },
): Promise<Report> {
  const incident = await requireIncident(tx, at.incident);
  const row = await requireReport(tx, at.incident, at.report);
  requireNotSubmitted(row);
  const { to, kind, body = {} } = make(row);
  await change(tx, row, at.version, to);
  await reportAct(tx, actor, incident, at.report, kind, body);
  return reportOf(await requireReport(tx, at.incident, at.report));
}

/** Writes the author's own words into the form. What was approved goes back to draft: the reader approved another text. */
export const writeReport = (
  tx: Tx,
  actor: Actor,
  incident: number,
  report: number,
  version: number,
  values: Record<string, string>,
): Promise<Report> =>
  step(tx, actor, { incident, report, version }, () => ({
    to: { form: values, state: 'draft', reviewer: null },
    kind: 'report-written',
    body: { items: Object.keys(values) },
  }));

/** Asks for a second reader. */
export const askForReview = (
  tx: Tx,
  actor: Actor,
  incident: number,
  report: number,
  version: number,
): Promise<Report> =>
  step(tx, actor, { incident, report, version }, () => ({
    to: { state: 'in-review', reviewer: null },
    kind: 'report-review-asked',
  }));

/** Nobody approves their own report. */
export const approveReport = (
  tx: Tx,
  actor: Actor,
  incident: number,
  report: number,
  version: number,
): Promise<Report> =>
  step(tx, actor, { incident, report, version }, row => {
    if (row.author !== null && row.author === actor.person) {
      fail('not-allowed', 'You wrote this report, so somebody else has to approve it.', {
        next: 'Ask a second person of your party to read it.',
      });
    }
    return { to: { state: 'approved', reviewer: actor.person }, kind: 'report-approved' };
  });

/**
 * Records that the report was submitted, which starts the clocks that follow it. Without a second reader it needs a
 * reason: at 3 a.m. there may be nobody, and the clock does not wait.
 */
export async function submitReport(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  incidentId: number,
  id: number,
  version: number,
  submission: { at?: string; proof: string; why?: string },
): Promise<Report> {
  const incident = await requireIncident(tx, incidentId);
  const row = await requireReport(tx, incidentId, id);
  requireNotSubmitted(row);
  if (row.state !== 'approved' && !submission.why?.trim()) {
    fail('conflict', 'Nobody else has approved this report.', {
      pointer: '/why',
      next: 'Let a second person approve it, or say why it goes without.',
    });
  }
  const at = submission.at ? new Date(submission.at) : present(platform);
  if (at.getTime() > platform.now().epochMilliseconds + 60_000) {
    fail('invalid-input', 'A report cannot have been submitted in the future.', {
      pointer: '/at',
      next: 'Give the time at which it was handed in.',
    });
  }
  await change(tx, row, version, { state: 'submitted', submitted_at: at, proof: submission.proof });
  await recordAct(tx, actor, {
    area: 'incidents',
    kind: 'report-submitted',
    subject: { kind: 'incident', id: incidentId, ref: incident.ref },
    mode: incident.mode,
    trueAt: at.toISOString(),
    ...(submission.why ? { why: submission.why } : {}),
    body: { report: id, regime: row.regime, stage: row.stage, approved: row.state === 'approved' },
    sealed: { report: { value: { form: row.form, proof: submission.proof }, visibleTo: [incident.party] } },
  });
  return reportOf(await requireReport(tx, incidentId, id));
}

function requireNotSubmitted(row: store.ReportRow): void {
  if (row.state !== 'submitted') return;
  fail('conflict', 'This report was submitted; what was handed in is not changed.', {
    next: 'Begin a new report of the next stage, or an update.',
  });
}

async function change(tx: Tx, row: store.ReportRow, version: number, to: Change): Promise<void> {
  if (await store.updateReport(tx, row.id, version, to)) return;
  fail('conflict', 'Somebody else changed this report meanwhile.', { next: 'Load it again and repeat your change.' });
}

const reportAct = (
  tx: Tx,
  actor: Actor,
  incident: store.IncidentRow,
  report: number,
  kind: string,
  body: Record<string, unknown>,
) =>
  recordAct(tx, actor, {
    area: 'incidents',
    kind,
    subject: { kind: 'incident', id: incident.id, ref: incident.ref },
    mode: incident.mode,
    body: { report, ...body },
  });
