import type { Reason } from '#engines/kernel/citation.ts';
import type { ComponentName } from '#engines/handling/types.ts';
import { currentLanguage, type Text, useText } from '#platform/i18n/registry.ts';
import type { EngineParts } from './engine.ts';
import { factWords } from './read/words.ts';

type Stated = Reason & { readonly component?: ComponentName };

/** A rule of the engine in the reader's language: in French by the words of its residual instructions. */
export function ruleWords<T extends Stated>(engine: EngineParts, reason: T, component = reason.component): T {
  if (currentLanguage() !== 'fr') return reason;
  if (component === undefined) return reason;
  return { ...reason, text: engine.residualOf({ part: {}, reason }, component).fr };
}

const remedies = new Set([
  'need-to-know',
  'clearance',
  'briefing',
  'agreement',
  'other-action',
  'action-not-governed',
  'audience-not-governed',
  'originator-consent',
  'named-recipient',
  'nationality',
  'country',
  'embargo',
  'encrypt',
  'strip-attribution',
  'readable-marking',
  'nobody',
  'same-community',
  'org',
]);

/** What would meet a requirement, in the reader's language. The engine's own English says more where it names who. */
export const remedyWords = <T extends Reason>(t: Text, reason: T): T =>
  currentLanguage() === 'fr' && remedies.has(reason.code) ? { ...reason, text: t(`remedy.${reason.code}`) } : reason;

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
export function questionWords(t: Text, reason: Reason): string {
  if (isFact(reason.code)) return t('ask.fact', { fact: factWords(t, reason.code) });
  return currentLanguage() === 'fr' ? t(`ask.${reason.code}`) : reason.text;
}

/** Says what the engine answers in the language now shown. */
export function useReasonWords(engine: EngineParts) {
  const t = useText('handling');
  return {
    rule: (reason: Stated) => ruleWords(engine, reason),
    remedy: (reason: Reason) => remedyWords(t, reason),
    question: (reason: Reason) => questionWords(t, reason),
  };
}
