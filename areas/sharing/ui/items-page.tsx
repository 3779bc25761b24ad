import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { Go, useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { ItemPage } from '../contract.ts';
import type { PartyList } from './api-types.ts';
import { Markings } from '#platform/ui/marking/markings.tsx';
import classes from './sharing.module.css';

type Item = ItemPage['items'][number];

/** Everything the reader's party may see, newest first; the search asks the server, which logs it. */
export default function ItemsPage() {
  const t = useText('sharing');
  const go = useGo();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [mode, setMode] = useState('');
  const query = new URLSearchParams({ limit: '200', ...(asked && { q: asked }), ...(mode && { mode }) });
  const page = useApi<ItemPage>(`/api/sharing/items?${query}`, { keep: true });
  const names = usePartyNames();
  const create = (): void => go('/sharing/new');
  useCommand({ id: 'new-item', label: t('items.new'), keys: 'n', run: create });
  const search = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(words.trim());
  };
  return (
    <>
      <PageHead
        title={t('items.title')}
        summary={page.data && t('items.count', { count: page.data.items.length })}
        actions={
          <>
            <Button onClick={() => go('/sharing/disclosures')}>{t('disclosures.title')}</Button>
            <Button variant="filled" onClick={create} rightSection={<kbd>N</kbd>}>
              {t('items.new')}
            </Button>
          </>
        }
      />
      <form className={`${classes.search} no-print`} onSubmit={search} role="search">
        <Fields align="end">
          <TextInput
            type="search"
            label={t('items.search')}
            description={t('items.searchLogged')}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('items.mode')}
            value={mode}
            onChange={event => setMode(event.currentTarget.value)}
            data={['', 'live', 'exercise', 'drill', 'template'].map(value => ({
              value,
              label: value ? t(`mode.${value}`) : t('items.allModes'),
            }))}
          />
          <Button type="submit">{t('items.searchDo')}</Button>
        </Fields>
      </form>
      {page.error && <ErrorNote error={page.error} onRetry={() => void page.refetch()} />}
      {page.data && (
        <DataTable
          id="sharing-items"
          caption={t('items.title')}
          columns={columns(t, names)}
          rows={page.data.items}
          rowKey={item => String(item.id)}
          onOpen={item => go(`/sharing/items/${item.id}`)}
          filter={t('items.filter')}
          empty={<EmptyRoom title={t(asked ? 'items.noneFound' : 'items.none')} why={t('items.noneWhy')} />}
        />
      )}
    </>
  );
}

/** Names of parties by number; a number stands where the register does not say. */
export function usePartyNames(): (id: number) => string {
  const parties = useApi<PartyList>('/api/parties');
  const byId = new Map(parties.data?.parties.map(party => [party.id, party.name]));
  return id => byId.get(id) ?? String(id);
}

function columns(t: ReturnType<typeof useText>, name: (id: number) => string): Column<Item>[] {
  return [
    {
      id: 'marking',
      header: t('items.marking'),
      value: item => item.marking,
      cell: item => <Markings text={item.marking} />,
      width: 'minmax(140px, 1.4fr)',
    },
    {
      id: 'title',
      header: t('items.item'),
      value: item => item.title,
      cell: item => <Go href={`/sharing/items/${item.id}`}>{item.title}</Go>,
      width: 'minmax(150px, 3fr)',
    },
    { id: 'kind', header: t('items.kind'), value: item => item.kind, wideOnly: true },
    { id: 'originator', header: t('items.originator'), value: item => name(item.originator), wideOnly: true },
    { id: 'mode', header: t('items.mode'), value: item => t(`mode.${item.mode}`), wideOnly: true, width: '90px' },
    {
      id: 'produced',
      header: t('items.produced'),
      value: item => item.producedAt,
      cell: item => <TimeText at={item.producedAt} form="date" />,
      width: '140px',
      wideOnly: true,
    },
  ];
}
