import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useActWords } from '#platform/ui/acts/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { useModeName } from '#platform/ui/words.ts';
import classes from '../ledger.module.css';
import { ActDialog } from './act-dialog.tsx';
import { type Act, useActKinds, useActs } from './use-acts.ts';

interface PartyRow {
  readonly id: number | string;
  readonly name: string;
}

/** Names of the parties of acts, as far as one may read the register; otherwise their numbers. */
function usePartyName(): (id: number | null) => string {
  const t = useText('ledger');
  const parties = useApi<{ parties: readonly PartyRow[] }>('/api/parties');
  return useMemo(() => {
    const names = new Map((parties.data?.parties ?? []).map(party => [String(party.id), party.name]));
    return id => (id === null ? t('acts.installation') : (names.get(String(id)) ?? t('acts.party', { id })));
  }, [parties.data, t]);
}

const fromAddress = (): string => new URLSearchParams(location.search).get('incident') ?? '';

/** The newest acts, filtered by area, kind and incident; one opens with all that was recorded. */
export function ActsPane() {
  const t = useText('ledger');
  const partyName = usePartyName();
  const [incident, setIncident] = useState(fromAddress);
  const [area, setArea] = useState('');
  const [kind, setKind] = useState('');
  const [open, setOpen] = useState<Act | null>(null);
  const query = useActs({ incident, area, kind });
  const rows = useMemo(() => query.data?.pages.flatMap(page => page.acts) ?? [], [query.data]);
  const kinds = useActKinds().data?.kinds ?? [];
  const words = useActWords();
  const columns = useColumns(partyName);
  const choices = (values: readonly string[], all: string, say: (value: string) => string) => [
    { value: '', label: all },
    ...[...new Set(values)]
      .map(value => ({ value, label: say(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  ];
  return (
    <section className={classes.acts} aria-label={t('acts.title')}>
      <h2>{t('acts.title')}</h2>
      {query.error && <ErrorNote error={query.error} onRetry={() => void query.refetch()} />}
      <DataTable
        id="ledger-acts"
        caption={t('acts.title')}
        columns={columns}
        rows={rows}
        rowKey={act => String(act.seq)}
        onOpen={setOpen}
        filter={t('acts.filter')}
        height="560px"
        tools={
          <>
            <NativeSelect
              size="xs"
              aria-label={t('acts.area')}
              value={area}
              data={choices(
                kinds.map(each => each.area),
                t('acts.allAreas'),
                words.room,
              )}
              onChange={event => {
                setArea(event.currentTarget.value);
                setKind('');
              }}
            />
            <NativeSelect
              size="xs"
              aria-label={t('acts.kind')}
              value={kind}
              data={choices(
                kinds.filter(each => area === '' || each.area === area).map(each => each.kind),
                t('acts.allKinds'),
                value => words.kind(kinds.find(each => each.kind === value)?.area ?? area, value),
              )}
              onChange={event => setKind(event.currentTarget.value)}
            />
            <IncidentField value={incident} onChange={setIncident} />
          </>
        }
      />
      {rows.length === 0 && !query.isPending && !query.error && (
        <EmptyRoom title={t('acts.none')} why={t('acts.noneWhy')} />
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t('acts.older')}
        </Button>
      )}
      <ActDialog act={open} partyName={partyName} onClose={() => setOpen(null)} />
    </section>
  );
}

/** Asks the server only when the number is complete. */
function IncidentField(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useText('ledger');
  const [typed, setTyped] = useState(props.value);
  const done = (): void => props.onChange(typed.trim());
  return (
    <TextInput
      aria-label={t('acts.incident')}
      placeholder={t('acts.incident')}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={event => event.key === 'Enter' && done()}
    />
  );
}

function useColumns(partyName: (id: number | null) => string): readonly Column<Act>[] {
  const t = useText('ledger');
  const modeName = useModeName();
  const words = useActWords();
  return useMemo(
    () => [
      { id: 'seq', header: t('acts.seq'), value: act => act.seq, numeric: true, width: '46px', wideOnly: true },
      {
        id: 'when',
        header: t('acts.when'),
        value: act => act.knownAt,
        cell: act => <TimeText at={act.knownAt} />,
        width: 'minmax(176px, 1fr)',
      },
      { id: 'area', header: t('acts.area'), value: act => words.room(act.area), width: '130px', wideOnly: true },
      {
        id: 'kind',
        header: t('acts.kind'),
        value: act => words.kind(act.area, act.kind),
        width: 'minmax(84px, 1.6fr)',
      },
      {
        id: 'subject',
        header: t('acts.subject'),
        value: act => `${words.subject(act.area, act.subject.kind)} ${act.subject.ref ?? act.subject.id}`,
        width: 'minmax(120px, 1.4fr)',
        wideOnly: true,
      },
      {
        id: 'party',
        header: t('acts.for'),
        value: act => partyName(act.party),
        width: 'minmax(110px, 1fr)',
        wideOnly: true,
      },
      { id: 'mode', header: t('acts.mode'), value: act => modeName(act.mode), width: '94px', wideOnly: true },
    ],
    [t, modeName, words, partyName],
  );
}
