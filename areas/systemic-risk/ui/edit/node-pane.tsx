import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';
import edit from './edit.module.css';
import { cellOf, type Columns, type Draft } from './tables.ts';

const mostLinks = 30;

/** One node with all it is, what it needs and what it serves; dependencies are added and removed here. */
export function NodePane(props: {
  readonly draft: Draft;
  readonly columns: Columns;
  readonly row: number;
  readonly findings: readonly string[];
  readonly onCell: (column: number, text: string) => void;
  readonly onRemove: () => void;
  readonly onRemoveEdge: (row: number) => void;
  readonly onAddEdge: (from: string, to: string) => void;
  readonly onPick: (id: string) => void;
}) {
  const t = useText('systemic-risk');
  const { draft, columns } = props;
  const cells = draft.tables.nodes[props.row] ?? [];
  const id = cellOf(columns, 'nodes', cells, 'id');
  const links = (end: 'from' | 'to') =>
    draft.tables.edges.flatMap((row, i) => {
      if (cellOf(columns, 'edges', row, end) !== id) return [];
      return [{ row: i, other: cellOf(columns, 'edges', row, end === 'to' ? 'from' : 'to') }];
    });
  return (
    <section className={edit.side} aria-label={t('edit.nodePane', { id })}>
      <strong>{cellOf(columns, 'nodes', cells, 'name') || id}</strong>
      {props.findings.length > 0 && (
        <div role="alert">
          <ul className={edit.bad}>
            {props.findings.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <Links title={t('edit.needs')} links={links('to')} onPick={props.onPick} onRemove={props.onRemoveEdge} />
      <AddLink label={t('edit.addNeed')} onAdd={other => props.onAddEdge(other, id)} />
      <Links title={t('edit.serves')} links={links('from')} onPick={props.onPick} onRemove={props.onRemoveEdge} />
      <AddLink label={t('edit.addServes')} onAdd={other => props.onAddEdge(id, other)} />
      {columns.nodes.map((name, column) => (
        <label key={name} className={edit.pair}>
          <span className={classes.quiet}>{name}</span>
          <CellField
            key={`${props.row}:${cells[column]}`}
            text={cells[column] ?? ''}
            onDone={text => props.onCell(column, text)}
          />
        </label>
      ))}
      <Button size="xs" variant="default" color="red" onClick={props.onRemove}>
        {t('edit.removeNode')}
      </Button>
    </section>
  );
}

/** A cell that is taken over when one leaves it, so that a change is one step to undo. */
function CellField({ text, onDone }: { readonly text: string; readonly onDone: (text: string) => void }) {
  const [value, setValue] = useState(text);
  const done = (): void => {
    if (value !== text) onDone(value);
  };
  return (
    <input
      className={classes.editor}
      value={value}
      onChange={event => setValue(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={event => event.key === 'Enter' && done()}
    />
  );
}

function Links(props: {
  readonly title: string;
  readonly links: readonly { readonly row: number; readonly other: string }[];
  readonly onPick: (id: string) => void;
  readonly onRemove: (row: number) => void;
}) {
  const t = useText('systemic-risk');
  return (
    <>
      <span className={classes.quiet}>{`${props.title} (${props.links.length})`}</span>
      <ul className={edit.list}>
        {props.links.slice(0, mostLinks).map(({ row, other }) => (
          <li key={row}>
            <button type="button" className={classes.link} onClick={() => props.onPick(other)}>
              {other}
            </button>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('edit.removeLink', { other })}
              onClick={() => props.onRemove(row)}
            >
              {t('record.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function AddLink({ label, onAdd }: { readonly label: string; readonly onAdd: (other: string) => void }) {
  const t = useText('systemic-risk');
  const [other, setOther] = useState('');
  const add = (): void => {
    if (other.trim()) onAdd(other.trim());
    setOther('');
  };
  return (
    <div className={classes.inline}>
      <TextInput size="xs" label={label} value={other} onChange={event => setOther(event.currentTarget.value)} />
      <Button size="xs" variant="default" onClick={add} disabled={!other.trim()}>
        {t('edit.add')}
      </Button>
    </div>
  );
}
