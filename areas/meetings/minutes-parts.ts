import type { Guard, Item, MinutesView } from './contract.ts';

export type Language = 'en' | 'fr';

/** The words around the minutes; what was said stays in the language it was written in. */
const words = {
  en: {
    minutes: 'Minutes',
    field: 'Field',
    value: 'Value',
    state: { draft: 'Draft, not reviewed', reviewed: 'Reviewed by counsel, not approved', approved: 'Approved' },
    held: 'Held',
    counsel: 'Counsel',
    how: { present: 'present', 'on-call': 'on call' },
    agenda: 'Agenda sent',
    late: 'late',
    attendance: 'Attendance',
    acknowledged: 'topics acknowledged',
    forbidden: 'Not talked about',
    decided: 'Decided',
    nothing: 'Nothing was recorded.',
    stopped: 'Stopped by counsel',
    released: 'Released',
    stillStopped: 'Not released',
    open: 'nothing more was said under this item.',
    remarks: 'Remarks',
    authors: 'Written by',
    reviewed: 'Reviewed by',
    approved: 'Approved by',
    hash: 'SHA-256 of the content, as in the ledger',
    basis: 'Basis',
    mark: { confirmed: 'confirmed', recalled: 'recalled', uncertain: 'uncertain', mixed: 'partly confirmed' },
    mode: {
      exercise: 'EXERCISE: nothing of this is real',
      drill: 'DRILL: nothing of this is real',
      template: 'TEMPLATE',
    },
    read: 'Agenda read by counsel',
    unread: 'nobody',
  },
  fr: {
    minutes: 'Compte rendu',
    field: 'Rubrique',
    value: 'Valeur',
    state: { draft: 'Projet, non relu', reviewed: 'Relu par le juriste, non approuvé', approved: 'Approuvé' },
    held: 'Tenue',
    counsel: 'Juriste',
    how: { present: 'présent', 'on-call': 'joignable' },
    agenda: 'Ordre du jour envoyé',
    late: 'en retard',
    attendance: 'Présences',
    acknowledged: 'sujets exclus reconnus',
    forbidden: 'Sujets exclus',
    decided: 'Décidé',
    nothing: 'Rien n’a été consigné.',
    stopped: 'Arrêté par le juriste',
    released: 'Levé',
    stillStopped: 'Non levé',
    open: 'plus rien n’a été dit sous ce point.',
    remarks: 'Remarques',
    authors: 'Rédigé par',
    reviewed: 'Relu par',
    approved: 'Approuvé par',
    hash: 'SHA-256 du contenu, comme au registre',
    basis: 'Fondement',
    mark: { confirmed: 'confirmé', recalled: 'de mémoire', uncertain: 'incertain', mixed: 'confirmé en partie' },
    mode: {
      exercise: 'EXERCICE : rien de ceci n’est réel',
      drill: 'ENTRAÎNEMENT : rien de ceci n’est réel',
      template: 'MODÈLE',
    },
    read: 'Ordre du jour relu par le juriste',
    unread: 'personne',
  },
} as const;

/** One item of the minutes in words. */
export interface MinutesItem {
  readonly title: string;
  readonly type: string;
  readonly discussed: string;
  readonly decided: string;
  /** stops and releases in order */
  readonly stops: readonly { readonly name: string; readonly text: string }[];
}

/** The minutes as words in one language, in the order in which every form of them gives them. */
export interface MinutesParts {
  readonly mode: string;
  readonly marking: string;
  readonly title: string;
  readonly state: string;
  readonly head: readonly (readonly [string, string])[];
  readonly attendance: readonly string[];
  readonly forbidden: readonly string[];
  readonly items: readonly MinutesItem[];
  readonly remarks: string;
  readonly signatures: readonly (readonly [string, string])[];
  readonly basis: readonly string[];
}

/** A moment as minutes write it: in the zone in which the meeting was announced, with that zone. */
const moment = (iso: string, zone: string): string =>
  `${Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')} ${zone}`;

export const minutesWords = (language: Language) => words[language];

export function minutesParts(minutes: MinutesView, guard: Guard, language: Language): MinutesParts {
  const w = words[language];
  const { meeting } = minutes;
  const at = (iso: string | null): string => (iso ? moment(iso, meeting.zone) : '–');
  return {
    mode: meeting.mode === 'live' ? '' : `${w.mode[meeting.mode]}${meeting.exercise ? ` (${meeting.exercise})` : ''}`,
    marking: minutes.marking,
    title: `${w.minutes} ${meeting.ref}: ${meeting.title}`,
    state: w.state[minutes.state],
    head: headOf(minutes, language, at),
    attendance: meeting.attendance.map(
      one =>
        `${one.partyName}: ${one.name}${one.capacity ? `, ${one.capacity}` : ''} (${w.acknowledged} ${at(one.acknowledgedAt)})`,
    ),
    forbidden: Object.values(guard.forbidden).map(topic => topic[language].name),
    items: meeting.items.map(item => itemOf(item, minutes, guard, language, at)),
    remarks: minutes.remarks,
    signatures: signaturesOf(minutes, language, at),
    basis: guard.basis.map(({ source, place, confidence }) => `${source}, ${place} (${w.mark[confidence]})`),
  };
}

type At = (iso: string | null) => string;

function headOf({ meeting }: MinutesView, language: Language, at: At): [string, string][] {
  const w = words[language];
  const { counsel, agendaReview } = meeting;
  const late = meeting.agenda === 'late' ? ` (${w.late}: ${meeting.agendaLateWhy ?? ''})` : '';
  return [
    [w.held, `${at(meeting.openedAt ?? meeting.startsAt)} – ${at(meeting.closedAt)}`],
    [w.counsel, `${counsel.name}, ${w.how[counsel.how ?? 'on-call']}`],
    [w.read, agendaReview ? `${agendaReview.by}, ${at(agendaReview.at)}` : w.unread],
    [w.agenda, `${at(meeting.agendaSentAt)}${late}`],
  ];
}

function itemOf(item: Item, minutes: MinutesView, guard: Guard, language: Language, at: At): MinutesItem {
  const w = words[language];
  const note = minutes.notes.find(each => each.item === item.id);
  return {
    title: `${item.position}. ${item.title}`,
    type: guard.types[item.type][language].name,
    discussed: note?.discussed || w.nothing,
    decided: note?.decided ?? '',
    stops: item.stops.flatMap(stop => [
      {
        name: w.stopped,
        text: `${stop.stoppedBy} (${stop.stoppedFor}), ${at(stop.stoppedAt)}, ${guard.forbidden[stop.topic][language].name}: ${stop.why}`,
      },
      stop.releasedAt
        ? { name: w.released, text: `${stop.releasedBy}, ${at(stop.releasedAt)}: ${stop.releaseWhy ?? ''}` }
        : { name: w.stillStopped, text: w.open },
    ]),
  };
}

function signaturesOf(minutes: MinutesView, language: Language, at: At): [string, string][] {
  const w = words[language];
  const signed: [string, string][] = [[w.authors, minutes.authors.join(', ')]];
  if (minutes.reviewedBy) signed.push([w.reviewed, `${minutes.reviewedBy}, ${at(minutes.reviewedAt)}`]);
  if (minutes.approvedBy) signed.push([w.approved, `${minutes.approvedBy}, ${at(minutes.approvedAt)}`]);
  if (minutes.contentHash) signed.push([w.hash, minutes.contentHash]);
  return signed;
}
