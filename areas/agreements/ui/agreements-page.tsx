import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { AgreementView } from '../contract.ts';
import { useMayEdit } from './agreement-steps.tsx';
import { GapBanner } from './gap-banner.tsx';
import { StateWord } from './state-word.tsx';

/** The register, with what has lapsed above it. */
export default function AgreementsPage() {
  const t = useText('agreements');
  const go = useGo();
  const mayEdit = useMayEdit();
  const list = useApi<{ agreements: AgreementView[] }>('/api/agreements');
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={list.data && t('list.count', { count: list.data.agreements.length })}
        actions={
          <>
            <Button onClick={() => go('/agreements/matrix')}>{t('matrix.title')}</Button>
            <Button onClick={() => go('/agreements/calendar')}>{t('calendar.title')}</Button>
            {mayEdit && (
              <Button variant="filled" onClick={() => go('/agreements/new')}>
                {t('list.propose')}
              </Button>
            )}
          </>
        }
      />
      <GapBanner />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <DataTable
          id="agreements"
          caption={t('list.title')}
          columns={columns(t)}
          rows={list.data.agreements}
          rowKey={agreement => String(agreement.id)}
          onOpen={agreement => go(`/agreements/${agreement.id}`)}
          filter={t('list.filter')}
          empty={<EmptyRoom title={t('list.none')} why={t('list.noneWhy')} />}
        />
      )}
    </>
  );
}

const columns = (t: ReturnType<typeof useText>): Column<AgreementView>[] => [
  {
    id: 'title',
    header: t('list.agreement'),
    value: agreement => agreement.title,
    cell: agreement => <Go href={`/agreements/${agreement.id}`}>{agreement.title}</Go>,
    width: 'minmax(200px, 3fr)',
  },
  {
    id: 'state',
    header: t('list.state'),
    value: agreement => agreement.state,
    cell: agreement => <StateWord agreement={agreement} />,
    width: 'minmax(130px, 1fr)',
  },
  {
    id: 'parties',
    header: t('list.parties'),
    value: agreement => Object.values(agreement.partyNames).join(', '),
    wideOnly: true,
    width: 'minmax(160px, 2fr)',
  },
  { id: 'kind', header: t('list.kind'), value: agreement => t(`kind.${agreement.kind}`), wideOnly: true },
  {
    id: 'ends',
    header: t('list.ends'),
    value: agreement => agreement.terminatedAt ?? agreement.endsAt,
    cell: agreement => <EndsAt at={agreement.terminatedAt ?? agreement.endsAt} open={t('list.open')} />,
    width: '150px',
  },
];

const EndsAt = ({ at, open }: { readonly at: string | null; readonly open: string }) =>
  at === null ? <span>{open}</span> : <TimeText at={at} form="date" />;
