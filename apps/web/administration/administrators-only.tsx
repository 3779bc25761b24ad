import type { ReactNode } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { SettingsFrame, useAdministers } from '../account/settings-frame.tsx';

/** A page of the administrators of a party. Whoever is none is told so, and nothing is asked of the server. */
export function AdministratorsOnly(props: { readonly title: string; readonly children: ReactNode }) {
  const t = useText('web');
  const administers = useAdministers();
  if (!administers)
    return (
      <SettingsFrame title={t('admin.only')}>
        <EmptyRoom title={t('admin.onlyTitle')} why={t('admin.onlyWhy')} />
      </SettingsFrame>
    );
  return <SettingsFrame title={props.title}>{props.children}</SettingsFrame>;
}
