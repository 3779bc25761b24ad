import type { Text } from '#platform/i18n/registry.ts';
import type { Names } from '../read/words.ts';

/** Where a scheme holds, in words: a country, a union, everywhere, or wherever a company says so. */
export function jurisdictionWords(t: Text, names: Names, jurisdiction: string): string {
  if (jurisdiction === 'INT') return t('schemes.international');
  return jurisdiction === 'private' ? t('schemes.private') : names.country(jurisdiction);
}
