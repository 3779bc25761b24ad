import type { Lexicons } from '#engines/handling/types.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';
import type { CountryName } from './words.ts';

/** Names countries by their alpha-3 codes in the language now shown. */
export function countryNames(lexicons: Lexicons): CountryName {
  const names = new Intl.DisplayNames([currentLanguage() === 'fr' ? 'fr' : 'en'], { type: 'region' });
  return code => {
    const short = lexicons.countries.get(code) ?? (/^[A-Z]{2}$/.test(code) ? code : undefined);
    return (short && names.of(short)) || code;
  };
}
