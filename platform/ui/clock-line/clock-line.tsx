import { type KeyboardEvent, useMemo, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Pane } from '../layout/pane.tsx';
import { useGo } from '../layout/go.tsx';
import { useNow } from '../time/now.ts';
import classes from './clock-line.module.css';
import { ClockTable } from './clock-table.tsx';
import { Drawing } from './drawing.tsx';
import { type Clock, hoursText, placeRows, scaleOf, spans } from './scale.ts';
import { useWidth } from './width.ts';

const storageKey = 'entente-clock-span';
const narrow = 640;

function storedSpan(): number {
  const stored = Number(localStorage.getItem(storageKey));
  return spans.some(span => span.hours === stored) ? stored : 72;
}

/**
 * All clocks of all incidents on one time axis around now. Filled: due; dashed: due if a fact comes out so; diamond:
 * answer by; open ring: an embargo ends. Arrow keys walk it in order of time, Enter opens, + and − zoom.
 */
export function ClockLine({ clocks, title }: { readonly clocks: readonly Clock[]; readonly title?: string }) {
  const t = useText('ui');
  const [hours, setHours] = useState(storedSpan);
  const zoom = (next: number): void => {
    localStorage.setItem(storageKey, String(next));
    setHours(next);
  };
  const day = t('clocks.day');
  return (
    <Pane
      title={title ?? t('clocks.title', { span: hoursText(hours, day) })}
      note={t('clocks.legend')}
      actions={
        <div className={classes.zoom} role="group" aria-label={t('clocks.zoom')}>
          {spans.map(span => (
            <button key={span.hours} type="button" aria-pressed={span.hours === hours} onClick={() => zoom(span.hours)}>
              {hoursText(span.hours, day)}
            </button>
          ))}
        </div>
      }
    >
      {clocks.length === 0 ? (
        <p className={classes.none}>{t('clocks.none')}</p>
      ) : (
        <Picture clocks={clocks} hours={hours} onZoom={zoom} />
      )}
      {clocks.length > 0 && <ClockTable clocks={clocks} />}
    </Pane>
  );
}

function Picture(props: {
  readonly clocks: readonly Clock[];
  readonly hours: number;
  readonly onZoom: (hours: number) => void;
}) {
  const [ref, width] = useWidth();
  const now = useNow(15).getTime();
  const go = useGo();
  const [at, setAt] = useState<string | null>(null);
  // On a narrow window one label a line; the rest stands in the table and in what a mark says when pointed at.
  const stacked = width < narrow;
  const left = stacked ? 8 : 150;
  const right = width - 44;
  const rows = useMemo(() => {
    const scale = scaleOf(now, props.hours, left, right);
    return { scale, placed: placeRows(props.clocks, scale, width, stacked ? 1 : 3) };
  }, [props.clocks, props.hours, now, left, right, width, stacked]);
  const order = rows.placed.flatMap(row => row.clocks).toSorted((a, b) => a.x - b.x);
  const press = (event: KeyboardEvent): void => {
    const index = spans.findIndex(span => span.hours === props.hours);
    const zoomed = event.key === '+' ? spans[index - 1] : event.key === '-' ? spans[index + 1] : undefined;
    if (zoomed) props.onZoom(zoomed.hours);
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step === 0 || order.length === 0) return;
    event.preventDefault();
    const here = order.findIndex(each => keyOf(each.clock) === at);
    const next = order[(here + step + order.length) % order.length];
    if (!next) return;
    setAt(keyOf(next.clock));
    event.currentTarget.querySelector<SVGGElement>(`[data-clock="${CSS.escape(keyOf(next.clock))}"]`)?.focus();
  };
  return (
    <div ref={ref} className={classes.picture} onKeyDown={press}>
      {width > 0 && (
        <Drawing
          rows={rows.placed}
          scale={rows.scale}
          now={now}
          hours={props.hours}
          width={width}
          left={left}
          right={right}
          stacked={stacked}
          language={currentLanguage()}
          at={at ?? (order[0] ? keyOf(order[0].clock) : null)}
          keyOf={keyOf}
          onAt={setAt}
          onOpen={go}
        />
      )}
    </div>
  );
}

const keyOf = (clock: Clock): string => `${clock.incident.id}/${clock.kind}/${clock.at}/${clock.label}`;
