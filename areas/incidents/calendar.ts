import ical, { ICalEventTransparency } from 'ical-generator';
import { spokenIn } from '#engines/duties/spoken.ts';
import type { DutyResult } from '#engines/duties/types.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Incident } from './contract.ts';
import { evaluateIncident, listIncidents } from './service.ts';
import { readReports } from './store.ts';

/** One deadline as a calendar may carry it. */
export interface CalendarDeadline {
  /** the same for the same deadline, also when its time moves */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly at: string;
  readonly zone: string;
}

type Named = Pick<Incident, 'ref' | 'title' | 'marking' | 'mode'>;

/** Markings under which a title may stand in a calendar that is read outside Entente; any other keeps it out. */
const openMarking = /^TLP:(CLEAR|WHITE|GREEN)$/;

export type FeedLanguage = 'en' | 'fr';

const words = {
  en: {
    answerBy: 'answer by',
    ifApplies: 'if it applies',
    notice: 'Decision support, not legal advice: read the article.',
  },
  fr: {
    answerBy: 'à savoir avant',
    ifApplies: 'si elle s’applique',
    notice: 'Aide à la décision, et non conseil juridique : lisez l’article.',
  },
} as const;

/** Reference, regime and stage; the title only where the marking permits it, the mode where it is not live. */
export function deadlinesOf(
  incident: Named,
  entity: { id: number },
  duty: Pick<DutyResult, 'regime' | 'instrument' | 'outcome' | 'answer_by' | 'worst_case' | 'stages'>,
  submitted: ReadonlySet<string>,
  language: FeedLanguage = 'en',
): CalendarDeadline[] {
  const title = openMarking.test(incident.marking.trim()) ? ` · ${incident.title}` : '';
  const mode = incident.mode === 'live' ? '' : `${incident.mode.toUpperCase()} · `;
  const say = words[language];
  const deadline = (kind: string, what: string, at: string, zone: string, cite = ''): CalendarDeadline => ({
    uid: `${incident.ref}-${entity.id}-${duty.regime}-${kind}@entente`,
    summary: `${mode}${incident.ref} · ${duty.regime} · ${what}${title}`,
    description: `${at} (${zone}). ${[duty.instrument, cite].filter(Boolean).join(', ')}. ${say.notice}`,
    at,
    zone,
  });
  if (duty.outcome === 'undecided' && duty.answer_by && duty.worst_case)
    return [deadline('answer-by', say.answerBy, duty.answer_by, duty.worst_case.zone)];
  if (duty.outcome !== 'triggered') return [];
  return duty.stages.flatMap(stage => {
    const at = stage.due_safe ?? stage.due;
    if (!at || submitted.has(`${duty.regime}/${stage.id}`)) return [];
    const what = stage.name ?? stage.id.replaceAll('_', ' ');
    return [
      deadline(stage.id, stage.status === 'possible' ? `${what} (${say.ifApplies})` : what, at, stage.zone, stage.cite),
    ];
  });
}

/** The deadlines of every open incident of the party the actor stands for. */
export async function deadlinesFor(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  language: FeedLanguage = 'en',
): Promise<CalendarDeadline[]> {
  const incidents = (await listIncidents(tx, ['open', 'watch'])).filter(
    incident => incident.party === actor.party && incident.mode !== 'template',
  );
  const reports = await readReports(
    tx,
    incidents.map(incident => incident.id),
  );
  const { titles } = platform.packs.regimes.vocabulary;
  const found: CalendarDeadline[] = [];
  for (const incident of incidents) {
    for (const { entity, result } of await evaluateIncident(platform, tx, incident.id)) {
      const submitted = new Set(
        reports
          .filter(r => r.incident === incident.id && r.entity === entity.id && r.submitted_at)
          .map(r => `${r.regime}/${r.stage}`),
      );
      for (const duty of spokenIn(language, result, titles).duties)
        found.push(...deadlinesOf(incident, entity, duty, submitted, language));
    }
  }
  return found;
}

/**
 * The feed as iCalendar (RFC 5545). Instants stand in UTC, which every calendar shows in its reader's zone; the zone in
 * which the law counts is in the description. A quarter of an hour long, ending at the limit, and taking up no time.
 */
export function calendarText(deadlines: readonly CalendarDeadline[], now: Temporal.Instant): string {
  const calendar = ical({
    name: 'Entente',
    prodId: { company: 'Entente', product: 'Deadlines', language: 'EN' },
    ttl: 900,
  });
  for (const each of deadlines.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))) {
    const end = Temporal.Instant.from(each.at);
    calendar.createEvent({
      id: each.uid,
      start: new Date(end.epochMilliseconds - 15 * 60_000),
      end: new Date(end.epochMilliseconds),
      stamp: new Date(now.epochMilliseconds),
      summary: each.summary,
      description: each.description,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
