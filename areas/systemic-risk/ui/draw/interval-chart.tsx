import classes from '../systemic-risk.module.css';
import { ChartFrame, RowName } from './chart-frame.tsx';

export interface IntervalRow {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly interval?: readonly [number, number];
  /** a second value on the same scale, drawn hollow */
  readonly second?: number;
  /** stands at the right end */
  readonly note?: string;
}

const width = 760;
const left = 290;
const right = 110;
const rowHeight = 26;

/** One line per row: the value as a bar, its interval over it; negative values lie left of the zero line. */
export function IntervalChart(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly IntervalRow[];
  readonly show: (value: number) => string;
}) {
  const { rows, show } = props;
  const all = rows.flatMap(row => [row.value, row.second ?? 0, ...(row.interval ?? [])]);
  const top = Math.max(1e-12, ...all);
  const low = Math.min(0, ...all);
  const x = (value: number): number => left + ((value - low) / (top - low)) * (width - left - right);
  const height = rows.length * rowHeight + 28;
  return (
    <ChartFrame id={props.id} label={props.label} width={width} height={height}>
      {[...new Set([low, 0, top])].map(value => (
        <g key={value}>
          <line className={classes.axis} x1={x(value)} x2={x(value)} y1={0} y2={height - 20} strokeWidth={1} />
          <text x={x(value)} y={height - 5} textAnchor="middle">
            {show(value)}
          </text>
        </g>
      ))}
      {rows.map((row, i) => (
        <Line key={row.id} row={row} y={i * rowHeight + rowHeight / 2} x={x} show={show} />
      ))}
    </ChartFrame>
  );
}

function Line(props: {
  readonly row: IntervalRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly show: (value: number) => string;
}) {
  const { row, y, x } = props;
  const end = Math.max(x(0), x(row.value), x(row.interval?.[1] ?? 0), x(row.second ?? 0));
  return (
    <g>
      <RowName name={row.name} x={left - 10} y={y} />
      <rect
        className={classes.bar}
        x={Math.min(x(0), x(row.value))}
        y={y - 7}
        width={Math.max(1, Math.abs(x(row.value) - x(0)))}
        height={14}
      />
      {row.interval && (
        <line className={classes.whisker} x1={x(row.interval[0])} x2={x(row.interval[1])} y1={y} y2={y} />
      )}
      {row.second !== undefined && <circle className={classes.mean} cx={x(row.second)} cy={y} r={4} />}
      <text x={end + 8} y={y + 4}>
        {row.note ?? props.show(row.value)}
      </text>
    </g>
  );
}
