import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { lettersOn, typing } from '../commands/shortcuts.ts';
import type { Column } from './columns.ts';
import classes from './data-table.module.css';

interface BodyProps<T> {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  readonly height?: string;
  readonly sorting: { readonly id: string; readonly desc: boolean } | undefined;
  readonly onSort: (id: string) => void;
}

const rowHeight = 33;
const places = new Map<string, number>();

const widthsOf = (columns: readonly { readonly width?: string }[]): string =>
  columns.map(column => column.width ?? 'minmax(80px, 1fr)').join(' ');

/** Where a key leads from a row; null for keys that do not walk. */
function target(key: string, from: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    ...(lettersOn() ? { j: from + 1, k: from - 1 } : undefined),
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

export function Body<T>(props: BodyProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: places.get(props.id) ?? 0,
  });
  const { id } = props;
  useEffect(() => {
    const element = scroller.current;
    return () => {
      if (element) places.set(id, element.scrollTop);
    };
  }, [id]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const row = props.rows[at];
    if (event.key === 'Enter' && row && event.target === event.currentTarget.querySelector(`[data-row="${at}"]`))
      props.onOpen?.(row);
    const to = target(event.key, at, props.rows.length, 10);
    if (to === null || (event.target as HTMLElement).closest('[role="columnheader"]')) return;
    event.preventDefault();
    setAt(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus());
  };
  const focusable = Math.min(at, props.rows.length - 1);
  const style = {
    '--columns': widthsOf(props.columns),
    '--wide-columns': widthsOf(props.columns.filter(column => !column.wideOnly)),
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ ...style, maxHeight: props.height ?? 'calc(100dvh - 190px)' }}
      data-stop
      role="grid"
      aria-label={props.caption}
      aria-rowcount={props.rows.length + 1}
      onKeyDown={press}
    >
      <Head {...props} />
      <div role="rowgroup" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(item => {
          const row = props.rows[item.index] as T;
          return (
            <div
              key={props.rowKey(row)}
              role="row"
              aria-rowindex={item.index + 2}
              data-row={item.index}
              data-opens={props.onOpen ? true : undefined}
              tabIndex={item.index === focusable ? 0 : -1}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => setAt(item.index)}
              onClick={event => (event.target as HTMLElement).closest('a, button') === null && props.onOpen?.(row)}
            >
              {props.columns.map(column => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={classes.cell}
                  data-numeric={column.numeric || undefined}
                  data-wide={column.wideOnly || undefined}
                >
                  {column.cell ? column.cell(row) : column.value(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head<T>(props: BodyProps<T>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {props.columns.map(column => {
          const sorted =
            props.sorting?.id === column.id ? (props.sorting.desc ? 'descending' : 'ascending') : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sorted}
              className={classes.heading}
              data-numeric={column.numeric || undefined}
              data-wide={column.wideOnly || undefined}
            >
              <button type="button" onClick={() => props.onSort(column.id)}>
                {column.header}
                <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : sorted ? ' ↓' : ''}</span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
