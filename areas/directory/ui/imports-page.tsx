import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { ImportLine } from '../contract.ts';
import classes from './directory.module.css';

/** Lists that were imported, and the form to read another. */
export default function ImportsPage() {
  const t = useText('directory');
  const go = useGo();
  const list = useApi<{ imports: ImportLine[] }>('/api/directory/imports');
  const mayImport = useMe()?.acting?.roles.some(role => role === 'secretariat' || role === 'administrator') ?? false;
  return (
    <>
      <PageHead
        title={t('imports.title')}
        summary={t('imports.how')}
        actions={<Button onClick={() => go('/directory/merges')}>{t('merges.title')}</Button>}
      />
      <Columns shape="2-1">
        <Pane title={t('imports.done')}>
          {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
          {list.data?.imports.length === 0 && <EmptyRoom title={t('imports.none')} why={t('imports.noneWhy')} />}
          <ul className={classes.lines}>
            {list.data?.imports.map(one => (
              <li key={one.id}>
                <Go href={`/directory/imports/${one.id}`}>{one.file}</Go>{' '}
                <strong>{t(`importState.${one.state}`)}</strong> {t('imports.rows', { count: one.total })}{' '}
                <TimeText at={one.at} />
                <div className={classes.quiet}>
                  {[one.source, one.encoding, one.acknowledgement || one.licence].filter(Boolean).join(' · ')}
                </div>
              </li>
            ))}
          </ul>
        </Pane>
        <Pane title={t('imports.read')}>
          {mayImport ? <ReadForm /> : <p className={classes.quiet}>{t('imports.notAllowed')}</p>}
        </Pane>
      </Columns>
    </>
  );
}

function ReadForm() {
  const t = useText('directory');
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(
    (body: Record<string, string>) => api.post<{ id: number }>('/api/directory/imports', body),
    ['directory'],
  );
  const read = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!file) return;
    const data = new FormData(event.currentTarget);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const content = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
    const made = await act.mutateAsync({
      source: String(data.get('source')),
      format: String(data.get('format')),
      file: file.name,
      content,
    });
    go(`/directory/imports/${made.id}`);
  };
  return (
    <form className={classes.form} onSubmit={event => void read(event).catch(() => {})}>
      <label className={classes.file}>
        {t('imports.file')}
        <input
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
          required
        />
      </label>
      <NativeSelect
        name="format"
        label={t('imports.format')}
        data={[
          { value: 'directory-csv', label: t('imports.csv') },
          { value: 'enisa-inventory', label: t('imports.enisa') },
        ]}
      />
      <TextInput
        name="source"
        label={t('imports.source')}
        description={t('imports.sourceWhy')}
        pattern="[a-z0-9\-]+"
        defaultValue="own-list"
        required
      />
      <Button type="submit" variant="filled" loading={act.isPending}>
        {t('imports.preview')}
      </Button>
      {act.error && <ErrorNote error={act.error} />}
    </form>
  );
}
