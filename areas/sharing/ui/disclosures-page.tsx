import { type Text, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { DisclosureLineView } from '../contract.ts';

/** Every disclosure that was decided for the reader's party. */
export default function DisclosuresPage() {
  const t = useText('sharing');
  const go = useGo();
  const list = useApi<{ disclosures: DisclosureLineView[] }>('/api/sharing/disclosures?limit=200');
  return (
    <>
      <PageHead title={t('disclosures.title')} />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <DataTable
          id="sharing-disclosures"
          caption={t('disclosures.title')}
          rows={list.data.disclosures}
          rowKey={row => String(row.id)}
          onOpen={row => go(`/sharing/disclosures/${row.id}`)}
          empty={<EmptyRoom title={t('disclosures.none')} why={t('disclosures.noneWhy')} />}
          columns={columns(t)}
        />
      )}
    </>
  );
}

const known = new Set(['incident', 'item', 'meeting', 'run']);

const aboutWords = (row: DisclosureLineView, t: Text): string =>
  known.has(row.subjectKind)
    ? t(`subject.${row.subjectKind}`, { id: row.subjectId })
    : `${row.subjectKind} ${row.subjectId}`;

const columns = (t: Text): Column<DisclosureLineView>[] => [
  {
    id: 'id',
    header: t('disclosures.number'),
    value: row => row.id,
    cell: row => <Go href={`/sharing/disclosures/${row.id}`}>{row.id}</Go>,
    width: '90px',
  },
  { id: 'about', header: t('disclosures.about'), value: row => aboutWords(row, t) },
  { id: 'at', header: t('disclosures.at'), value: row => row.at, cell: row => <TimeText at={row.at} /> },
  { id: 'mode', header: t('items.mode'), value: row => t(`mode.${row.mode}`), wideOnly: true },
  { id: 'recipients', header: t('disclosures.recipients'), value: row => row.recipients, numeric: true },
  { id: 'blocked', header: t('disclosures.blocked'), value: row => row.blocked, numeric: true },
];
