import type { Lexicons } from '#engines/handling/types.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';
import type { Names } from './words.ts';

/** Names countries by their codes in the language now shown, and schemes and levels as their packs do. */
export function namesIn(lexicons: Lexicons): Names {
  const regions = new Intl.DisplayNames([currentLanguage() === 'fr' ? 'fr' : 'en'], { type: 'region' });
  return {
    country(code) {
      const short = lexicons.countries.get(code) ?? (/^[A-Z]{2}$/.test(code) ? code : undefined);
      return (short && regions.of(short)) || code;
    },
    scheme: id => lexicons.byId.get(id)?.name ?? id,
    level: (scheme, code) => lexicons.byId.get(scheme)?.levels.find(level => level.code === code)?.label ?? code,
  };
}
