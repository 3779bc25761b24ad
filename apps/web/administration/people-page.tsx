import { useText } from '#platform/i18n/registry.ts';
import { AdministratorsOnly } from './administrators-only.tsx';
import { People } from './people.tsx';

export default function PeoplePage() {
  const t = useText('web');
  return (
    <AdministratorsOnly title={t('admin.people')}>
      <People />
    </AdministratorsOnly>
  );
}
