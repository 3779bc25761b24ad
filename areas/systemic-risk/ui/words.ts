import { currentLanguage } from '#platform/i18n/registry.ts';

const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(currentLanguage() === 'fr' ? 'fr' : 'en', options);

export const hours = (value: number): string =>
  `${numbers({ maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} h`;
export const amount = (value: number): string =>
  numbers({ notation: 'compact', maximumSignificantDigits: 3 }).format(value);
export const percent = (value: number): string =>
  numbers({ style: 'percent', maximumSignificantDigits: 2 }).format(value);

interface Chance {
  readonly estimate: number | null;
  readonly high: number;
}

/** A chance as it is known: what was never seen is given by its bound, never as zero. */
export const chance = ({ estimate, high }: Chance): string =>
  estimate === null ? `≤ ${percent(high)}` : percent(estimate);

/** A share of something, where what is tiny need not be told apart. */
export const share = (value: number): string => (value > 0 && value < 0.001 ? `< ${percent(0.001)}` : percent(value));
