import type { ReactNode } from 'react';
import classes from './feasibility.module.css';

/** What may be wider than the page: it scrolls sideways by itself, by keyboard too. */
export const Wide = (props: { readonly label: string; readonly children: ReactNode }) => (
  <div className={classes.wide} tabIndex={0} role="group" aria-label={props.label}>
    {props.children}
  </div>
);
