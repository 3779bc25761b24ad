import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';
import edit from './edit.module.css';
import type { Findings } from './findings.ts';
import { NodePane } from './node-pane.tsx';
import { outlineOfTables } from './outline.ts';
import { addEdge, addRow, cellOf, type Columns, type Draft, freeId, putCells, removeRow } from './tables.ts';

const GraphView = lazy(() => import('../draw/graph-view.tsx').then(module => ({ default: module.GraphView })));

const none: ReadonlyMap<string, number> = new Map();

/** The part as a graph: choose a node to change it, draw a dependency from one node to another. */
export function GraphEditor(props: {
  readonly draft: Draft;
  readonly columns: Columns;
  readonly findings: Findings;
  readonly onChange: (draft: Draft) => void;
}) {
  const t = useText('systemic-risk');
  const { draft, columns, onChange } = props;
  const [picked, setPicked] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const { title } = draft;
  const outline = useMemo(() => outlineOfTables(title, draft.tables, columns), [title, draft.tables, columns]);
  const row = draft.tables.nodes.findIndex(cells => cellOf(columns, 'nodes', cells, 'id') === picked);
  const pick = (id: string): void => {
    if (from !== null && from !== id) {
      onChange(addEdge(draft, columns, from, id));
      setFrom(null);
    }
    setPicked(id);
  };
  const addNode = (): void => {
    const id = freeId(draft, columns, 'nodes', 'node');
    onChange(addRow(draft, columns, 'nodes', { id, name: id }));
    setPicked(id);
  };
  return (
    <>
      <div className={classes.tools}>
        <Button variant="default" onClick={addNode}>
          {t('edit.addNode')}
        </Button>
        <Button
          variant={from === null ? 'default' : 'filled'}
          disabled={picked === null}
          onClick={() => setFrom(from === null ? picked : null)}
        >
          {t('edit.connect')}
        </Button>
        <span role="status" className={classes.quiet}>
          {from === null ? t('edit.pickHint') : t('edit.connectHint', { from })}
        </span>
      </div>
      <div className={edit.split}>
        <div>
          <Suspense fallback={<p aria-busy="true">{t('run.loading')}</p>}>
            <GraphView outline={outline} levels={none} picked={picked} label={t('model.graphLabel')} onPick={pick} />
          </Suspense>
        </div>
        {row >= 0 ? (
          <NodePane
            key={picked}
            draft={draft}
            columns={columns}
            row={row}
            findings={props.findings.at.nodes.get(row) ?? []}
            onCell={(column, text) => {
              onChange(putCells(draft, columns, 'nodes', { row, column }, [[text]]));
              if (columns.nodes[column] === 'id') setPicked(text);
            }}
            onRemove={() => {
              onChange(removeRow(draft, columns, 'nodes', row));
              setPicked(null);
            }}
            onRemoveEdge={edge => onChange(removeRow(draft, columns, 'edges', edge))}
            onAddEdge={(a, b) => onChange(addEdge(draft, columns, a, b))}
            onPick={setPicked}
          />
        ) : (
          <p className={classes.quiet}>{t('edit.pickHint')}</p>
        )}
      </div>
    </>
  );
}
