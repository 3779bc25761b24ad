import { type KeyboardEvent, memo, type MouseEvent, useMemo, useRef, useState } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import type { Pair, Study } from '../contract.ts';
import classes from './feasibility.module.css';
import { signs } from './signs.ts';

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** One grid of sources by targets with a single stop of the Tab key; arrows walk it, Enter or a click asks why. */
export function HeatMap({
  study,
  onAsk,
}: {
  readonly study: Study;
  readonly onAsk: (from: string, to: string) => void;
}) {
  const t = useText('feasibility');
  const { order } = study;
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const grid = useRef<HTMLTableElement>(null);
  const cells = useMemo(() => new Map(study.pairs.map(pair => [`${pair.from}>${pair.to}`, pair])), [study]);
  const place = (event: MouseEvent | KeyboardEvent): readonly [number, number] | null => {
    const cell = (event.target as Element).closest<HTMLElement>('td[data-column]');
    return cell ? [Number(cell.dataset['row']), Number(cell.dataset['column'])] : null;
  };
  const ask = ([row, column]: readonly [number, number]) => onAsk(order[row] ?? '', order[column] ?? '');
  const walk = (event: KeyboardEvent): void => {
    const from = place(event);
    if (from && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      ask(from);
    }
    const step = steps[event.key];
    if (!from || !step) return;
    event.preventDefault();
    const within = (index: number) => Math.min(order.length - 1, Math.max(0, index));
    const to = [within(from[0] + step[0]), within(from[1] + step[1])] as const;
    setAt(to);
    grid.current?.querySelector<HTMLElement>(`td[data-row="${to[0]}"][data-column="${to[1]}"]`)?.focus();
  };
  const choose = (event: MouseEvent): void => {
    const to = place(event);
    if (!to) return;
    setAt(to);
    ask(to);
  };
  return (
    <div className={classes.scroll}>
      <table
        ref={grid}
        role="grid"
        className={classes.map}
        aria-label={t('matrix.grid', { schemes: order.length })}
        onKeyDown={walk}
        onClick={choose}
      >
        <thead>
          <tr>
            <td />
            {order.map(id => (
              <th key={id} scope="col">
                <span>{id}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((from, row) => (
            <MapRow
              key={from}
              from={from}
              row={row}
              order={order}
              cells={cells}
              column={at[0] === row ? at[1] : -1}
              t={t}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly from: string;
  readonly row: number;
  readonly order: readonly string[];
  readonly cells: ReadonlyMap<string, Pair>;
  /** the column that Tab stops at, or -1 */
  readonly column: number;
  readonly t: Text;
}

const MapRow = memo(({ from, row, order, cells, column, t }: RowProps) => (
  <tr>
    <th scope="row">{from}</th>
    {order.map((to, index) => {
      const pair = cells.get(`${from}>${to}`);
      const verdict = pair?.verdict ?? 'none';
      const label = t('matrix.cell', { from, to, verdict: t(`verdict.${verdict}`) });
      return (
        <td
          key={to}
          role="gridcell"
          data-row={row}
          data-column={index}
          data-verdict={verdict}
          data-agreement={pair?.needsAgreement || undefined}
          tabIndex={index === column ? 0 : -1}
          aria-label={pair?.needsAgreement ? `${label}, ${t('matrix.underAgreement')}` : label}
        >
          {signs[verdict]}
        </td>
      );
    })}
  </tr>
));
MapRow.displayName = 'MapRow';
