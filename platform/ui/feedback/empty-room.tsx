import type { ReactNode } from 'react';
import classes from './empty-room.module.css';

/** An empty list: what belongs here, why it is worth having, and the first step. */
export function EmptyRoom(props: { readonly title: string; readonly why: string; readonly action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{props.title}</p>
      <p className={classes.why}>{props.why}</p>
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
}
