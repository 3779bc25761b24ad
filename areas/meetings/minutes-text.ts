import type { Guard, Item, MinutesView } from './contract.ts';

type Language = 'en' | 'fr';

/** The words around the minutes; what was said stays in the language it was written in. */
const words = {
  en: {
    minutes: 'Minutes',
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
    open: 'Not released: nothing more was said under this item.',
    remarks: 'Remarks',
    authors: 'Written by',
    reviewed: 'Reviewed by',
    approved: 'Approved by',
    hash: 'SHA-256 of the content, as in the ledger',
    basis: 'Basis',
  },
  fr: {
    minutes: 'Compte rendu',
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
    open: 'Non levé : plus rien n’a été dit sous ce point.',
    remarks: 'Remarques',
    authors: 'Rédigé par',
    reviewed: 'Relu par',
    approved: 'Approuvé par',
    hash: 'SHA-256 du contenu, comme au registre',
    basis: 'Fondement',
  },
} as const;

/** The minutes as Markdown, their marking first and last, in either language. */
export function minutesMarkdown(minutes: MinutesView, guard: Guard, language: Language): string {
  const w = words[language];
  const { meeting } = minutes;
  const mode = meeting.mode === 'live' ? [] : [`**${meeting.mode.toUpperCase()}: ${meeting.exercise ?? ''}**`];
  const forbidden = Object.values(guard.forbidden).map(topic => topic[language].name);
  const basis = guard.basis.map(({ source, place, confidence }) => `- ${source}, ${place} (${confidence})`);
  const blocks = [
    ...mode,
    minutes.marking,
    `# ${w.minutes} ${meeting.ref}: ${plain(meeting.title)}`,
    `**${w.state[minutes.state]}**`,
    headLines(minutes, language).join('  \n'),
    `## ${w.attendance}`,
    meeting.attendance
      .map(
        one =>
          `- ${one.partyName}: ${plain(one.name)}${one.capacity ? `, ${plain(one.capacity)}` : ''} (${w.acknowledged} ${one.acknowledgedAt})`,
      )
      .join('\n'),
    `## ${w.forbidden}`,
    `${forbidden.join(', ')}.`,
    ...meeting.items.map(item => itemText(item, minutes, guard, language)),
    ...(minutes.remarks ? [`## ${w.remarks}`, minutes.remarks] : []),
    '---',
    signatures(minutes, language).join('  \n'),
    `${w.basis}:\n\n${basis.join('\n')}`,
    minutes.marking,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function headLines({ meeting }: MinutesView, language: Language): string[] {
  const w = words[language];
  const { counsel } = meeting;
  const late = meeting.agenda === 'late' ? ` (${w.late}: ${plain(meeting.agendaLateWhy ?? '')})` : '';
  return [
    `${w.held}: ${meeting.openedAt ?? meeting.startsAt} – ${meeting.closedAt ?? ''}`,
    `${w.counsel}: ${plain(counsel.name)}, ${w.how[counsel.how ?? 'on-call']}`,
    `${w.agenda}: ${meeting.agendaSentAt ?? ''}${late}`,
  ];
}

function itemText(item: Item, minutes: MinutesView, guard: Guard, language: Language): string {
  const w = words[language];
  const note = minutes.notes.find(each => each.item === item.id);
  const stops = item.stops.flatMap(stop => [
    `> **${w.stopped}**: ${stop.stoppedBy} (${stop.stoppedFor}), ${stop.stoppedAt}, ${guard.forbidden[stop.topic][language].name}: ${plain(stop.why)}`,
    stop.releasedAt
      ? `> **${w.released}**: ${stop.releasedBy}, ${stop.releasedAt}: ${plain(stop.releaseWhy ?? '')}`
      : `> ${w.open}`,
  ]);
  return [
    `## ${item.position}. ${plain(item.title)}`,
    `*${guard.types[item.type][language].name}*`,
    note?.discussed || w.nothing,
    ...(note?.decided ? [`**${w.decided}:** ${note.decided}`] : []),
    ...(stops.length ? [stops.join('\n>\n')] : []),
  ].join('\n\n');
}

function signatures(minutes: MinutesView, language: Language): string[] {
  const w = words[language];
  return [
    `${w.authors}: ${minutes.authors.join(', ')}`,
    ...(minutes.reviewedBy ? [`${w.reviewed}: ${minutes.reviewedBy}, ${minutes.reviewedAt}`] : []),
    ...(minutes.approvedBy ? [`${w.approved}: ${minutes.approvedBy}, ${minutes.approvedAt}`] : []),
    ...(minutes.contentHash ? [`${w.hash}: \`${minutes.contentHash}\``] : []),
  ];
}

/** One line of somebody's words: what would begin a heading or a list elsewhere stays words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/([*_`#<>[\]|\\])/g, '\\$1');
