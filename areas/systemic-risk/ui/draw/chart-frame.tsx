import type { ReactNode } from 'react';
import classes from '../systemic-risk.module.css';

interface ChartProps {
  readonly id: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** What every chart stands in: a picture with a name, that scrolls by keyboard on a narrow window. */
export function ChartFrame({ id, label, width, height, children }: ChartProps) {
  return (
    <div role="group" className={classes.scroll} aria-label={label} tabIndex={0}>
      <svg id={id} className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {children}
      </svg>
    </div>
  );
}

/** The name of a row, cut where there is no room; whole on hover. */
export function RowName({ name, x, y }: { readonly name: string; readonly x: number; readonly y: number }) {
  return (
    <text x={x} y={y + 4} textAnchor="end">
      <title>{name}</title>
      {name.length > 44 ? `${name.slice(0, 43)}…` : name}
    </text>
  );
}
