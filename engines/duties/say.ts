import { valueAt } from './parameter.ts';
import type { Condition, Limit, Parameter, Vocabulary } from './types.ts';
import { type Language, say, unitWords } from './words.ts';

/** In which words: the values in effect on a date, judgements by the vocabulary's question. */
export interface Speech {
  readonly date: string;
  readonly language: Language;
  readonly vocabulary: Vocabulary;
}

/** A condition in one plain phrase. A note of its author stands in brackets as written. */
export function phraseOf(condition: Condition, speech: Speech): string {
  const words = phrase(condition, speech);
  return condition.note ? `${words} (${condition.note})` : words;
}

function phrase(condition: Condition, speech: Speech): string {
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
      return say('is', language, { fact: condition.fact, value: either(condition.allowed, language) });
    case 'flag':
      return say('is', language, { fact: condition.fact, value: say(condition.want ? 'true' : 'false', language) });
    case 'meets': {
      const { fact, named, set } = condition;
      const value = named ? say('a-member-of', language, { set: named }) : either(set, language);
      return say('has', language, { fact, value });
    }
    case 'count':
      return say('members', language, { fact: condition.fact, limit: limitWords(condition.limit, speech) });
    case 'compare':
      return say(condition.op, language, { fact: condition.fact, limit: limitWords(condition.limit, speech) });
    case 'users_share':
      return say('users-share', language, { share: valueAt(condition.pct, date), cap: valueAt(condition.cap, date) });
    case 'judge':
      return say('judgement', language, { what: judgement(condition.judgement, speech) });
    case 'branch':
      return say('branch', language, { branch: condition.branch, regime: condition.regime });
  }
  return say('sector-row', language, { sectors: [...condition.rows.keys()].join(', ') });
}

const either = (values: ReadonlySet<string>, language: Language): string => [...values].join(say('or', language));

function judgement(id: string, { language, vocabulary }: Speech): string {
  const known = vocabulary.judgements.get(id);
  return (language === 'fr' && known?.fr) || id.replaceAll('_', ' ');
}

function limitWords(limit: Limit, speech: Speech): string {
  const { date, language } = speech;
  if (limit.kind === 'min') {
    const parts = limit.of.map(part => limitWords(part, speech)).join(say('and', language));
    return say('smallest-of', language, { parts });
  }
  const value = withUnit(limit.parameter, date, language);
  return limit.kind === 'share' ? say('share-of', language, { value, fact: limit.of }) : value;
}

const withUnit = (parameter: Parameter, date: string, language: Language): string =>
  `${String(valueAt(parameter, date))}${unitWords(parameter.unit, language)}`;
