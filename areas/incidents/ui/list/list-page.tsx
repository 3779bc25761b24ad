import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import type { Clock } from '#platform/ui/clock-line/scale.ts';
import { useIncidents } from '../answers.ts';
import { columnsOf, type Listed, listedOf } from './columns.tsx';

/** All incidents of the party one acts for, the ones whose clock runs out next first. */
export default function ListPage() {
  const t = useText('incidents');
  const go = useGo();
  const [which, setWhich] = useState<'active' | 'all'>('active');
  const incidents = useIncidents(which);
  const watch = useApi<{ readonly clocks: readonly Clock[] }>('/api/watch', { every: 60_000 });
  const open = (): void => go('/incidents/new');
  useCommand({ id: 'open-incident', label: t('list.open'), keys: 'i', run: open });
  const rows = useMemo(
    () => listedOf(incidents.data?.incidents ?? [], watch.data?.clocks ?? []),
    [incidents.data, watch.data],
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  const start = (
    <Button variant="filled" onClick={open}>
      {t('list.open')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={incidents.data && t('list.count', { count: rows.length })}
        actions={start}
      />
      {incidents.error && <ErrorNote error={incidents.error} onRetry={() => void incidents.refetch()} />}
      {incidents.data && (
        <DataTable<Listed>
          id="incidents"
          caption={t('list.title')}
          columns={columns}
          rows={rows}
          rowKey={row => String(row.incident.id)}
          onOpen={row => go(`/incidents/${row.incident.id}`)}
          filter={t('list.filter')}
          sort={{ id: 'next' }}
          empty={<EmptyRoom title={t('list.emptyTitle')} why={t('list.emptyWhy')} action={start} />}
          tools={
            <SegmentedControl
              aria-label={t('list.which')}
              data={[
                { value: 'active', label: t('list.active') },
                { value: 'all', label: t('list.all') },
              ]}
              value={which}
              onChange={value => setWhich(value)}
            />
          }
        />
      )}
    </>
  );
}
