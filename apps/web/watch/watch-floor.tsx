import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ClockLine } from '#platform/ui/clock-line/clock-line.tsx';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import type { WatchReply } from '#platform/room/watch.ts';
import { WatchLists } from './watch-lists.tsx';

/** The first page: what runs out, what to decide, who has not answered, whom we are about to lose. */
export function WatchFloor() {
  const t = useText('web');
  const go = useGo();
  const watch = useApi<WatchReply>('/api/watch', { every: 60_000 });
  const open = (): void => go('/incidents/new');
  const drill = (): void => go('/incidents/new?mode=drill');
  useCommand({ id: 'open-incident', label: t('watch.open'), keys: 'i', run: open });
  useCommand({ id: 'start-drill', label: t('watch.drill'), run: drill });
  const counts = watch.data?.counts;
  return (
    <>
      <PageHead
        title={t('watch.title')}
        summary={
          counts && (
            <span>
              {[
                t('watch.incidents', { count: counts.incidents }),
                t('watch.clocks', { count: counts.clocks }),
                t('watch.unacknowledged', { count: counts.unacknowledged }),
              ].join(' · ')}
            </span>
          )
        }
        actions={
          <>
            <Button onClick={drill}>{t('watch.drill')}</Button>
            <Button variant="filled" onClick={open} rightSection={<kbd>I</kbd>}>
              {t('watch.open')}
            </Button>
          </>
        }
      />
      {watch.error && <ErrorNote error={watch.error} onRetry={() => void watch.refetch()} />}
      {watch.data && (
        <>
          <ClockLine clocks={watch.data.clocks} />
          <WatchLists watch={watch.data} />
        </>
      )}
    </>
  );
}
