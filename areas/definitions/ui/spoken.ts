import { inLanguage, nameOf, wordOf } from '#engines/duties/named.ts';
import { dutyTitle, type FrenchTitles, titlesIn } from '#engines/duties/titles.ts';
import type { Regimes } from '#engines/duties/types.ts';
import type { Language, Said } from '#engines/duties/words.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';

const language = (): Language => (currentLanguage() === 'fr' ? 'fr' : 'en');

/** What is said in both languages, in the reader's. */
export const spoken = (said: Said): string => inLanguage(said, language());

/** What a fact, clock or judgement is called, in the reader's language. */
export const nameIn = ({ vocabulary }: Regimes, id: string): string => spoken(nameOf(vocabulary, id));

/** The word for a listed value of a fact, in the reader's language. */
export const wordIn = ({ vocabulary }: Regimes, fact: string, value: string): string =>
  spoken(wordOf(vocabulary, fact, value));

/** The French titles for a French reader; none for an English one. */
export const titlesFor = ({ vocabulary }: Regimes): FrenchTitles | undefined => titlesIn(language(), vocabulary);

/** What a rule is called, in the reader's language. */
export const titleOf = (regimes: Regimes, id: string): string =>
  dutyTitle(titlesFor(regimes), id, regimes.byId.get(id)?.title ?? id);

/** Names as options of a list, in the order of the alphabet. */
export const options = (regimes: Regimes, ids: Iterable<string>, prefix = '') =>
  [...ids]
    .map(id => ({ value: id, label: nameIn(regimes, prefix + id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language()));
