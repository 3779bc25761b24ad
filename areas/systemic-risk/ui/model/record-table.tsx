import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../systemic-risk.module.css';

export interface Field {
  readonly name: string;
  readonly numeric?: boolean;
}

type Item = Readonly<Record<string, unknown>>;
const page = 20;

/** Records as a table of fields; what a field does not show (groups, distributions) stays as it is in the record. */
export function RecordTable(props: {
  readonly caption: string;
  readonly fields: readonly Field[];
  readonly records: readonly Item[];
  readonly onChange: (records: readonly Item[]) => void;
}) {
  const t = useText('systemic-risk');
  const { fields, records, onChange } = props;
  const [from, setFrom] = useState(0);
  const put = (index: number, field: Field, text: string): void => {
    const value = text === '' ? undefined : field.numeric && Number.isFinite(Number(text)) ? Number(text) : text;
    onChange(records.map((record, i) => (i === index ? { ...record, [field.name]: value } : record)));
  };
  const drop = (index: number): void => onChange(records.filter((_, i) => i !== index));
  const add = (): void => {
    onChange([...records, {}]);
    setFrom(Math.floor(records.length / page) * page);
  };
  return (
    <div role="group" className={classes.scroll} aria-label={props.caption} tabIndex={0}>
      <table className={`${classes.table} ${classes.records}`}>
        <caption>{`${props.caption} (${records.length})`}</caption>
        <thead>
          <tr>
            {fields.map(field => (
              <th key={field.name} scope="col">
                {field.name}
              </th>
            ))}
            <th scope="col">{t('record.remove')}</th>
          </tr>
        </thead>
        <tbody>
          {records.slice(from, from + page).map((record, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- ids are being typed here
            <tr key={from + i}>
              {fields.map(field => (
                <td key={field.name}>
                  <input
                    className={classes.editor}
                    aria-label={`${field.name} ${from + i + 1}`}
                    value={shown(record[field.name])}
                    readOnly={typeof record[field.name] === 'object' && record[field.name] !== null}
                    onChange={e => put(from + i, field, e.currentTarget.value)}
                  />
                </td>
              ))}
              <td>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t('record.removeOne', { number: from + i + 1 })}
                  onClick={() => drop(from + i)}
                >
                  {t('record.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.tools}>
        <Button size="xs" variant="default" onClick={add}>
          {t('record.add')}
        </Button>
        <Button size="xs" variant="default" disabled={from === 0} onClick={() => setFrom(from - page)}>
          {t('record.before')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={from + page >= records.length}
          onClick={() => setFrom(from + page)}
        >
          {t('record.after')}
        </Button>
      </div>
    </div>
  );
}

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
