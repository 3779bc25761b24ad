import { TextInput } from '@mantine/core';
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Body } from './body.tsx';
import { type Column, filterRows, searchTexts, valueComparator } from './columns.ts';
import classes from './data-table.module.css';

interface DataTableProps<T> {
  /** names the table for its remembered place; unique on the page */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly onOpen?: (row: T) => void;
  /** shows the filter field; its placeholder */
  readonly filter?: string;
  readonly sort?: { readonly id: string; readonly descending?: boolean };
  /** stands in place of the rows when there are none at all */
  readonly empty?: ReactNode;
  /** beside the filter field */
  readonly tools?: ReactNode;
  /** CSS height of the scrolled part; by default it fills the window */
  readonly height?: string;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/**
 * A table of up to tens of thousands of rows: only what is in view is drawn, the place is kept when one comes back.
 * Arrow keys, j, k, Home, End, Page keys walk the rows, Enter opens; headings sort; the filter finds every typed word.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const t = useText('ui');
  const [wanted, setWanted] = useState('');
  const [sorting, setSorting] = useState<SortingState>(
    props.sort ? [{ id: props.sort.id, desc: props.sort.descending ?? false }] : [],
  );
  const texts = useMemo(() => searchTexts(props.rows, props.columns), [props.rows, props.columns]);
  const data = useMemo(() => filterRows(props.rows, texts, wanted), [props.rows, texts, wanted]);
  const defs = useMemo(() => {
    const compare = valueComparator(currentLanguage() === 'fr' ? 'fr' : 'en');
    return props.columns.map(column => ({
      id: column.id,
      accessorFn: (row: T) => column.value(row) ?? undefined,
      sortUndefined: 'last' as const,
      sortFn: (a: { getValue: (id: string) => unknown }, b: { getValue: (id: string) => unknown }, id: string) =>
        compare(a.getValue(id), b.getValue(id)),
    }));
  }, [props.columns]);
  const table = useTable({
    features,
    columns: defs as never,
    data: data as never,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const rows = table.getRowModel().rows.map(row => row.original as T);
  const turn = (id: string): void => {
    const now = sorting[0];
    setSorting(now?.id === id ? (now.desc ? [] : [{ id, desc: true }]) : [{ id, desc: false }]);
  };
  if (props.rows.length === 0 && props.empty) return props.empty;
  return (
    <div className={classes.table}>
      {(props.filter || props.tools) && (
        <div className={`${classes.tools} no-print`}>
          {props.filter && (
            <TextInput
              className={classes.filter}
              type="search"
              placeholder={props.filter}
              aria-label={props.filter}
              value={wanted}
              onChange={event => setWanted(event.currentTarget.value)}
            />
          )}
          {props.tools}
          <span className={classes.count} role="status">
            {wanted
              ? t('table.found', { found: data.length, count: props.rows.length })
              : t('table.rows', { count: props.rows.length })}
          </span>
        </div>
      )}
      <Body {...props} rows={rows} sorting={sorting[0]} onSort={turn} />
    </div>
  );
}
