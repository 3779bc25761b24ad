import type { ReactNode } from 'react';
import { useMe } from '../me.ts';
import { usePageTitle } from '../shell/mode.ts';
import classes from './page-head.module.css';

/** The head of a page: its title (also the window's), one line of what is going on, and its actions, one of them primary. */
export function PageHead(props: {
  readonly title: string;
  readonly before?: ReactNode;
  /** How what is shown may be passed on; it stands beside the title on every page alike. */
  readonly marking?: ReactNode;
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
  readonly below?: ReactNode;
}) {
  usePageTitle(props.title, useMe()?.mode ?? 'live');
  return (
    <div className={classes.head}>
      <div className={classes.line}>
        {props.before && <span className={classes.before}>{props.before}</span>}
        <h1>{props.title}</h1>
        {props.marking}
        {props.summary && <div className={classes.summary}>{props.summary}</div>}
        {props.actions && <div className={`${classes.actions} no-print`}>{props.actions}</div>}
      </div>
      {props.below}
    </div>
  );
}
