import type { ReactNode } from 'react';
import classes from './columns.module.css';

/** Panes beside each other; `shape` gives their widths at 900 px and above, below that they stand one under the other. */
export function Columns(props: {
  readonly shape: '1' | '1-1' | '1-1-1' | '3-2-2' | '1-3' | '3-1' | '2-1';
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.columns} data-shape={props.shape}>
      {props.children}
    </div>
  );
}
