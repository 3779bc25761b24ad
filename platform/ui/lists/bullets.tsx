import type { ReactNode } from 'react';
import classes from './bullets.module.css';

/** Sentences that belong together, one a point. */
export function Bullets({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.bullets}>{children}</ul>;
}
