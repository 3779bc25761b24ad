import type { ReactNode } from 'react';
import classes from './sheet.module.css';

/** A short table that stands whole on the page and scrolls sideways by itself where it is too wide. */
export function Sheet(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={props.label}>
      <table className={classes.sheet}>
        <caption className="sr-only">{props.label}</caption>
        {props.children}
      </table>
    </div>
  );
}

/** A cell that opens what stands behind it. */
export function SheetCell(props: {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={classes.cell} aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
