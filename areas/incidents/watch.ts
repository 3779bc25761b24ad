import { spokenIn } from '#engines/duties/spoken.ts';
import { dutyTitle, type FrenchTitles, titlesIn } from '#engines/duties/titles.ts';
import type { DutyResult, EvaluateResult, StageResult } from '#engines/duties/types.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { type Language, type WatchPart, watchState } from '#platform/room/watch.ts';
import type { Incident } from './contract.ts';
import { type EntityDuties, evaluateIncident, listIncidents } from './service.ts';
import { type ReportRow, readReports } from './store.ts';
import { type WatchTexts, watchTexts } from './watch-texts.ts';

type Clock = NonNullable<WatchPart['clocks']>[number];
type Decision = NonNullable<WatchPart['decide']>[number];

/** What every row of the floor is made from. */
interface Floor {
  readonly now: Temporal.Instant;
  readonly say: WatchTexts;
  readonly incident: Incident;
  readonly titles: FrenchTitles | undefined;
}

const days = 86_400_000;
/** More would hide the first. */
const questionsShown = 3;

/** The clocks of all open incidents, the questions to answer and the reports to hand in, for the party one acts for. */
export async function watchIncidents(platform: Platform, tx: Tx, actor: Actor, language: Language): Promise<WatchPart> {
  const incidents = (await listIncidents(tx, ['open', 'watch'])).filter(incident => incident.party === actor.party);
  const reports = await readReports(
    tx,
    incidents.map(incident => incident.id),
  );
  const titles = titlesIn(language, platform.packs.regimes.vocabulary);
  const parts: { clocks: Clock[]; decide: Decision[] }[] = [];
  for (const incident of incidents) {
    const floor = { now: platform.now(), say: watchTexts[language], incident, titles };
    const mine = reports.filter(report => report.incident === incident.id);
    const entities = (await evaluateIncident(platform, tx, incident.id)).map(each => ({
      ...each,
      result: spokenIn(language, each.result, titles),
    }));
    parts.push(incidentPart(floor, entities, mine));
  }
  return {
    clocks: parts.flatMap(part => part.clocks),
    decide: parts.flatMap(part => part.decide),
    counts: { incidents: incidents.length, clocks: 0, unacknowledged: 0 },
  };
}

function incidentPart(floor: Floor, entities: readonly EntityDuties[], reports: readonly ReportRow[]) {
  const questions = bestQuestions(entities.flatMap(({ result }) => result.questions));
  const duties = entities.flatMap(({ entity, result }) =>
    result.duties.map(duty => ({ duty, open: openStages(entity.id, duty, reports), entity: entity.id })),
  );
  return {
    clocks: [
      ...duties.flatMap(({ duty, open }) => (duty.outcome === 'triggered' ? dueClocks(floor, duty, open) : [])),
      ...conditionalClocks(
        floor,
        duties.map(({ duty }) => duty),
      ),
      ...questions.flatMap(question => answerClock(floor, question)),
    ],
    decide: [
      ...duties.flatMap(({ duty, open, entity }) =>
        duty.outcome === 'triggered' ? reportsToSend(floor, entity, duty, open) : [],
      ),
      ...questions.map(question => toAnswer(floor, question)),
      ...reports.filter(report => report.state === 'in-review').map(report => toReview(floor, report)),
    ],
  };
}

function openStages(entity: number, duty: DutyResult, reports: readonly ReportRow[]): StageResult[] {
  const submitted = new Set(
    reports.filter(r => r.entity === entity && r.regime === duty.regime && r.submitted_at).map(r => r.stage),
  );
  return duty.stages.filter(stage => !submitted.has(stage.id));
}

const named = ({ incident }: Floor) => ({ id: String(incident.id), ref: incident.ref, title: incident.title });
const inSight = ({ now }: Floor, at: string) => Math.abs(Date.parse(at) - now.epochMilliseconds) < 30 * days;
const stateOf = ({ now }: Floor, at: string) => watchState(Temporal.Instant.from(at), now);
const stageTitle = (duty: DutyResult, stage: StageResult) =>
  `${duty.title} · ${stage.name ?? stage.id.replaceAll('_', ' ')}`;

