import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FailureError } from '#engines/kernel/failure.ts';
import { type ColumnMapping, type Mapping, mappingFor } from '#formats/incident-csv/mapping.ts';
import { readIncidentTable } from '#formats/incident-csv/read.ts';
import { type Table, tableFrom } from '#formats/incident-csv/table.ts';
import { readVeris } from '#formats/veris/read.ts';
import type { ReadCorpus } from '#formats/veris/report.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { incidentsFrom } from '#engines/duties/definitions/corpus/from-read.ts';
import classes from '../definitions.module.css';
import type { TabProps } from '../lab-state.ts';
import { ReadReport } from './read-report.tsx';

const bytesMax = 64 * 1024 * 1024;
const incidentsMax = 100_000;

interface OpenTable {
  readonly name: string;
  readonly table: Table;
  readonly mapping: Mapping;
}

/** Incidents from a file, with what was read of it and what was not. */
export function ReadPane({ change, loaded }: TabProps) {
  const t = useText('definitions');
  const { vocabulary } = loaded.regimes;
  const [open, setOpen] = useState<OpenTable | null>(null);
  const [report, setReport] = useState<{ name: string; read: ReadCorpus } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const attempt = (work: () => void): void => {
    setFault(null);
    try {
      work();
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      setFault(`${error.message} ${error.failure.next ?? ''}`);
    }
  };
  const use = (name: string, read: ReadCorpus): void => {
    setReport({ name, read });
    if (read.incidents.length > incidentsMax) setFault(t('corpus.tooMany'));
    else if (read.incidents.length > 0)
      change({ source: { kind: 'read', name, incidents: incidentsFrom(read.incidents, vocabulary) } });
  };
  const pick = async (file: File | undefined, kind: 'veris' | 'csv'): Promise<void> => {
    if (!file) return;
    setOpen(null);
    setReport(null);
    if (file.size > bytesMax) return setFault(t('corpus.tooLarge'));
    const text = await file.text();
    attempt(() => {
      if (kind === 'veris') return use(file.name, readVeris(text));
      const table = tableFrom(text);
      setOpen({ name: file.name, table, mapping: mappingFor(table.header, vocabulary) });
    });
  };
  return (
    <Pane title={t('corpus.readTitle')} note={t('corpus.readNote')}>
      <div className={`${classes.body} stack`}>
        <div className={classes.fields}>
          {(['veris', 'csv'] as const).map(kind => (
            <label key={kind} className={classes.filePick}>
              {t(`corpus.${kind}`)}
              <input
                type="file"
                accept={kind === 'veris' ? '.json,.jsonl,.ndjson' : '.csv,.tsv,.txt'}
                onChange={event => void pick(event.currentTarget.files?.[0], kind)}
              />
            </label>
          ))}
        </div>
        {fault && (
          <p role="alert" className={classes.error}>
            {fault}
          </p>
        )}
        {open && (
          <>
            <MappingTable open={open} facts={[...vocabulary.facts.keys()]} onChange={setOpen} />
            <Button
              onClick={() => attempt(() => use(open.name, readIncidentTable(open.table, open.mapping, vocabulary)))}
            >
              {t('corpus.useTable')}
            </Button>
          </>
        )}
        {report && <ReadReport {...report} />}
      </div>
    </Pane>
  );
}

function MappingTable(props: {
  readonly open: OpenTable;
  readonly facts: readonly string[];
  readonly onChange: (open: OpenTable) => void;
}) {
  const t = useText('definitions');
  const { open, facts } = props;
  const set = (name: string, mapping: ColumnMapping | undefined): void => {
    const { [name]: _old, ...others } = open.mapping.columns;
    const columns = mapping ? { ...others, [name]: mapping } : others;
    props.onChange({ ...open, mapping: { ...open.mapping, columns } });
  };
  return (
    <div className={classes.scroll} role="region" tabIndex={0} aria-label={t('corpus.mapping')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {['columnName', 'sample', 'column.fact', 'column.values', 'column.currency'].map(key => (
              <th key={key} scope="col">
                {t(`corpus.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {open.table.header.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {open.table.rows
                  .slice(0, 3)
                  .map(row => row.cells[i] ?? '')
                  .join(' · ')
                  .slice(0, 80)}
              </td>
              <ColumnFields
                name={name}
                mapping={open.mapping.columns[name]}
                facts={facts}
                onChange={mapping => set(name, mapping)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnFields(props: {
  readonly name: string;
  readonly mapping: ColumnMapping | undefined;
  readonly facts: readonly string[];
  readonly onChange: (mapping: ColumnMapping | undefined) => void;
}) {
  const t = useText('definitions');
  const { name, mapping, onChange } = props;
  return (
    <>
      <td>
        <NativeSelect
          aria-label={`${name}: ${t('corpus.column.fact')}`}
          value={mapping?.fact ?? ''}
          onChange={event =>
            onChange(event.currentTarget.value ? { ...mapping, fact: event.currentTarget.value } : undefined)
          }
          data={[{ value: '', label: t('corpus.notRead') }, ...props.facts]}
        />
      </td>
      <td>
        <TextInput
          aria-label={`${name}: ${t('corpus.column.values')}`}
          disabled={!mapping}
          defaultValue=""
          onBlur={event => mapping && onChange({ ...mapping, values: wordsIn(event.currentTarget.value) })}
        />
      </td>
      <td>
        {mapping?.fact === 'i.loss_amount' && (
          <TextInput
            aria-label={`${name}: ${t('corpus.column.currency')}`}
            maxLength={3}
            value={mapping.currency ?? ''}
            onChange={event => onChange({ ...mapping, currency: event.currentTarget.value.toUpperCase() })}
          />
        )}
      </td>
    </>
  );
}

/** `ja=confirmed, nein=none` as a table. */
const wordsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').flatMap(pair => {
      const [word, value] = pair.split('=').map(each => each.trim());
      return word && value ? [[word, value]] : [];
    }),
  );
