import { ChartFrame, RowName } from '../draw/chart-frame.tsx';
import classes from '../systemic-risk.module.css';

export interface RankRow {
  readonly id: string;
  readonly name: string;
  readonly rank: number;
  readonly interval: readonly [number, number];
}

const width = 760;
const left = 290;
const right = 110;
const rowHeight = 26;

/** One line per row: its rank as a circle, its interval as a line over the places it may take; the first place is left. */
export function RankChart(props: { readonly id: string; readonly label: string; readonly rows: readonly RankRow[] }) {
  const { rows } = props;
  const last = Math.max(2, ...rows.flatMap(({ rank, interval }) => [rank, interval[1]]));
  const x = (rank: number): number => left + 20 + ((rank - 1) / (last - 1)) * (width - left - right - 20);
  const height = rows.length * rowHeight + 28;
  const marks = [1, ...(last > 3 ? [Math.round((1 + last) / 2)] : []), last];
  return (
    <ChartFrame id={props.id} label={props.label} width={width} height={height}>
      {marks.map(rank => (
        <g key={rank}>
          <line className={classes.axis} x1={x(rank)} x2={x(rank)} y1={0} y2={height - 20} strokeWidth={1} />
          <text x={x(rank)} y={height - 5} textAnchor="middle">
            {rank}
          </text>
        </g>
      ))}
      {rows.map(({ id, name, rank, interval }, i) => {
        const y = i * rowHeight + rowHeight / 2;
        return (
          <g key={id}>
            <RowName name={name} x={left - 10} y={y} />
            <line className={classes.whisker} x1={x(interval[0])} x2={x(interval[1])} y1={y} y2={y} />
            <circle className={classes.mean} cx={x(rank)} cy={y} r={4} />
            <text x={x(interval[1]) + 12} y={y + 4}>
              {interval[0] === interval[1] ? rank : `${interval[0]} – ${interval[1]}`}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
