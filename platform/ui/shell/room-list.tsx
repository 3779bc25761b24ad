import { Link } from '@tanstack/react-router';
import { labelText, useText } from '#platform/i18n/registry.ts';
import classes from './bottom-bar.module.css';
import { type navOf, pathHere, waitingIn } from './nav.ts';

/** Rooms as large rows for a thumb. */
export function RoomList(props: {
  readonly groups: ReturnType<typeof navOf>;
  readonly address: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly onChoose: () => void;
}) {
  const t = useText('ui');
  const here = pathHere(props.groups, props.address);
  return props.groups.map(({ group, entries }) => (
    <section key={group}>
      <h3 className={classes.heading}>{t(`nav.${group}`)}</h3>
      <ul>
        {entries.map(entry => (
          <li key={entry.path}>
            <Link
              to={entry.path}
              activeOptions={{ exact: true }}
              className={classes.row}
              aria-current={entry.path === here ? 'page' : undefined}
              onClick={props.onChoose}
            >
              <span>{labelText(entry.label)}</span>
              <span className={classes.count}>{waitingIn(entry, props.counts) || ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
