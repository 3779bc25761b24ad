import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { DisclosureView, ReplayView } from '../contract.ts';
import { Matrix } from './matrix.tsx';

/** A stored disclosure: what was decided and why, and whether it would be decided alike today. */
export default function DisclosurePage() {
  const t = useText('sharing');
  const { id } = useParams({ strict: false }) as { id: string };
  const [replaying, setReplaying] = useState(false);
  const stored = useApi<DisclosureView>(`/api/sharing/disclosures/${id}`);
  const replay = useApi<ReplayView>(replaying ? `/api/sharing/disclosures/${id}/replay` : null);
  if (stored.error) return <ErrorNote error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <PageHead title={t('item.loading')} />;
  const sections =
    stored.data.recipients[0]?.cells.map(({ section: id }) => ({
      id,
      title: sentOf(stored.data, id)?.title ?? t('disclosures.section', { section: id }),
      marking: sentOf(stored.data, id, false)?.marking ?? '',
    })) ?? [];
  return (
    <>
      <PageHead
        title={t('disclosures.one', { id })}
        summary={<TimeText at={stored.data.at} />}
        actions={<Button onClick={() => setReplaying(true)}>{t('disclosures.replay')}</Button>}
      />
      {replay.error && <ErrorNote error={replay.error} />}
      {replay.data && (
        <p role="status">
          {replay.data.packsKept && t(replay.data.same ? 'disclosures.same' : 'disclosures.differs')}{' '}
          {t(replay.data.sameToday ? 'disclosures.sameToday' : 'disclosures.differsToday')}{' '}
          {replay.data.changedPacks.map(({ pack, before, now }) => `${pack} r${before} → r${now ?? '–'}`).join(', ')}
        </p>
      )}
      <Columns shape="1">
        <Pane title={t('matrix.title')}>
          <Matrix disclosure={stored.data} sections={sections} />
        </Pane>
        <Pane title={t('disclosures.basis')}>
          <Bullets>
            {stored.data.basis.map(({ pack, revision, hash }) => (
              <li key={pack}>
                <code>
                  {pack} r{revision} {hash.slice(0, 16)}
                </code>
              </li>
            ))}
          </Bullets>
        </Pane>
      </Columns>
    </>
  );
}

/** A section as it was sent to somebody, in full or also redacted; one that nobody got is known by its number alone. */
const sentOf = (disclosure: DisclosureView, section: string, redacted = true) =>
  disclosure.recipients
    .flatMap(({ version }) => version.sections)
    .find(sent => sent.id === section && (redacted || !sent.redacted));
