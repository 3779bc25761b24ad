import type { KeyboardEvent } from 'react';
import classes from './clock-line.module.css';
import type { ClockKind, PlacedClock } from './scale.ts';

interface ClockMarkProps {
  readonly id: string;
  readonly placed: PlacedClock;
  readonly y: number;
  readonly storeyHeight: number;
  readonly name: string;
  /** the one mark that Tab reaches; arrows reach the others */
  readonly current: boolean;
  readonly onShow: (on: boolean) => void;
  readonly onAt: () => void;
  readonly onOpen: () => void;
}

/** One clock: its shape, its label above the line, and what keyboard and pointer do with it. */
export function ClockMark(props: ClockMarkProps) {
  const { placed, y } = props;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') props.onOpen();
  };
  return (
    <g
      role="link"
      tabIndex={props.current ? 0 : -1}
      aria-label={props.name}
      data-clock={props.id}
      data-state={placed.clock.state}
      className={classes.mark}
      onClick={props.onOpen}
      onKeyDown={press}
      onFocus={() => {
        props.onAt();
        props.onShow(true);
      }}
      onBlur={() => props.onShow(false)}
      onPointerEnter={() => props.onShow(true)}
      onPointerLeave={() => props.onShow(false)}
    >
      <rect x={placed.x - 12} y={y - 12} width={24} height={24} className={classes.reach} />
      {placed.storey !== null && placed.storey > 0 && (
        <path d={`M ${placed.x} ${y - 6} V ${y - 4 - placed.storey * props.storeyHeight}`} className={classes.leader} />
      )}
      <Shape kind={placed.clock.kind} x={placed.x} y={y} />
      {placed.edge && <path d={`M ${placed.x - 9} ${y} l 5 -4 v 8 z`} className={classes.filled} />}
      {placed.storey !== null && (
        <text
          x={placed.x + (placed.flipped ? -8 : 8)}
          y={y - 7 - placed.storey * props.storeyHeight}
          className={classes.label}
          textAnchor={placed.flipped ? 'end' : 'start'}
        >
          {placed.label}
        </text>
      )}
    </g>
  );
}

function Shape({ kind, x, y }: { readonly kind: ClockKind; readonly x: number; readonly y: number }) {
  if (kind === 'answer-by') return <path d={`M ${x} ${y - 7} l 7 7 l -7 7 l -7 -7 z`} className={classes.open} />;
  if (kind === 'due-if') return <circle cx={x} cy={y} r={5} className={classes.dashed} />;
  if (kind === 'embargo') return <rect x={x - 5} y={y - 5} width={10} height={10} className={classes.open} />;
  return <circle cx={x} cy={y} r={5.5} className={classes.filled} />;
}
