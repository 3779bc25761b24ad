import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { spanText, timeText } from '#platform/i18n/time.ts';
import { useZone } from '../me.ts';
import classes from './clock-line.module.css';
import { ClockMark } from './mark.tsx';
import { type Clock, hoursText, type PlacedClock, type PlacedRow, type Scale, shorten, ticksOf } from './scale.ts';

interface DrawingProps {
  readonly rows: readonly PlacedRow[];
  readonly scale: Scale;
  readonly now: number;
  readonly hours: number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** names stand above their line, on a narrow window */
  readonly stacked: boolean;
  readonly language: string;
  readonly at: string | null;
  readonly keyOf: (clock: Clock) => string;
  readonly onAt: (key: string) => void;
  readonly onOpen: (href: string) => void;
}

const storeyHeight = 15;
const top = 8;

/** The height of each row's line from the top of the picture. */
function linesOf(rows: readonly PlacedRow[], stacked: boolean): readonly number[] {
  let y = top;
  return rows.map(row => {
    y += (stacked ? 18 : 0) + 8 + row.storeys * storeyHeight;
    const line = y;
    y += 8;
    return line;
  });
}

export function Drawing(props: DrawingProps) {
  const t = useText('ui');
  const [shown, setShown] = useState<{ readonly placed: PlacedClock; readonly y: number } | null>(null);
  const lines = linesOf(props.rows, props.stacked);
  const bottom = (lines.at(-1) ?? top) + 14;
  const nowX = props.scale.x(props.now);
  return (
    <>
      <svg
        width={props.width}
        height={bottom + 22}
        className={classes.svg}
        role="group"
        aria-label={t('clocks.picture')}
      >
        <Axis {...props} bottom={bottom} nowX={nowX} />
        <line x1={nowX} x2={nowX} y1={0} y2={bottom + 4} className={classes.now} />
        {props.rows.map((row, index) => (
          <Row key={row.incident.id} {...props} row={row} y={lines[index] ?? 0} onShow={setShown} />
        ))}
      </svg>
      {shown && <Explain {...props} placed={shown.placed} y={shown.y} />}
    </>
  );
}

function Axis(props: DrawingProps & { readonly bottom: number; readonly nowX: number }) {
  const t = useText('ui');
  const day = t('clocks.day');
  const unit = props.hours * 3_600_000;
  const at = (hours: number): number => props.scale.x(props.now + hours * 3_600_000);
  return (
    <g aria-hidden="true">
      <line x1={props.left} x2={props.left} y1={top} y2={props.bottom} className={classes.grid} />
      {!props.stacked && (
        <text x={props.left} y={props.bottom + 16} className={classes.tick}>
          −{hoursText(unit / 12 / 3_600_000, day)}
        </text>
      )}
      <text x={props.nowX} y={props.bottom + 16} className={classes.tick}>
        {t('clocks.now')}
      </text>
      {ticksOf(props.hours, props.right - props.left).map(hours => (
        <g key={hours}>
          <line x1={at(hours)} x2={at(hours)} y1={top} y2={props.bottom} className={classes.grid} />
          <text x={at(hours)} y={props.bottom + 16} className={classes.tick}>
            +{hoursText(hours, day)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface RowProps extends DrawingProps {
  readonly row: PlacedRow;
  readonly y: number;
  readonly onShow: (shown: { readonly placed: PlacedClock; readonly y: number } | null) => void;
}

function Row(props: RowProps) {
  const t = useText('ui');
  const { row, y } = props;
  const nameY = props.stacked ? y - row.storeys * storeyHeight - 8 : y + 4;
  return (
    <g>
      <text x={props.stacked ? props.left : 0} y={nameY} className={classes.name}>
        {shorten(row.incident.title, props.stacked ? 48 : 21)}
        <title>{`${row.incident.ref} ${row.incident.title}`}</title>
      </text>
      <line x1={props.left} x2={props.right} y1={y} y2={y} className={classes.grid} />
      {row.clocks.map(placed => {
        const key = props.keyOf(placed.clock);
        const show = (on: boolean): void => props.onShow(on ? { placed, y } : null);
        return (
          <ClockMark
            key={key}
            id={key}
            placed={placed}
            y={y}
            storeyHeight={storeyHeight}
            name={spoken(placed.clock, props.now, props.language, t)}
            current={key === props.at}
            onShow={show}
            onAt={() => props.onAt(key)}
            onOpen={() => props.onOpen(placed.clock.href)}
          />
        );
      })}
      {row.later > 0 && (
        <text x={props.right + 8} y={y + 4} className={classes.later}>
          +{row.later} ▸<title>{t('clocks.later', { count: row.later })}</title>
        </text>
      )}
    </g>
  );
}

function spoken(clock: Clock, now: number, language: string, t: ReturnType<typeof useText>): string {
  const at = new Date(clock.at);
  return [
    clock.incident.title,
    clock.label,
    t(`clocks.kind.${clock.kind}`),
    spanText(at.getTime() - now, language),
    timeText(at, { zone: clock.zone, language, style: 'full' }),
  ].join(', ');
}

function Explain(props: DrawingProps & { readonly placed: PlacedClock; readonly y: number }) {
  const t = useText('ui');
  const zone = useZone();
  const { clock, x } = props.placed;
  const at = new Date(clock.at);
  const lines = [
    ...new Set([clock.zone, zone, 'UTC'].map(each => timeText(at, { zone: each, language: props.language }))),
  ];
  const right = x > props.width / 2;
  return (
    <div
      className={classes.explain}
      data-state={clock.state}
      aria-hidden="true"
      style={{ top: props.y + 14, ...(right ? { right: props.width - x - 8 } : { left: x - 8 }) }}
    >
      <strong>{clock.label}</strong>
      <span>
        {clock.incident.ref} {clock.incident.title}
      </span>
      <span className={classes.span}>
        {t(`clocks.kind.${clock.kind}`)} · {spanText(at.getTime() - props.now, props.language)}
      </span>
      {lines.map(line => (
        <span key={line} className={classes.moment}>
          {line}
        </span>
      ))}
    </div>
  );
}
