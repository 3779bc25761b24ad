import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { type AsideLine, asideSentence } from '../../contract/sentences.ts';
import { base } from '../answers.ts';
import type { Part } from '../model/use-parts.ts';
import { spokenHere } from '../sentences.ts';
import classes from '../systemic-risk.module.css';
import edit from './edit.module.css';
import { FilesField } from './files-field.tsx';
import { type Findings, findingsOf } from './findings.ts';
import { GraphEditor } from './graph-editor.tsx';
import { useHistory } from './history.ts';
import { RevisionsPane } from './revisions-pane.tsx';
import { TableEditor } from './table-editor.tsx';
import { type Columns, type Draft, noTables, tableNames, type Tables } from './tables.ts';

const views = [...tableNames, 'graph'] as const;
type View = (typeof views)[number];

interface Preview {
  readonly tables?: Tables;
  readonly records?: unknown;
  readonly assumed?: readonly string[];
  readonly problems: readonly Problem[];
  readonly aside?: readonly AsideLine[];
}

/** The editor: tables and graph over one draft, every change undoable, every finding at its row, saved as a revision. */
export function PartEditor(props: {
  readonly modelKey: string;
  readonly model: string;
  readonly part: Part | null;
  readonly columns: Columns;
}) {
  const t = useText('systemic-risk');
  const go = useGo();
  const { model, part, columns } = props;
  const history = useHistory<Draft>({
    title: part?.title ?? '',
    marking: part?.marking ?? 'TLP:AMBER',
    tables: part?.tables ?? noTables,
  });
  const draft = history.now;
  const [view, setView] = useState<View>('nodes');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState<(Preview & { readonly tables: Tables }) | null>(null);
  const check = useAct(async () => {
    const { tables, marking } = draft;
    const body = { part: part?.id ?? null, marking, tables };
    const { problems, aside } = await api.post<Preview>(`${base}/models/${model}/check`, body);
    setChecked({ tables, problems, aside });
    return problems;
  });
  const read = useAct(async (input: { format: string; files: Record<string, string> }) => {
    const found = await api.post<Preview>(`${base}/models/${model}/import`, { ...input, marking: draft.marking });
    const tables = found.tables ?? draft.tables;
    if (found.tables) history.put({ ...draft, tables });
    setChecked({ tables, problems: found.problems, aside: found.aside });
    return found;
  });
  const save = useAct(() => {
    const body = { ...draft, note };
    return part
      ? api.put(`${base}/models/${model}/parts/${part.id}`, { ...body, version: part.version })
      : api.post(`${base}/models/${model}/parts`, body);
  }, ['systemic-risk']);
  // The server refuses with its first finding; asking for all of them puts each at its row.
  const submit = (): void =>
    save.mutate(undefined, {
      onSuccess: () => go(`/systemic-risk/models/${props.modelKey}`),
      onError: error => error.problem.code === 'bad-model' && check.mutate(undefined),
    });
  useUndoKeys(history.undo, history.redo);
  const findings = useMemo(
    () => findingsOf(checked?.tables === draft.tables ? checked.problems : [], draft.tables, columns),
    [checked, draft.tables, columns],
  );
  return (
    <>
      <PageHead
        title={draft.title || t('edit.newPart')}
        summary={t('graph.size', { nodes: draft.tables.nodes.length, edges: draft.tables.edges.length })}
        before={<Go href={`/systemic-risk/models/${props.modelKey}`}>{t('edit.back')}</Go>}
        actions={
          <>
            <Button variant="default" disabled={!history.canUndo} onClick={history.undo}>
              {t('edit.undo')}
            </Button>
            <Button variant="default" disabled={!history.canRedo} onClick={history.redo}>
              {t('edit.redo')}
            </Button>
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate(undefined)}>
              {t('part.check')}
            </Button>
            <Button variant="filled" loading={save.isPending} disabled={!draft.title.trim()} onClick={submit}>
              {t('part.save')}
            </Button>
          </>
        }
      />
      <div className={classes.stack}>
        <Pane title={t('edit.about')}>
          <div className={classes.fields}>
            <TextInput
              label={t('part.title')}
              value={draft.title}
              onChange={e => history.put({ ...draft, title: e.currentTarget.value })}
            />
            <TextInput
              label={t('part.marking')}
              value={draft.marking}
              onChange={e => history.put({ ...draft, marking: e.currentTarget.value })}
            />
            <TextInput label={t('edit.note')} value={note} onChange={e => setNote(e.currentTarget.value)} />
          </div>
          <FilesField onRead={input => read.mutate(input)} />
          {read.data?.assumed?.map(text => (
            <p key={text}>{text}</p>
          ))}
          {[check.error, read.error, save.error].map(error => error && <ErrorNote key={error.message} error={error} />)}
          {(checked?.aside ?? []).map(line => (
            <p key={line.field}>{asideSentence(spokenHere(), line)}</p>
          ))}
          <FindingsNote findings={findings} fresh={checked?.tables === draft.tables} />
        </Pane>
        <Pane title={t('edit.records')} note={t('edit.keys')}>
          <div className={`${classes.tools} ${classes.scroll}`}>
            <SegmentedControl
              aria-label={t('model.view')}
              data={views.map(value => ({ value, label: viewLabel(t(`edit.table.${value}`), value, findings) }))}
              value={view}
              onChange={value => setView(value)}
            />
          </div>
          {view === 'graph' ? (
            <GraphEditor draft={draft} columns={columns} findings={findings} onChange={history.put} />
          ) : (
            <TableEditor
              key={view}
              draft={draft}
              columns={columns}
              table={view}
              findings={findings}
              onChange={history.put}
            />
          )}
        </Pane>
        {part && <RevisionsPane model={model} part={part.id} onLoad={loaded => history.put({ ...draft, ...loaded })} />}
      </div>
    </>
  );
}

function viewLabel(word: string, view: View, findings: Findings): string {
  const bad = view === 'graph' ? 0 : findings.at[view].size;
  return bad > 0 ? `${word} (! ${bad})` : word;
}

function FindingsNote({ findings, fresh }: { readonly findings: Findings; readonly fresh: boolean }) {
  const t = useText('systemic-risk');
  if (!fresh) return null;
  if (findings.count === 0) return <p role="status">{t('part.sound')}</p>;
  return (
    <div role="alert">
      <p>{t('part.findings', { count: findings.count })}</p>
      <ul className={edit.bad}>
        {findings.rest.slice(0, 20).map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** Undo and redo by key, except where a field has its own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
      const letter = event.key.toLowerCase();
      if (letter !== 'z' && letter !== 'y') return;
      event.preventDefault();
      if (letter === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [undo, redo]);
}
