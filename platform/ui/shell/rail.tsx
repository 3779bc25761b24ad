import { Link } from '@tanstack/react-router';
import { labelText, useText } from '#platform/i18n/registry.ts';
import type { NavEntry, Room } from '../room.ts';
import { Mark } from './mark.tsx';
import { navOf, pathHere, waitingIn } from './nav.ts';
import classes from './rail.module.css';

interface RailProps {
  readonly rooms: readonly Room[];
  readonly address: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The rail of rooms in five groups. A number stands only where something waits. */
export function Rail(props: RailProps) {
  const t = useText('ui');
  const groups = navOf(props.rooms);
  const here = pathHere(groups, props.address);
  return (
    <nav className={classes.rail} aria-label={t('nav.rooms')}>
      <Link to="/" className={classes.brand}>
        <Mark />
        Entente
      </Link>
      {groups.map(({ group, entries }) => (
        <section key={group} className={classes.group} aria-labelledby={`rail-${group}`}>
          <h2 id={`rail-${group}`} className={classes.heading}>
            {t(`nav.${group}`)}
          </h2>
          <ul>
            {entries.map(entry => (
              <li key={entry.path}>
                <RailLink entry={entry} here={entry.path === here} waiting={waitingIn(entry, props.counts)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function RailLink(props: { readonly entry: NavEntry; readonly here: boolean; readonly waiting: number }) {
  const t = useText('ui');
  return (
    <Link
      to={props.entry.path}
      activeOptions={{ exact: true }}
      className={classes.link}
      aria-current={props.here ? 'page' : undefined}
    >
      <span>{labelText(props.entry.label)}</span>
      {props.waiting > 0 && (
        <span className={classes.count}>
          {props.waiting}
          <span className="sr-only"> {t('nav.waiting')}</span>
        </span>
      )}
    </Link>
  );
}
