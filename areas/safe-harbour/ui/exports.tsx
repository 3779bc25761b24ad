import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { useAsked } from './address.ts';

/** The paper of what the page shows, in its four forms. */
export function Exports({ protection }: { readonly protection?: string }) {
  const t = useText('safe-harbour');
  const { query } = useAsked();
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const only = protection === undefined ? '' : `&protection=${encodeURIComponent(protection)}`;
  return (
    <>
      {(['pdf', 'markdown', 'csv', 'json'] as const).map(as => (
        <a key={as} href={`/api/safe-harbour/export${query || '?'}&language=${language}&as=${as}${only}`}>
          {t(`export.${as}`)}
        </a>
      ))}
    </>
  );
}
