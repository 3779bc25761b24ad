import type { Regime, Vocabulary } from './types.ts';
import type { Language } from './words.ts';

type Table = Readonly<Record<string, string>>;

/** What duties, stages and those to be told are called in French: `packs/facts/titles*.yaml`, as JSON may carry it. */
export interface FrenchTitles {
  /** by id of the rule */
  readonly regimes: Table;
  /** by id of the stage, for every rule that does not call it otherwise */
  readonly stages: Table;
  /** by id of the rule, then of the stage */
  readonly own_stages: Readonly<Record<string, Table>>;
  /** by the words of the packs */
  readonly addressees: Table;
  /** what stands in place of a date, by its id */
  readonly keywords: Table;
}

/** The titles for a reader of this language; none for English, which the packs hold themselves. */
export const titlesIn = (language: Language, { titles }: Vocabulary): FrenchTitles | undefined =>
  language === 'fr' ? titles : undefined;

/** The title of a duty: in French where there is one, else as its pack has it. */
export const dutyTitle = (titles: FrenchTitles | undefined, regime: string, english: string): string =>
  inTable(titles?.regimes, regime) ?? english;

/** What a stage is called: in French where there is a word, else its id as words. */
export const stageTitle = (titles: FrenchTitles | undefined, regime: string, stage: string): string =>
  ownStage(titles, regime, stage) ?? inTable(titles?.stages, stage) ?? stage.replaceAll('_', ' ');

/** Whom to tell, in the words of the pack or in French; names of authorities stay as they are called. */
export const addresseeTitle = (titles: FrenchTitles | undefined, english: string): string =>
  inTable(titles?.addressees, english) ?? english;

/** What stands in place of a date, such as `without_undue_delay`. */
export const keywordTitle = (titles: FrenchTitles | undefined, keyword: string): string =>
  inTable(titles?.keywords, keyword) ?? keyword.replaceAll('_', ' ');

const inTable = (table: Table | undefined, key: string): string | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

function ownStage(titles: FrenchTitles | undefined, regime: string, stage: string): string | undefined {
  const own = titles?.own_stages;
  return own && Object.hasOwn(own, regime) ? inTable(own[regime], stage) : undefined;
}

/** A title of a rule that has no French, with the file of its pack that holds the English. */
export interface MissingTitle {
  readonly file: 'pack.yaml' | 'duties.yaml';
  readonly what: string;
}

/** Every title of a rule that a French reader would meet in English. */
export function missingTitles(titles: FrenchTitles, regime: Regime): MissingTitle[] {
  const { id, authority, stages } = regime;
  const unnamed = (text: string): boolean => inTable(titles.addressees, text) === undefined;
  const unsaid = ({ id: stage }: Regime['stages'][number]): boolean =>
    (ownStage(titles, id, stage) ?? inTable(titles.stages, stage)) === undefined;
  const to = [...new Set(stages.map(stage => stage.to))].filter(unnamed);
  return [
    ...(inTable(titles.regimes, id) === undefined ? [{ file: 'pack.yaml' as const, what: `rule \`${id}\`` }] : []),
    ...(authority && unnamed(authority) ? [{ file: 'pack.yaml' as const, what: `authority \`${authority}\`` }] : []),
    ...stages
      .filter(unsaid)
      .map(stage => ({ file: 'duties.yaml' as const, what: `stage \`${stage.id}\` of \`${id}\`` })),
    ...to.map(text => ({ file: 'duties.yaml' as const, what: `addressee \`${text}\` of \`${id}\`` })),
  ];
}
