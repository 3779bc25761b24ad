import type { Language } from '#platform/room/watch.ts';

/** What the incident room says on the watch floor. Titles of duties and questions come in the reader’s language. */
export interface WatchTexts {
  readonly ifApplies: (title: string, more: number) => string;
  readonly answer: (name: string) => string;
  readonly findOut: (name: string) => string;
  readonly overdue: string;
  readonly toHandIn: string;
  readonly settles: (duties: number) => string;
  readonly waitsForReader: (regime: string) => string;
  readonly openReport: string;
  readonly giveAnswer: string;
  readonly review: string;
}

export const watchTexts: Readonly<Record<Language, WatchTexts>> = {
  en: {
    ifApplies: (title, more) => `${title}${more ? ` and ${more} more` : ''}: if it applies`,
    answer: name => `answer: ${name}`,
    findOut: name => `Find out: ${name}`,
    overdue: 'overdue: hand it in now, or record why not',
    toHandIn: 'to hand in',
    settles: duties => (duties === 1 ? 'settles 1 duty' : `settles ${duties} duties`),
    waitsForReader: regime => `Report waits for a second reader: ${regime}`,
    openReport: 'Open report',
    giveAnswer: 'Answer',
    review: 'Review',
  },
  fr: {
    ifApplies: (title, more) => `${title}${more ? ` et ${more} de plus` : ''} : si elle s’applique`,
    answer: name => `à répondre : ${name}`,
    findOut: name => `À savoir : ${name}`,
    overdue: 'en retard : à remettre maintenant, ou dire pourquoi non',
    toHandIn: 'à remettre',
    settles: duties => (duties === 1 ? 'tranche 1 obligation' : `tranche ${duties} obligations`),
    waitsForReader: regime => `Le rapport attend un second lecteur : ${regime}`,
    openReport: 'Ouvrir le rapport',
    giveAnswer: 'Répondre',
    review: 'Relire',
  },
};
