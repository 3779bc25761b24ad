import type { Reason } from '#engines/kernel/citation.ts';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { reasonWords } from '#platform/ui/verdict/verdict-words.ts';
import { factWords } from './read/words.ts';

const attributes = new Set([
  'organisation',
  'client_of',
  'provider_to',
  'communities',
  'country',
  'kind',
  'nationality',
  'clearances',
  'agreements',
  'at',
  'holder',
  'ambiguous-marking',
]);

/** Whether an open question is a fact to be toggled, and not an attribute of a party. */
export const isFact = (code: string): boolean => !attributes.has(code);

/** An open question in the reader's language. */
export const questionWords = (t: Text, reason: Reason): string =>
  isFact(reason.code) ? t('ask.fact', { fact: factWords(t, reason.code) }) : reasonWords(reason).text;

/** Says what the engine answers in the language now shown. */
export function useReasonWords() {
  const t = useText('handling');
  return { reason: reasonWords, question: (reason: Reason) => questionWords(t, reason) };
}
