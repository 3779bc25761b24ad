import { useText } from '#platform/i18n/registry.ts';
import { Password } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** What one proves oneself with, and where one is signed in. */
export default function SecurityPage() {
  const t = useText('web');
  return (
    <SettingsFrame title={t('settings.nav.security')}>
      <Password />
      <SecondFactor />
      <Sessions />
    </SettingsFrame>
  );
}
