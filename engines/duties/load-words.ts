import { inside, isNode, type PackFile, type PackProblem, placeOf, report } from './pack-file.ts';
import type { Vocabulary, VocabularyWords } from './types.ts';
import type { Said } from './words.ts';

const path = 'facts/words.yaml';

/** Reads `packs/facts/words.yaml`: short names of facts, clocks and judgements, words of values, sets and branches, and countries. */
export function vocabularyWords(files: readonly PackFile[], problems: PackProblem[]): VocabularyWords {
  const file = files.find(f => f.path === path);
  if (!file) problems.push({ file: path, rule: 'facts-pack-is-whole', message: 'the file is missing' });
  const data = isNode(file?.data) ? file.data : {};
  const table = (name: string): Map<string, Said> => saidIn(data[name]);
  const countries = files.find(f => f.path === 'facts/countries.yaml')?.data;
  const own = isNode(data.own_values) ? data.own_values : {};
  return {
    names: table('names'),
    values: table('values'),
    ownValues: new Map(Object.entries(own).map(([fact, words]) => [fact, saidIn(words)])),
    sets: table('sets'),
    branches: table('branches'),
    countries: saidIn(isNode(countries) ? countries.countries : {}),
  };
}

const saidIn = (table: unknown): Map<string, Said> =>
  new Map(
    Object.entries(isNode(table) ? table : {}).flatMap(([id, words]) =>
      isNode(words) && filled(words.en) && filled(words.fr) ? [[id, { text: words.en, fr: words.fr }] as const] : [],
    ),
  );

const filled = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';

/** Whatever a person reads has its words: names of facts, clocks and judgements, values and sets, in both languages. */
export function requireWords(vocabulary: Vocabulary, files: readonly PackFile[], problems: PackProblem[]): void {
  const file = files.find(f => f.path === path);
  if (!file) return;
  const place = placeOf(file, problems);
  const missing = (table: string, id: string, what: string): void =>
    report(inside(place, table), 'has-words', `${what} \`${id}\` is not said in English and French`);
  const { words, facts, clocks, judgements, sets } = vocabulary;
  const named = [...facts.keys(), ...clocks.keys(), ...[...judgements.keys()].map(id => `judge:${id}`)];
  for (const id of named) if (!words.names.has(id)) missing('names', id, 'the name of');
  for (const set of sets.keys()) if (!words.sets.has(set)) missing('sets', set, 'the set');
  for (const { id, values } of facts.values()) {
    for (const value of values ?? []) {
      if (!words.ownValues.get(id)?.has(value) && !words.values.has(value))
        missing('values', value, `the value of \`${id}\``);
    }
  }
}
