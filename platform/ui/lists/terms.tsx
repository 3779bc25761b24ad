import type { ReactNode } from 'react';
import classes from './terms.module.css';

/** Names and what stands under them, one line each; a value of null or undefined leaves its line out. */
export function Terms({ rows }: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.terms}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
