import { Link } from '@tanstack/react-router';
import { Gauge, Search, Send, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from '../feedback/dialog.tsx';
import type { Room } from '../room.ts';
import classes from './bottom-bar.module.css';
import { navOf, waitingIn } from './nav.ts';
import { RoomList } from './room-list.tsx';

interface BottomBarProps {
  readonly rooms: readonly Room[];
  readonly address: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly onSearch: () => void;
}

const nowPaths = (rooms: readonly Room[]): readonly string[] =>
  navOf(rooms)
    .find(each => each.group === 'now')
    ?.entries.map(entry => entry.path) ?? [];

/** The rail's stand-in below 900 px: Now, Share (and the other rooms), Search, Me. */
export function BottomBar(props: BottomBarProps) {
  const t = useText('ui');
  const [open, setOpen] = useState<'now' | 'share' | null>(null);
  const groups = navOf(props.rooms);
  const now = groups.filter(each => each.group === 'now');
  const rest = groups.filter(each => each.group !== 'now');
  const inNow = nowPaths(props.rooms).some(path =>
    path === '/' ? props.address === '/' : props.address.startsWith(path),
  );
  const waiting = now.flatMap(each => each.entries).reduce((sum, entry) => sum + waitingIn(entry, props.counts), 0);
  const inMe = props.address.startsWith('/settings');
  return (
    <nav className={classes.bar} aria-label={t('nav.rooms')}>
      <button
        type="button"
        className={classes.item}
        aria-current={inNow ? 'true' : undefined}
        onClick={() => setOpen('now')}
      >
        <Gauge size={18} aria-hidden="true" />
        <span>
          {t('nav.now')}
          {waiting > 0 && <span className={classes.count}> {waiting}</span>}
        </span>
      </button>
      <button
        type="button"
        className={classes.item}
        aria-current={!inNow && !inMe ? 'true' : undefined}
        onClick={() => setOpen('share')}
      >
        <Send size={18} aria-hidden="true" />
        <span>{t('nav.share')}</span>
      </button>
      <button type="button" className={classes.item} onClick={props.onSearch}>
        <Search size={18} aria-hidden="true" />
        <span>{t('nav.search')}</span>
      </button>
      <Link to="/settings" className={classes.item} aria-current={inMe ? 'page' : undefined}>
        <UserRound size={18} aria-hidden="true" />
        <span>{t('nav.me')}</span>
      </Link>
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={t(open === 'now' ? 'nav.now' : 'nav.rooms')}>
        <RoomList
          groups={open === 'now' ? now : rest}
          address={props.address}
          counts={props.counts}
          onChoose={() => setOpen(null)}
        />
      </Dialog>
    </nav>
  );
}
