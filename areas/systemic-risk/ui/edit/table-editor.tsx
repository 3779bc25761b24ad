import { Button, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';
import { CellGrid } from './cell-grid.tsx';
import edit from './edit.module.css';
import type { Findings } from './findings.ts';
import { addRow, type Columns, type Draft, putCells, removeRow, type TableName } from './tables.ts';

const choices: Readonly<Record<string, readonly string[]>> = {
  kind: ['asset', 'system', 'operator', 'function', 'sector', 'technology', 'region'],
  type: ['physical', 'cyber', 'geographic', 'logical', 'economic', 'personnel', 'restart'],
  evidence: ['assessed', 'documented', 'inferred', 'default'],
  rule: ['all', 'any', 'kOfN(2)', 'weighted(0.6)'],
  restart: ['yes'],
  recovery: ['remote', 'hands-on'],
  marking: ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'],
};

/** One table of the part: filter, add, remove, and what is wrong with the row one stands on. */
export function TableEditor(props: {
  readonly draft: Draft;
  readonly columns: Columns;
  readonly table: TableName;
  readonly findings: Findings;
  readonly onChange: (draft: Draft) => void;
}) {
  const t = useText('systemic-risk');
  const { draft, columns, table, onChange } = props;
  const cells = draft.tables[table];
  const found = props.findings.at[table];
  const [wanted, setWanted] = useState('');
  const [onlyBad, setOnlyBad] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const onPlace = useCallback((row: number | null) => setPlace(row), []);
  const rows = useMemo(() => {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    return cells.flatMap((row, i) => {
      if (onlyBad && !found.has(i)) return [];
      const text = words.length > 0 ? row.join(' ').toLowerCase() : '';
      return words.every(word => text.includes(word)) ? [i] : [];
    });
  }, [cells, wanted, onlyBad, found]);
  return (
    <>
      <div className={classes.tools}>
        <TextInput
          type="search"
          placeholder={t('edit.filter')}
          aria-label={t('edit.filter')}
          value={wanted}
          onChange={event => setWanted(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => onChange(addRow(draft, columns, table))}>
          {t('record.add')}
        </Button>
        <Button
          variant="default"
          disabled={place === null}
          onClick={() => place !== null && onChange(removeRow(draft, columns, table, place))}
        >
          {t('edit.removeRow', { number: (place ?? -1) + 1 || '' })}
        </Button>
        {found.size > 0 && (
          <Button variant={onlyBad ? 'filled' : 'default'} onClick={() => setOnlyBad(!onlyBad)}>
            {t('edit.onlyBad', { count: found.size })}
          </Button>
        )}
        <span className={classes.quiet} role="status">
          {t('edit.rows', { shown: rows.length, count: cells.length })}
        </span>
      </div>
      <CellGrid
        key={table}
        label={t(`edit.table.${table}`)}
        columns={columns[table]}
        cells={cells}
        rows={rows}
        findings={found}
        choices={choices}
        onCells={(corner, block) => onChange(putCells(draft, columns, table, corner, block))}
        onPlace={onPlace}
      />
      {place !== null && found.has(place) && (
        <div role="alert">
          <ul className={edit.bad}>
            {found.get(place)?.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={classes.quiet}>{t(`edit.hint.${table}`)}</p>
    </>
  );
}
