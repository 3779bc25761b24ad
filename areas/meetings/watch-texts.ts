import type { Language } from '#platform/room/watch.ts';

/** What the meeting room says on the watch floor: a sentence and the name of the step. */
export interface WatchTexts {
  readonly agendaDue: readonly [string, string];
  readonly agendaUnread: readonly [string, string];
  readonly flagged: readonly [string, string];
  readonly minutesDraft: readonly [string, string];
  readonly minutesReviewed: readonly [string, string];
}

export const watchTexts: Readonly<Record<Language, WatchTexts>> = {
  en: {
    agendaDue: ['The agenda is due with the guests.', 'Write agenda'],
    agendaUnread: ['The agenda waits for counsel to read it.', 'Read agenda'],
    flagged: ['Counsel flagged an item: word it anew before the agenda goes out.', 'Mend agenda'],
    minutesDraft: ['Minutes wait for review by counsel.', 'Review'],
    minutesReviewed: ['Reviewed minutes wait for approval.', 'Approve'],
  },
  fr: {
    agendaDue: ['L’ordre du jour est attendu par les invités.', 'Rédiger l’ordre du jour'],
    agendaUnread: ['L’ordre du jour attend la lecture du juriste.', 'Lire l’ordre du jour'],
    flagged: ['Le juriste a signalé un point : à reformuler avant l’envoi.', 'Corriger l’ordre du jour'],
    minutesDraft: ['Le compte rendu attend la relecture du juriste.', 'Relire'],
    minutesReviewed: ['Le compte rendu relu attend l’approbation.', 'Approuver'],
  },
};
