import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Text, useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { useChannelName, useFreshnessName, useKeyStateName } from '#platform/ui/words.ts';
import type { TeamLine } from '../contract.ts';
import { FreshnessSign, KeySign, OpenSign, StandingSign } from './signs.tsx';

const shows = ['all', 'attested', 'unverified', 'key', 'stale', 'ics', 'succeeded'] as const;
type Show = (typeof shows)[number];

const keeps: Readonly<Record<Show, (line: TeamLine) => boolean>> = {
  all: line => line.succeededBy === null,
  attested: line => line.standing !== 'unverified' && line.succeededBy === null,
  unverified: line => line.standing === 'unverified' && line.succeededBy === null,
  key: line => ['expired', 'revoked', 'expiring', 'unverified'].includes(line.keyState),
  stale: line => line.standing !== 'unverified' && !['verified', 'ageing'].includes(line.freshness),
  ics: line => line.icsFocus === 'dedicated',
  succeeded: line => line.succeededBy !== null,
};

/** Every team with the best channel now, how sure that is, and its key. */
export default function ListPage() {
  const t = useText('directory');
  const channelName = useChannelName();
  const freshness = useFreshnessName();
  const keyState = useKeyStateName();
  const go = useGo();
  const [show, setShow] = useState<Show>('all');
  const list = useApi<{ teams: TeamLine[] }>('/api/directory/teams');
  // Those one can reach come first.
  const rows =
    list.data?.teams.filter(keeps[show]).toSorted((a, b) => Number(b.best !== null) - Number(a.best !== null)) ?? [];
  return (
    <>
      <PageHead
        title={t('list.title')}
        summary={list.data && t('list.count', counts(list.data.teams))}
        actions={
          <>
            <Button onClick={() => go('/directory/map')}>{t('map.title')}</Button>
            <Button onClick={() => go('/directory/imports')}>{t('imports.title')}</Button>
            <Button component="a" href="/api/directory/export/directory.csv" download>
              {t('list.export')}
            </Button>
            <Button variant="filled" onClick={() => go('/directory/whom')}>
              {t('whom.title')}
            </Button>
          </>
        }
      />
      {list.error && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <DataTable
          id="directory"
          caption={t('list.title')}
          columns={columns(t, channelName, freshness, keyState)}
          rows={rows}
          rowKey={line => line.slug}
          onOpen={line => go(`/directory/${line.slug}`)}
          filter={t('list.filter')}
          tools={
            <NativeSelect
              aria-label={t('list.show')}
              value={show}
              onChange={event => setShow(event.currentTarget.value as Show)}
              data={shows.map(value => ({ value, label: t(`show.${value}`) }))}
            />
          }
          empty={<EmptyRoom title={t('list.none')} why={t('list.noneWhy')} />}
        />
      )}
    </>
  );
}

const counts = (teams: readonly TeamLine[]) => ({
  count: teams.filter(({ succeededBy }) => succeededBy === null).length,
  countries: new Set(teams.map(({ country }) => country)).size,
  attested: teams.filter(({ standing }) => standing !== 'unverified').length,
});

const columns = (
  t: Text,
  channelName: (kind: string) => string,
  freshness: (state: string) => string,
  keyState: (state: string) => string,
): Column<TeamLine>[] => [
  {
    id: 'team',
    header: t('list.team'),
    value: line => `${line.shortName} ${line.name} ${line.formerNames.join(' ')}`,
    cell: line => <Go href={`/directory/${line.slug}`}>{line.shortName}</Go>,
    width: 'minmax(150px, 2fr)',
  },
  { id: 'country', header: t('list.country'), value: line => line.country ?? t('list.international'), width: '80px' },
  {
    id: 'kind',
    header: t('list.kind'),
    value: line => t(`kind.${line.kind}`),
    width: 'minmax(110px, 1fr)',
    wideOnly: true,
  },
  {
    id: 'standing',
    header: t('list.standing'),
    value: line => t(`standing.${line.standing}`),
    cell: line => <StandingSign state={line.standing} />,
    width: '120px',
  },
  {
    id: 'best',
    header: t('list.best'),
    value: line => (line.best ? `${line.best.channel.kind} ${line.best.channel.address}` : null),
    cell: line =>
      line.best ? `${channelName(line.best.channel.kind)} ${line.best.channel.address}` : t('list.noChannel'),
    width: 'minmax(180px, 2fr)',
    wideOnly: true,
  },
  {
    id: 'open',
    header: t('list.now'),
    value: line => (line.best?.open ? 0 : 1),
    cell: line => (line.best ? <OpenSign now={line.best} /> : '–'),
    width: '150px',
    wideOnly: true,
  },
  {
    id: 'freshness',
    header: t('list.freshness'),
    value: line => freshness(line.freshness),
    cell: line => <FreshnessSign state={line.freshness} />,
    width: '130px',
    wideOnly: true,
  },
  {
    id: 'key',
    header: t('list.key'),
    value: line => keyState(line.keyState),
    cell: line => <KeySign state={line.keyState} />,
    width: '120px',
    wideOnly: true,
  },
];
