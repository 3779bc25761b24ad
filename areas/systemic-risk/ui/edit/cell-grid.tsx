import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from './edit.module.css';
import { type Place, target } from './keys.ts';

const rowHeight = 30;
const visible = 16;
const ahead = 6;

/**
 * Rows of cells, edited like a spreadsheet: arrows walk, typing or Enter edits, Escape leaves as it was, Delete clears,
 * a block copied from a spreadsheet is put in. Only the rows in view are drawn. `rows` names the rows shown by their
 * place in the table.
 */
export function CellGrid(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
  readonly rows: readonly number[];
  readonly findings: ReadonlyMap<number, readonly string[]>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly onCells: (corner: { row: number; column: number }, block: readonly (readonly string[])[]) => void;
  readonly onPlace: (row: number | null) => void;
}) {
  const t = useText('systemic-risk');
  const { columns, cells, rows, onCells } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const wanted = useRef(false);
  const first = Math.max(0, Math.floor(top / rowHeight) - ahead);
  const shown = rows.slice(first, first + visible + 2 * ahead);
  const tableRow = rows[place.row];
  const size = { rows: rows.length, columns: columns.length, page: visible };
  const { onPlace } = props;
  useEffect(() => onPlace(tableRow ?? null), [tableRow, onPlace]);
  useEffect(() => {
    if (!wanted.current || editing !== null) return;
    wanted.current = false;
    box.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
  });
  const go = (to: Place): void => {
    wanted.current = true;
    setEditing(null);
    setPlace(to);
    const view = box.current;
    if (!view) return;
    const y = to.row * rowHeight;
    if (y < view.scrollTop) view.scrollTop = y;
    else if (y + 2 * rowHeight > view.scrollTop + view.clientHeight)
      view.scrollTop = y + 2 * rowHeight - view.clientHeight;
    setTop(view.scrollTop);
  };
  const put = (block: readonly (readonly string[])[]): void => {
    if (tableRow !== undefined) onCells({ row: tableRow, column: place.column }, block);
  };
  const key = (event: KeyboardEvent): void => {
    if (editing !== null) return;
    const to = target(event.key, place, size);
    if (to) {
      event.preventDefault();
      return go(to);
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing(cells[tableRow ?? -1]?.[place.column] ?? '');
    } else if (event.key === 'Delete' || event.key === 'Backspace') put([['']]);
    else if (event.key.length === 1) {
      event.preventDefault();
      setEditing(event.key);
    }
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing !== null) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    put(text.split(/\r?\n/).map(line => line.split('\t')));
  };
  return (
    <div
      ref={box}
      role="grid"
      className={classes.grid}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onScroll={event => setTop(event.currentTarget.scrollTop)}
      onKeyDown={key}
      onPaste={paste}
      tabIndex={rows.length === 0 ? 0 : -1}
    >
      <div role="row" className={classes.head} aria-rowindex={1}>
        <span role="columnheader" className={classes.mark}>
          {t('edit.row')}
        </span>
        {columns.map(name => (
          <span key={name} role="columnheader" className={classes.cell}>
            {name}
          </span>
        ))}
      </div>
      <div role="presentation" ref={node => node?.style.setProperty('height', `${first * rowHeight}px`)} />
      {shown.map((row, i) => (
        <GridRow
          key={row}
          row={row}
          at={first + i}
          columns={columns}
          cells={cells[row] ?? []}
          found={props.findings.get(row)}
          choices={props.choices}
          active={place.row === first + i ? place.column : null}
          editing={place.row === first + i ? editing : null}
          onChoose={column => {
            wanted.current = true;
            setEditing(null);
            setPlace({ row: first + i, column });
          }}
          onEdit={setEditing}
          onDone={(value, by) => {
            if (value !== (cells[row]?.[place.column] ?? '')) put([[value]]);
            go(target(by, place, size) ?? place);
          }}
          onLeave={() => go(place)}
        />
      ))}
      <div
        role="presentation"
        ref={node =>
          node?.style.setProperty('height', `${Math.max(0, rows.length - first - shown.length) * rowHeight}px`)
        }
      />
    </div>
  );
}

function GridRow(props: {
  readonly row: number;
  readonly at: number;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly found: readonly string[] | undefined;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly active: number | null;
  readonly editing: string | null;
  readonly onChoose: (column: number) => void;
  readonly onEdit: (text: string) => void;
  readonly onDone: (text: string, by: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, columns, cells, found, active, editing } = props;
  return (
    <div role="row" className={classes.row} aria-rowindex={props.at + 2} data-bad={found ? true : undefined}>
      <span role="rowheader" className={classes.mark} title={found?.join(' ')}>
        {found ? `! ${row + 1}` : row + 1}
      </span>
      {columns.map((name, column) =>
        active === column && editing !== null ? (
          <CellInput
            key={name}
            name={name}
            text={editing}
            choices={props.choices[name] ?? []}
            onDone={props.onDone}
            onLeave={props.onLeave}
          />
        ) : (
          <span
            key={name}
            role="gridcell"
            className={classes.cell}
            data-active={active === column || undefined}
            tabIndex={active === column ? 0 : -1}
            aria-colindex={column + 2}
            onMouseDown={() => props.onChoose(column)}
            onDoubleClick={() => props.onEdit(cells[column] ?? '')}
          >
            {cells[column]}
          </span>
        ),
      )}
    </div>
  );
}

function CellInput(props: {
  readonly name: string;
  readonly text: string;
  readonly choices: readonly string[];
  readonly onDone: (text: string, by: string) => void;
  readonly onLeave: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const end = (by: string): void => {
    if (done.current) return;
    done.current = true;
    props.onDone(field.current?.value ?? props.text, by);
  };
  return (
    <span role="gridcell" className={classes.cell}>
      <input
        ref={field}
        className={classes.input}
        aria-label={props.name}
        defaultValue={props.text}
        list={props.choices.length > 0 ? `choices-${props.name}` : undefined}
        onBlur={() => end('')}
        onKeyDown={event => {
          event.stopPropagation();
          if (event.key === 'Enter') end('ArrowDown');
          if (event.key === 'Escape') {
            done.current = true;
            props.onLeave();
          }
          if (event.key === 'Tab') {
            event.preventDefault();
            end(event.shiftKey ? 'ArrowLeft' : 'ArrowRight');
          }
        }}
      />
      {props.choices.length > 0 && (
        <datalist id={`choices-${props.name}`}>
          {props.choices.map(choice => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </span>
  );
}
