import type { ReactNode } from 'react';
import classes from './fields.module.css';

/** Fields of a form beside each other, as many as fit; `end` aligns them with a button in the same line. */
export function Fields(props: { readonly align?: 'start' | 'end'; readonly children: ReactNode }) {
  return (
    <div className={classes.fields} data-align={props.align ?? 'start'}>
      {props.children}
    </div>
  );
}
