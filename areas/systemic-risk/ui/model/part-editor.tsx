import { Button, FileInput, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import type { Records } from '../../contract.ts';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { type Field, RecordTable } from './record-table.tsx';
import type { Part } from './use-parts.ts';

const nodeFields: readonly Field[] = [
  { name: 'id' },
  { name: 'name' },
  { name: 'sector' },
  { name: 'operatorId' },
  { name: 'regionId' },
];
const edgeFields: readonly Field[] = [
  { name: 'id' },
  { name: 'from' },
  { name: 'to' },
  { name: 'type' },
  { name: 'strength', numeric: true },
];
const nothing: Records = { nodes: [], edges: [], technologies: [], functions: [], crewPools: {} };

interface Preview {
  readonly records?: Records | null;
  readonly assumed?: readonly string[];
  readonly problems: readonly Problem[];
}

/** A part as two tables, or from files; every finding names its record before anything is saved. */
export function PartEditor(props: { readonly model: string; readonly part: Part | null; readonly onDone: () => void }) {
  const t = useText('systemic-risk');
  const { model, part } = props;
  const [title, setTitle] = useState(part?.title ?? '');
  const [marking, setMarking] = useState(part?.marking ?? 'TLP:AMBER');
  const [records, setRecords] = useState<Records>(part?.records ?? nothing);
  const check = useAct(() =>
    api.post<Preview>(`${base}/models/${model}/check`, { part: part?.id ?? null, marking, records }),
  );
  const read = useAct((input: unknown) => api.post<Preview>(`${base}/models/${model}/import`, input));
  const draft = { title, marking, records };
  const save = useAct(
    () =>
      part
        ? api.put(`${base}/models/${model}/parts/${part.id}`, { ...draft, version: part.version })
        : api.post(`${base}/models/${model}/parts`, draft),
    ['systemic-risk'],
  );
  const found = check.data ?? read.data;
  return (
    <div className={classes.form}>
      <div className={classes.fields}>
        <TextInput label={t('part.title')} value={title} onChange={e => setTitle(e.currentTarget.value)} />
        <TextInput label={t('part.marking')} value={marking} onChange={e => setMarking(e.currentTarget.value)} />
      </div>
      <FilesField
        onRead={input =>
          read.mutate({ ...input, marking }, { onSuccess: made => made.records && setRecords(made.records) })
        }
      />
      {read.data?.assumed?.map(text => (
        <p key={text}>{text}</p>
      ))}
      <RecordTable
        caption={t('part.nodes')}
        fields={nodeFields}
        records={records.nodes}
        onChange={nodes => setRecords({ ...records, nodes: [...nodes] })}
      />
      <RecordTable
        caption={t('part.edges')}
        fields={edgeFields}
        records={records.edges}
        onChange={edges => setRecords({ ...records, edges: [...edges] })}
      />
      {found && <Findings problems={found.problems} />}
      {[check.error, read.error, save.error].map(error => error && <ErrorNote key={error.message} error={error} />)}
      <div className={classes.tools}>
        <Button variant="default" onClick={() => check.mutate(undefined)} loading={check.isPending}>
          {t('part.check')}
        </Button>
        <Button
          variant="default"
          onClick={() => save.mutate(undefined, { onSuccess: props.onDone })}
          loading={save.isPending}
          disabled={!title.trim()}
        >
          {t('part.save')}
        </Button>
        <Button variant="subtle" onClick={props.onDone}>
          {t('part.close')}
        </Button>
      </div>
    </div>
  );
}

function Findings({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useText('systemic-risk');
  if (problems.length === 0) return <p role="status">{t('part.sound')}</p>;
  return (
    <div role="alert">
      <p>{t('part.findings', { count: problems.length })}</p>
      <ul className={classes.events}>
        {problems.slice(0, 100).map(({ record, rule, next, pointer }) => (
          <li key={`${record}${pointer ?? ''}${rule}`}>{`${record}: ${rule}. ${next ?? ''}`}</li>
        ))}
      </ul>
    </div>
  );
}

type Format = 'csv' | 'graphml' | 'matpower';

function FilesField(props: { readonly onRead: (input: { format: Format; files: Record<string, string> }) => void }) {
  const t = useText('systemic-risk');
  const [format, setFormat] = useState<Format>('csv');
  const take = async (files: readonly File[]): Promise<void> => {
    const texts = await Promise.all(files.map(async file => [file.name.replace(/\.[^.]*$/, ''), await file.text()]));
    props.onRead({ format, files: Object.fromEntries(texts) as Record<string, string> });
  };
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('part.format')}
        data={(['csv', 'graphml', 'matpower'] as const).map(value => ({ value, label: t(`format.${value}`) }))}
        value={format}
        onChange={e => setFormat(e.currentTarget.value as Format)}
      />
      <FileInput
        label={t('part.files')}
        description={t('part.filesHint')}
        multiple
        onChange={files => void (files.length > 0 && take(files))}
      />
    </div>
  );
}
