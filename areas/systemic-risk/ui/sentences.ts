import type { ReplayEvent } from '#engines/cascade/index.ts';
import { currentLanguage, type Text } from '#platform/i18n/registry.ts';
import { chainSentence, hiddenName, type Spoken } from '../contract/sentences.ts';
import { hours, percent } from './words.ts';

type Names = (id: string) => string;

interface ChainLike {
  readonly nodes: readonly string[];
  readonly hours: readonly number[];
  readonly text: string;
}

export const spokenHere = (): Spoken => (currentLanguage() === 'fr' ? 'fr' : 'en');

/** A chain in the reader's language: in English the engine's own sentence, which knows more, where all may be named. */
export function chainText(_t: Text, chain: ChainLike, names: Names): string {
  if (currentLanguage() === 'en' && !chain.nodes.includes(hiddenName)) return chain.text;
  return chainSentence(spokenHere(), chain, names);
}

/** An event in the reader's language. */
export function eventText(t: Text, event: ReplayEvent, names: Names): string {
  if (currentLanguage() === 'en') return event.text;
  const state = event.level >= 1 ? 'up' : event.level <= 0 ? 'down' : 'low';
  const what = t(`event.${state}`, { name: event.name, level: percent(event.level), at: hours(event.hour) });
  if (event.cause === 'own') return `${what} ${t('event.own')}`;
  if (event.cause === 'restart') return `${what} ${t('event.restart')}`;
  if (!event.supplier) return what;
  const stock = event.stock_hours ? ` ${t('event.stock', { hours: hours(event.stock_hours) })}` : '';
  return `${what} ${t('event.without', { name: names(event.supplier) })}${stock}`;
}
