import { useText } from '#platform/i18n/registry.ts';
import { CalendarAddress } from './calendar-address.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { Tokens } from './tokens.tsx';

/** What reads for one without signing in: a calendar by its address, machines by their tokens. */
export default function AccessPage() {
  const t = useText('web');
  return (
    <SettingsFrame title={t('settings.nav.access')}>
      <CalendarAddress />
      <Tokens />
    </SettingsFrame>
  );
}
