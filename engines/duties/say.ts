import { valueAt } from './parameter.ts';
import { inLanguage, nameOf, wordOf } from './named.ts';
import type { Condition, Limit, Parameter, Vocabulary } from './types.ts';
import { grouped, type Language, say, unitWords } from './words.ts';

/** In which words: the values in effect on a date, facts and values as the vocabulary names them. */
export interface Speech {
  readonly date: string;
  readonly language: Language;
  readonly vocabulary: Vocabulary;
}

/** A condition in one plain phrase. A note of its author stands in brackets as written. */
export function phraseOf(condition: Condition, speech: Speech): string {
  const words = plainPhraseOf(condition, speech);
  return condition.note ? `${words} (${condition.note})` : words;
}

/** The same without the author's note. */
export function plainPhraseOf(condition: Condition, speech: Speech): string {
  const { date, language } = speech;
  const parts = (of: readonly Condition[]) => of.map(part => phraseOf(part, speech));
  switch (condition.kind) {
    case 'always':
      return say('always', language);
    case 'all':
      return parts(condition.of).join(say('and', language));
    case 'any': {
      const said = parts(condition.of);
      return said.length === 1 ? (said[0] as string) : say('one-of', language, { parts: said.join('; ') });
    }
    case 'not':
      return say('not', language, { part: phraseOf(condition.of, speech) });
    case 'at_least':
      return say('at-least-of', language, { n: valueAt(condition.n, date), parts: parts(condition.of).join('; ') });
    case 'text':
      return say('is', language, {
        fact: name(condition.fact, speech),
        value: either(condition, condition.allowed, speech),
      });
    case 'flag':
      return say('is', language, {
        fact: name(condition.fact, speech),
        value: say(condition.want ? 'yes' : 'no', language),
      });
    case 'meets':
      return say('is', language, { fact: name(condition.fact, speech), value: members(condition, speech) });
    case 'count':
      return say('gte', language, { fact: name(condition.fact, speech), limit: limitWords(condition.limit, speech) });
    case 'compare':
      return say(condition.op, language, {
        fact: name(condition.fact, speech),
        limit: limitWords(condition.limit, speech),
      });
    case 'users_share':
      return say('users-share', language, {
        fact: name('i.users_affected', speech),
        share: valueAt(condition.pct, date),
        cap: grouped(valueAt(condition.cap, date)),
      });
    case 'judge':
      return name(`judge:${condition.judgement}`, speech);
    case 'branch':
      return branch(condition, speech);
  }
  const sectors = [...condition.rows.keys()].map(sector => word('e.sectors', sector, speech));
  return say('sector-row', language, { sectors: sectors.join(', ') });
}

const name = (id: string, { language, vocabulary }: Speech): string => inLanguage(nameOf(vocabulary, id), language);

const word = (fact: string, value: string, { language, vocabulary }: Speech): string =>
  inLanguage(wordOf(vocabulary, fact, value), language);

const either = ({ fact }: { readonly fact: string }, values: ReadonlySet<string>, speech: Speech): string =>
  listed(
    [...values].map(value => word(fact, value, speech)),
    say('or', speech.language),
  );

/** `a, b or c` */
const listed = (words: readonly string[], or: string): string =>
  words.length < 3 ? words.join(or) : `${words.slice(0, -1).join(', ')}${or}${words.at(-1)}`;

function members(condition: Extract<Condition, { kind: 'meets' }>, speech: Speech): string {
  const set = condition.named && speech.vocabulary.words.sets.get(condition.named);
  return set ? inLanguage(set, speech.language) : either(condition, condition.set, speech);
}

function branch(of: Extract<Condition, { kind: 'branch' }>, { language, vocabulary }: Speech): string {
  const said = vocabulary.words.branches.get(`${of.regime}:${of.branch}`);
  return said ? inLanguage(said, language) : of.branch.replaceAll('_', ' ');
}

function limitWords(limit: Limit, speech: Speech): string {
  const { date, language } = speech;
  if (limit.kind === 'min') {
    const parts = limit.of.map(part => limitWords(part, speech)).join(say('and', language));
    return say('smallest-of', language, { parts });
  }
  const value = withUnit(limit.parameter, date, language);
  return limit.kind === 'share' ? say('share-of', language, { value, fact: name(limit.of, speech) }) : value;
}

const withUnit = (parameter: Parameter, date: string, language: Language): string =>
  `${grouped(valueAt(parameter, date))}${unitWords(parameter.unit, language)}`;