function dueClocks(floor: Floor, duty: DutyResult, stages: readonly StageResult[]): Clock[] {
  return stages.flatMap((stage): Clock[] => {
    const at = stage.due_safe ?? stage.due;
    if (!at || !inSight(floor, at)) return [];
    const kind = stage.status === 'possible' ? 'due-if' : 'due';
    const href = `/incidents/${floor.incident.id}/duties?regime=${duty.regime}`;
    return [
      {
        incident: named(floor),
        kind,
        at,
        label: stageTitle(duty, stage),
        state: stateOf(floor, at),
        href,
        zone: stage.zone,
      },
    ];
  });
}

/** Duties that are still open and would be due at the same instant are one mark on the line. */
function conditionalClocks(floor: Floor, duties: readonly DutyResult[]): Clock[] {
  const open = duties.flatMap(duty =>
    duty.outcome === 'undecided' && duty.worst_case && inSight(floor, duty.worst_case.due)
      ? [{ duty, worst: duty.worst_case }]
      : [],
  );
  const byInstant = Map.groupBy(open, ({ worst }) => Date.parse(worst.due));
  return [...byInstant.values()].flatMap(([first, ...rest]): Clock[] => {
    if (!first) return [];
    const { duty, worst } = first;
    const label = floor.say.ifApplies(duty.title, rest.length);
    return [
      {
        incident: named(floor),
        kind: 'due-if',
        at: worst.due,
        label,
        state: 'unknown',
        href: `/incidents/${floor.incident.id}/duties?regime=${duty.regime}`,
        zone: worst.zone,
      },
    ];
  });
}

type Asked = EvaluateResult['questions'][number];

/** A question that several entities raise is put once: what it settles for all of them, by the earliest time. */
function bestQuestions(questions: readonly Asked[]): Asked[] {
  const byFact = Map.groupBy(questions, question => question.fact);
  const merged = [...byFact.values()].map((same): Asked => {
    const [first] = same as [Asked];
    const times = same.flatMap(question => question.answer_by ?? []).sort((a, b) => Date.parse(a) - Date.parse(b));
    const settles = [...new Set(same.flatMap(question => question.settles))];
    return { ...first, settles, ...(times[0] ? { answer_by: times[0] } : {}) };
  });
  const when = (question: Asked) => (question.answer_by ? Date.parse(question.answer_by) : Number.POSITIVE_INFINITY);
  return merged.sort((a, b) => b.settles.length - a.settles.length || when(a) - when(b)).slice(0, questionsShown);
}

const askHref = ({ incident }: Floor, question: Asked) =>
  `/incidents/${incident.id}?ask=${encodeURIComponent(question.fact)}`;

function answerClock(floor: Floor, question: Asked): Clock[] {
  const at = question.answer_by;
  if (!at || !inSight(floor, at)) return [];
  const label = floor.say.answer(question.name);
  return [
    {
      incident: named(floor),
      kind: 'answer-by',
      at,
      label,
      state: 'unknown',
      href: askHref(floor, question),
      zone: 'UTC',
    },
  ];
}

function reportsToSend(floor: Floor, entity: number, duty: DutyResult, stages: readonly StageResult[]): Decision[] {
  const { incident, say, now } = floor;
  return stages.flatMap((stage): Decision[] => {
    const at = stage.due_safe ?? stage.due;
    if (stage.status !== 'due' || !at || Date.parse(at) - now.epochMilliseconds > 3 * days) return [];
    const state = stateOf(floor, at);
    const detail = `${incident.ref} ${incident.title} · ${state === 'overdue' ? say.overdue : say.toHandIn} · ${stage.to}`;
    const href = `/incidents/${incident.id}/reports?entity=${entity}&regime=${duty.regime}&stage=${stage.id}`;
    return [{ at, title: stageTitle(duty, stage), detail, action: { label: say.openReport, href }, state }];
  });
}

function toAnswer(floor: Floor, question: Asked): Decision {
  const { incident, say } = floor;
  const late = question.answer_by !== undefined && stateOf(floor, question.answer_by) === 'overdue';
  return {
    at: question.answer_by ?? null,
    title: say.findOut(question.name),
    detail: `${incident.ref} ${incident.title} · ${say.settles(question.settles.length)}`,
    action: { label: say.giveAnswer, href: askHref(floor, question) },
    state: late ? 'overdue' : 'unknown',
  };
}

const toReview = ({ incident, say, titles }: Floor, report: ReportRow): Decision => ({
  at: null,
  title: say.waitsForReader(dutyTitle(titles, report.regime, report.regime)),
  detail: `${incident.ref} ${incident.title}`,
  action: { label: say.review, href: `/incidents/${incident.id}/reports?report=${report.id}` },
  state: 'soon',
});
