import type { ExceedancePoint } from '#engines/cascade/index.ts';
import classes from '../systemic-risk.module.css';
import { ChartFrame } from './chart-frame.tsx';

const width = 760;
const height = 260;
const left = 60;
const bottom = 34;

/**
 * The chance that the loss is at least so much, with its 95 % interval. It begins at nothing, with the chance of the least
 * loss seen: where every world loses the same, that is all there is to draw.
 */
export function ExceedanceChart(props: {
  readonly id: string;
  readonly label: string;
  readonly points: readonly ExceedancePoint[];
  readonly show: (value: number) => string;
}) {
  const { show } = props;
  const [least] = props.points;
  const points = least && least.loss > 0 ? [{ ...least, loss: 0 }, ...props.points] : props.points;
  const last = points.at(-1);
  const top = Math.max(0, ...points.map(point => point.loss)) || 1;
  const x = (loss: number): number => left + (loss / top) * (width - left - 40);
  const y = (chance: number): number => 10 + (1 - chance) * (height - bottom - 10);
  const seen = ({ probability }: ExceedancePoint): number => y(probability.estimate ?? probability.high);
  const line = points.map(point => `${x(point.loss)},${seen(point)}`).join(' ');
  const area = [
    ...points.map(({ loss, probability }) => `${x(loss)},${y(probability.high)}`),
    ...points.toReversed().map(({ loss, probability }) => `${x(loss)},${y(probability.low)}`),
  ].join(' ');
  return (
    <ChartFrame id={props.id} label={props.label} width={width} height={height}>
      {[0, 0.25, 0.5, 0.75, 1].map(part => (
        <g key={part}>
          <line className={classes.axis} x1={left} x2={width - 40} y1={y(part)} y2={y(part)} strokeWidth={0.5} />
          <text x={left - 8} y={y(part) + 4} textAnchor="end">
            {`${part * 100} %`}
          </text>
          <text x={x(top * part)} y={height - 10} textAnchor="middle">
            {show(top * part)}
          </text>
        </g>
      ))}
      <polygon className={classes['curve-area']} points={area} />
      <polyline className={classes.curve} points={line} />
      {last && <circle className={classes.mean} cx={x(last.loss)} cy={seen(last)} r={4} />}
    </ChartFrame>
  );
}
