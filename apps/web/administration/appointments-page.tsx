import { useText } from '#platform/i18n/registry.ts';
import { AdministratorsOnly } from './administrators-only.tsx';
import { AppointmentList } from './appointment-list.tsx';

export default function AppointmentsPage() {
  const t = useText('web');
  return (
    <AdministratorsOnly title={t('admin.appointments')}>
      <AppointmentList />
    </AdministratorsOnly>
  );
}
