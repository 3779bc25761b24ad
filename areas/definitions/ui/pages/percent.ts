import { currentLanguage } from '#platform/i18n/registry.ts';

/** A share as a percentage with one decimal, in the reader's way of writing. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(currentLanguage() === 'fr' ? 'fr' : 'en', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
