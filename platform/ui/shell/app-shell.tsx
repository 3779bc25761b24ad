import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { labelText, useText } from '#platform/i18n/registry.ts';
import { KeyHelp } from '../commands/key-help.tsx';
import { Palette } from '../commands/palette.tsx';
import { registerCommand } from '../commands/registry.ts';
import { useShortcuts } from '../commands/shortcuts.ts';
import type { Me } from '../me.ts';
import type { Room } from '../room.ts';
import classes from './app-shell.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { ModeBand } from './mode-band.tsx';
import { navOf } from './nav.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

interface AppShellProps {
  readonly rooms: readonly Room[];
  readonly me: Me;
  readonly address: string;
  readonly children: ReactNode;
}

/** Makes every room and every room's own command reachable from the palette. */
function useRoomCommands(rooms: readonly Room[]): void {
  const navigate = useNavigate();
  const t = useText('ui');
  useEffect(() => {
    const pages = navOf(rooms).flatMap(each => each.entries);
    const takeBack = [
      ...pages.map(entry =>
        registerCommand({
          id: `go-${entry.path}`,
          label: labelText(entry.label),
          hint: t(`nav.${entry.group}`),
          ...(entry.shortcut ? { keys: `g ${entry.shortcut}` } : {}),
          run: () => void navigate({ to: entry.path }),
        }),
      ),
      ...rooms.flatMap(room =>
        (room.commands ?? []).map(command =>
          registerCommand({
            id: command.id,
            label: labelText(command.label),
            run: () => void navigate({ to: command.path }),
          }),
        ),
      ),
      registerCommand({
        id: 'go-settings',
        label: t('nav.settings'),
        hint: t('nav.me'),
        keys: 'g s',
        run: () => void navigate({ to: '/settings' }),
      }),
    ];
    return () => {
      for (const each of takeBack) each();
    };
  }, [rooms, navigate, t]);
}

/** The frame of every page with a session: rail, top bar, bottom bar on a phone, mode, palette, letters. */
export function AppShell({ rooms, me, address, children }: AppShellProps) {
  const t = useText('ui');
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const openPalette = useCallback(() => {
    for (const room of rooms) void room.finders?.();
    setPalette(true);
  }, [rooms]);
  const openHelp = useCallback(() => setHelp(true), []);
  useRoomCommands(rooms);
  useShortcuts(openPalette, openHelp);
  const place = { rooms, address, counts: me.counts };
  return (
    <div className={classes.shell}>
      <a href="#page" className={classes.skip}>
        {t('nav.skip')}
      </a>
      <Rail {...place} />
      <div className={classes.main}>
        <header className={classes.top}>
          <ModeBand mode={me.mode} />
          <TopBar me={me} onSearch={openPalette} />
        </header>
        <main id="page" tabIndex={-1} className={classes.page}>
          {children}
        </main>
        <footer className={classes.foot}>{t('nav.support')}</footer>
      </div>
      <BottomBar {...place} onSearch={openPalette} />
      <Palette open={palette} onClose={() => setPalette(false)} />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
