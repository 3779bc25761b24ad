import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import type { ImportDetail } from '../contract.ts';
import classes from './directory.module.css';

type ImportRow = ImportDetail['rows'][number];

/** One import: before it is carried out what would become of every row, afterwards what did. */
export default function ImportPage() {
  const t = useText('directory');
  const { id } = useParams({ strict: false }) as { id: string };
  const run = useAct(() => api.post(`/api/directory/imports/${id}/run`), ['directory']);
  const cancel = useAct(() => api.post(`/api/directory/imports/${id}/cancel`), ['directory']);
  const mayRun = useMe()?.acting?.roles.some(role => role === 'secretariat' || role === 'administrator') ?? false;
  const found = useApi<ImportDetail>(`/api/directory/imports/${id}`, run.isPending ? { every: 1000 } : {});
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <PageHead title={t('imports.loading')} />;
  const one = found.data;
  const open = one.state === 'previewed' || one.state === 'running';
  const troubled = one.rows.filter(row => row.findings.some(({ outcome }) => outcome !== 'note')).length;
  return (
    <>
      <PageHead
        title={t('imports.one', { file: one.file })}
        summary={t('imports.summary', {
          state: t(`importState.${one.state}`),
          done: one.done,
          total: one.total,
          troubled,
        })}
        actions={
          open &&
          mayRun && (
            <>
              <ConfirmAction
                label={t('imports.cancel')}
                title={t('imports.cancel')}
                explain={t('imports.cancelWhy')}
                confirm={t('imports.cancel')}
                run={() => cancel.mutateAsync(undefined)}
              />
              <Button variant="filled" loading={run.isPending} onClick={() => run.mutate(undefined)}>
                {t('imports.run')}
              </Button>
            </>
          )
        }
        below={
          open ? (
            <progress
              className={classes.progress}
              value={one.done}
              max={one.total}
              aria-label={t('imports.progress')}
            />
          ) : null
        }
      />
      {run.error && <ErrorNote error={run.error} />}
      <Pane title={t('imports.report')} note={one.acknowledgement || one.licence}>
        <DataTable
          id={`import-${id}`}
          caption={t('imports.report')}
          columns={columns(t)}
          rows={one.rows}
          rowKey={row => String(row.row)}
          filter={t('imports.filter')}
        />
      </Pane>
      <Findings rows={one.rows} />
    </>
  );
}

const columns = (t: Text): Column<ImportRow>[] => [
  { id: 'row', header: t('imports.row'), value: row => row.row, numeric: true, width: '70px' },
  { id: 'team', header: t('list.team'), value: row => row.label, width: 'minmax(140px, 1fr)' },
  {
    id: 'fate',
    header: t('imports.fate'),
    value: row => t(row.fate === 'pending' ? `plan.${row.plan}` : `fate.${row.fate}`),
    width: '150px',
  },
  {
    id: 'diff',
    header: t('imports.changes'),
    value: row =>
      row.diff
        .map(change => `${change.field}: ${text(change.before)} → ${text(change.after)} (${change.because})`)
        .join('; '),
    width: 'minmax(220px, 3fr)',
    wideOnly: true,
  },
  {
    id: 'findings',
    header: t('imports.findings'),
    value: row => row.findings.map(({ message }) => message).join(' '),
    width: 'minmax(200px, 2fr)',
    wideOnly: true,
  },
];

const text = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

function Findings({ rows }: { readonly rows: readonly ImportRow[] }) {
  const t = useText('directory');
  const all = rows.flatMap(row => row.findings.map(finding => ({ row, finding })));
  if (all.length === 0) return null;
  return (
    <Pane title={t('imports.findings')} note={t('imports.findingCount', { count: all.length })}>
      <ul className={classes.lines}>
        {all.map(({ row, finding }) => (
          <li key={`${row.row}${finding.column}${finding.code}`}>
            <strong>{t('imports.place', { row: row.row, column: finding.column || '–' })}</strong> {row.label}:{' '}
            {finding.message} <em>{t(`outcome.${finding.outcome}`)}.</em> {finding.next}
          </li>
        ))}
      </ul>
    </Pane>
  );
}
