import type { Vocabulary } from './types.ts';
import type { Language, Said } from './words.ts';

/** The short name of a fact, clock or judgement (`judge:<id>`), as people say it. */
export const nameOf = ({ words }: Vocabulary, id: string): Said =>
  words.names.get(id) ?? plain(id.replace(/^\w+[.:]/, ''));

/** The word for one value of a fact: a listed value, a role, or a country by its code. */
export function wordOf({ words, facts }: Vocabulary, fact: string, value: string): Said {
  const listed = words.ownValues.get(fact)?.get(value) ?? words.values.get(value);
  if (listed) return listed;
  // Not Intl.DisplayNames: its words differ between the runtimes that have to answer alike.
  return (facts.get(fact)?.values ? undefined : words.countries.get(value)) ?? plain(value);
}

export const inLanguage = (said: Said, language: Language): string => (language === 'fr' ? said.fr : said.text);

const plain = (id: string): Said => {
  const text = id.replaceAll('_', ' ');
  return { text, fr: text };
};
