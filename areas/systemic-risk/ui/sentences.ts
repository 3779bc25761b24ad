import type { ReplayEvent } from '#engines/cascade/index.ts';
import { currentLanguage, type Text } from '#platform/i18n/registry.ts';
import { hours, percent } from './words.ts';

type Names = (id: string) => string;

interface ChainLike {
  readonly nodes: readonly string[];
  readonly hours: readonly number[];
  readonly text: string;
}

/** A chain in the reader's language: the engine's own sentence in English, else names with their times. */
export function chainText(t: Text, chain: ChainLike, names: Names): string {
  if (currentLanguage() === 'en') return chain.text;
  return chain.nodes
    .map((node, i) => t('chain.step', { name: names(node), at: hours(chain.hours[i] ?? 0) }))
    .join(' → ');
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
