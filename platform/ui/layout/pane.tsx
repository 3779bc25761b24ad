import { type ReactNode, useId } from 'react';
import classes from './pane.module.css';

/** A part of a page: a heading, a few quiet words beside it, and its content. Panes never stand inside panes. */
export function Pane(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.pane} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {props.title}
        </h2>
        {props.note !== undefined && <span className={classes.note}>{props.note}</span>}
        {props.actions && <div className={`${classes.actions} no-print`}>{props.actions}</div>}
      </div>
      {props.children}
    </section>
  );
}
