import { useText } from '#platform/i18n/registry.ts';
import { Appearance } from './appearance.tsx';
import { Profile } from './profile.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** Who one is here and how it looks. */
export default function Settings() {
  const t = useText('web');
  return (
    <SettingsFrame title={t('settings.title')}>
      <Profile />
      <Appearance />
    </SettingsFrame>
  );
}
