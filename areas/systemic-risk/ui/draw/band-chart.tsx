import classes from '../systemic-risk.module.css';
import { ChartFrame, RowName } from './chart-frame.tsx';

export interface BandRow {
  readonly id: string;
  readonly name: string;
  readonly mean: number;
  readonly bands: Readonly<Record<'sampling' | 'parameters' | 'model', readonly [number, number]>>;
}

const width = 760;
const left = 290;
const rowHeight = 26;

/** One line per function or sector: the mean, and the three reasons to doubt it as three bands over each other. */
export function BandChart(props: {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly BandRow[];
  readonly show: (value: number) => string;
  /** end of the scale, where several charts share one */
  readonly top?: number;
}) {
  const { rows, show } = props;
  const top = Math.max(
    1e-9,
    props.top ?? 0,
    ...rows.flatMap(row => [row.mean, ...Object.values(row.bands).map(band => band[1])]),
  );
  const x = (value: number): number => left + (value / top) * (width - left - 70);
  const height = rows.length * rowHeight + 28;
  return (
    <ChartFrame id={props.id} label={props.label} width={width} height={height}>
      {[0, 0.5, 1].map(part => (
        <g key={part}>
          <line
            className={classes.axis}
            x1={x(top * part)}
            x2={x(top * part)}
            y1={0}
            y2={height - 20}
            strokeWidth={1}
          />
          <text x={x(top * part)} y={height - 5} textAnchor="middle">
            {show(top * part)}
          </text>
        </g>
      ))}
      {rows.map((row, i) => (
        <Bands key={row.id} row={row} y={i * rowHeight + rowHeight / 2} x={x} show={show} />
      ))}
    </ChartFrame>
  );
}

function Bands(props: {
  readonly row: BandRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly show: (value: number) => string;
}) {
  const { row, y, x } = props;
  return (
    <g>
      <RowName name={row.name} x={left - 10} y={y} />
      {(['model', 'parameters', 'sampling'] as const).map(kind => (
        <line
          key={kind}
          className={classes[`band-${kind}`]}
          x1={x(row.bands[kind][0])}
          x2={Math.max(x(row.bands[kind][1]), x(row.bands[kind][0]) + 1)}
          y1={y}
          y2={y}
        />
      ))}
      <circle className={classes.mean} cx={x(row.mean)} cy={y} r={4} />
      <text x={Math.min(x(Math.max(row.mean, row.bands.model[1], row.bands.parameters[1])) + 8, width - 62)} y={y + 4}>
        {props.show(row.mean)}
      </text>
    </g>
  );
}
