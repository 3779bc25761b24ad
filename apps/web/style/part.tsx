import type { ReactNode } from 'react';
import classes from './style.module.css';

/** One entry of the style guide: the names of the parts shown, as they are imported. */
export function Part(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={props.name}>
      <h2 className={classes.name}>{props.name}</h2>
      {props.children}
    </section>
  );
}
