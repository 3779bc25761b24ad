import type { DutyResult, StageResult } from '#engines/duties/types.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type WatchPart, watchState } from '#platform/room/watch.ts';
import type { Incident } from './contract.ts';
import { reportOf } from './reports.ts';
import { evaluateIncident, listIncidents } from './service.ts';
import { readReports } from './store.ts';

type Clock = NonNullable<WatchPart['clocks']>[number];
type Decision = NonNullable<WatchPart['decide']>[number];

const days = 86_400_000;

/** The clocks of all open incidents, the questions to answer and the reports to hand in, for the party one acts for. */
export async function watchIncidents(platform: Platform, tx: Tx, actor: Actor): Promise<WatchPart> {
  const incidents = (await listIncidents(tx, ['open', 'watch'])).filter(incident => incident.party === actor.party);
  const reports = await readReports(
    tx,
    incidents.map(incident => incident.id),
  );
  const clocks: Clock[] = [];
  const decide: Decision[] = [];
  for (const incident of incidents) {
    const mine = reports.filter(report => report.incident === incident.id);
    for (const { entity, result } of await evaluateIncident(platform, tx, incident.id)) {
      const submitted = new Set(
        mine.filter(r => r.entity === entity.id && r.submitted_at).map(r => `${r.regime}/${r.stage}`),
      );
      for (const duty of result.duties) {
        const open = duty.stages.filter(stage => !submitted.has(`${duty.regime}/${stage.id}`));
        clocks.push(...dutyClocks(platform, incident, duty, open));
        if (duty.outcome === 'triggered') decide.push(...reportsToSend(platform, incident, entity.id, duty, open));
      }
      decide.push(...questionsToAnswer(platform, incident, result.questions));
    }
    decide.push(...mine.filter(r => r.state === 'in-review').map(r => toReview(incident, reportOf(r).id, r.regime)));
  }
  return { clocks, decide, counts: { incidents: incidents.length, clocks: 0, unacknowledged: 0 } };
}

const inSight = (platform: Platform, at: string) =>
  Math.abs(Date.parse(at) - platform.now().epochMilliseconds) < 30 * days;

const named = (incident: Incident) => ({ id: String(incident.id), ref: incident.ref, title: incident.title });

function dutyClocks(platform: Platform, incident: Incident, duty: DutyResult, stages: readonly StageResult[]): Clock[] {
  const href = `/incidents/${incident.id}/duties?regime=${duty.regime}`;
  const now = platform.now();
  const due = stages.flatMap((stage): Clock[] => {
    const at = stage.due_safe ?? stage.due;
    if (!at || !inSight(platform, at) || duty.outcome !== 'triggered') return [];
    const state = watchState(Temporal.Instant.from(at), now);
    const kind = stage.status === 'possible' ? 'due-if' : 'due';
    return [
      {
        incident: named(incident),
        kind,
        at,
        label: `${duty.title}: ${stage.id.replaceAll('_', ' ')}`,
        state,
        href,
        zone: stage.zone,
      },
    ];
  });
  const worst =
    duty.outcome === 'undecided' && duty.worst_case && inSight(platform, duty.worst_case.due)
      ? duty.worst_case
      : undefined;
  const dueIf: Clock[] = worst
    ? [
        {
          incident: named(incident),
          kind: 'due-if',
          at: worst.due,
          label: `${duty.title}: if it applies`,
          state: 'unknown',
          href,
          zone: worst.zone,
        },
      ]
    : [];
  return [...due, ...dueIf];
}

function reportsToSend(
  platform: Platform,
  incident: Incident,
  entity: number,
  duty: DutyResult,
  stages: readonly StageResult[],
): Decision[] {
  const now = platform.now();
  return stages.flatMap(stage => {
    const at = stage.due_safe ?? stage.due;
    if (stage.status !== 'due' || !at || Date.parse(at) - now.epochMilliseconds > 3 * days) return [];
    const state = watchState(Temporal.Instant.from(at), now);
    const verb = state === 'overdue' ? 'overdue: hand it in now, or record why not' : 'to hand in';
    return [
      {
        at,
        title: `${duty.title}: ${stage.id.replaceAll('_', ' ')}`,
        detail: `${incident.ref} ${incident.title} · ${verb} · ${stage.to}`,
        action: {
          label: 'Open report',
          href: `/incidents/${incident.id}/reports?entity=${entity}&regime=${duty.regime}&stage=${stage.id}`,
        },
        state,
      },
    ];
  });
}

/** The three best questions of an entity: more would hide the first. */
function questionsToAnswer(
  platform: Platform,
  incident: Incident,
  questions: readonly { fact: string; question: string; settles: readonly string[]; answer_by?: string }[],
): Decision[] {
  const now = platform.now();
  return questions.slice(0, 3).map(question => ({
    at: question.answer_by ?? null,
    title: question.question,
    detail: `${incident.ref} ${incident.title} · settles ${question.settles.length}`,
    action: { label: 'Answer', href: `/incidents/${incident.id}?ask=${encodeURIComponent(question.fact)}` },
    state:
      question.answer_by && watchState(Temporal.Instant.from(question.answer_by), now) === 'overdue'
        ? 'overdue'
        : 'unknown',
  }));
}

const toReview = (incident: Incident, report: number, regime: string): Decision => ({
  at: null,
  title: `Report waits for a second reader: ${regime}`,
  detail: `${incident.ref} ${incident.title}`,
  action: { label: 'Review', href: `/incidents/${incident.id}/reports?report=${report}` },
  state: 'soon',
});
