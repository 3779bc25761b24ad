import { gateInFrench, inFrench } from '#engines/handling/say/french.ts';
import type { Reason } from '#engines/kernel/citation.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';

/** A sentence of the handling engine in the reader's language, and which that is: what a pack's author wrote stays English. */
export function sentenceWords({ code, text }: Pick<Reason, 'code' | 'text'>): { text: string; lang: 'en' | 'fr' } {
  const french = currentLanguage() === 'fr' ? inFrench(text, code) : undefined;
  return french === undefined ? { text, lang: 'en' } : { text: french, lang: 'fr' };
}

/** A reason of the handling engine in the reader's language. */
export const reasonWords = <T extends Pick<Reason, 'code' | 'text'>>(reason: T): T => ({
  ...reason,
  text: sentenceWords(reason).text,
});

type Reasons = 'because' | 'missing' | 'conditions' | 'unknown' | 'obligations';

/** A verdict about sharing with each of its sentences in the reader's language. Stored verdicts hold English only. */
export const verdictWords = <T extends Readonly<Record<Reasons, readonly Reason[]>>>(verdict: T): T => ({
  ...verdict,
  because: verdict.because.map(each => reasonWords(each)),
  missing: verdict.missing.map(each => reasonWords(each)),
  conditions: verdict.conditions.map(each => reasonWords(each)),
  unknown: verdict.unknown.map(each => reasonWords(each)),
  obligations: verdict.obligations.map(each => reasonWords(each)),
});

/** What an exchange rests on in the reader's language; titles of agreements and words of laws stay as they were written. */
export function relianceWords({ kind, text }: { readonly kind: string; readonly text: string }): string {
  if (currentLanguage() !== 'fr' || kind === 'agreement' || kind === 'law') return text;
  return gateInFrench(text) ?? text;
}
