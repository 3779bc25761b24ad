import { Link } from '@tanstack/react-router';
import { Gauge, LayoutGrid, Search, Send, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from '../feedback/dialog.tsx';
import type { NavGroup, Room } from '../room.ts';
import classes from './bottom-bar.module.css';
import { groupHere, navOf, waitingIn } from './nav.ts';
import { RoomList } from './room-list.tsx';

interface BottomBarProps {
  readonly rooms: readonly Room[];
  readonly address: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly onSearch: () => void;
}

type Part = 'now' | 'share' | 'rooms';

const partOf = (group: NavGroup): Part => (group === 'now' || group === 'share' ? group : 'rooms');

const parts = [
  ['now', Gauge],
  ['share', Send],
  ['rooms', LayoutGrid],
] as const;

/** The rail's stand-in below 900 px: Now, Share, the other rooms, Search, Me. The one that one is in is lit. */
export function BottomBar(props: BottomBarProps) {
  const t = useText('ui');
  const [open, setOpen] = useState<Part | null>(null);
  const group = groupHere(props.rooms, props.address);
  const groupsIn = (part: Part) => navOf(props.rooms).filter(each => partOf(each.group) === part);
  return (
    <nav className={classes.bar} aria-label={t('nav.rooms')}>
      {parts.map(([part, Icon]) => (
        <button
          key={part}
          type="button"
          className={classes.item}
          aria-current={group && partOf(group) === part ? 'true' : undefined}
          aria-haspopup="dialog"
          onClick={() => setOpen(part)}
        >
          <Icon size={18} aria-hidden="true" />
          <span>
            {t(`nav.${part}`)}
            <Waiting groups={groupsIn(part)} counts={props.counts} />
          </span>
        </button>
      ))}
      <button type="button" className={classes.item} aria-haspopup="dialog" onClick={props.onSearch}>
        <Search size={18} aria-hidden="true" />
        <span>{t('nav.search')}</span>
      </button>
      <Link
        to="/settings"
        className={classes.item}
        aria-current={props.address.startsWith('/settings') ? 'page' : undefined}
      >
        <UserRound size={18} aria-hidden="true" />
        <span>{t('nav.me')}</span>
      </Link>
      <Dialog open={open !== null} onClose={() => setOpen(null)} title={t(`nav.${open ?? 'rooms'}`)}>
        <RoomList
          groups={open === null ? [] : groupsIn(open)}
          address={props.address}
          counts={props.counts}
          onChoose={() => setOpen(null)}
        />
      </Dialog>
    </nav>
  );
}

function Waiting(props: { readonly groups: ReturnType<typeof navOf>; readonly counts: BottomBarProps['counts'] }) {
  const waiting = props.groups
    .flatMap(each => each.entries)
    .reduce((sum, each) => sum + waitingIn(each, props.counts), 0);
  return waiting > 0 && <span className={classes.count}> {waiting}</span>;
}
