import { useText } from '#platform/i18n/registry.ts';
import type { Names } from '../read/words.ts';

/** Says where a scheme holds: in a country, a union, everywhere, or wherever a company says so. */
export function useJurisdiction(names: Names): (jurisdiction: string) => string {
  const t = useText('handling');
  return jurisdiction => {
    if (jurisdiction === 'INT') return t('schemes.international');
    return jurisdiction === 'private' ? t('schemes.private') : names.country(jurisdiction);
  };
}
