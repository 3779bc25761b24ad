import type { ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { useMe } from '#platform/ui/me.ts';
import classes from './settings-frame.module.css';
import { SignOut } from './sign-out.tsx';

/** Whether the person acts as administrator now; the server decides, this only leaves out what it would refuse. */
export const useAdministers = (): boolean => useMe()?.acting?.roles.includes('administrator') ?? false;

const keepers = ['administrator', 'secretariat', 'duty-officer'];

/** A page of the settings: what can be set stands at the left, its own page beside it. */
export function SettingsFrame(props: { readonly title: string; readonly children: ReactNode }) {
  const t = useText('web');
  const acting = useMe()?.acting;
  const administers = useAdministers();
  const keeps = acting?.roles.some(role => keepers.includes(role)) ?? false;
  const atHome = useLocation().pathname === '/settings';
  return (
    <>
      <PageHead title={props.title} actions={atHome && <SignOut />} />
      <div className={classes.settings}>
        <nav className={classes.nav} aria-label={t('settings.title')}>
          <Group title={t('settings.nav.you')}>
            <Entry href="/settings" label={t('settings.profile')} />
            <Entry href="/settings/security" label={t('settings.nav.security')} />
            <Entry href="/settings/access" label={t('settings.nav.access')} />
          </Group>
          {acting && (administers || keeps) && (
            <Group title={acting.party.name}>
              {administers && <Entry href="/settings/people" label={t('admin.people')} />}
              {administers && <Entry href="/settings/appointments" label={t('admin.appointments')} />}
              {keeps && <Entry href={`/directory/${acting.party.slug}`} label={t('settings.nav.channels')} />}
            </Group>
          )}
        </nav>
        <div className={classes.content}>{props.children}</div>
      </div>
    </>
  );
}

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.group}>
      <span className={classes.groupTitle}>{props.title}</span>
      {props.children}
    </div>
  );
}

function Entry({ href, label }: { readonly href: string; readonly label: string }) {
  const here = useLocation().pathname === href;
  return (
    <span aria-current={here ? 'page' : undefined} className={classes.entry}>
      <Go href={href}>{label}</Go>
    </span>
  );
}
