import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { modes } from '#engines/kernel/mode.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useMe } from '#platform/ui/me.ts';
import { type ModeChoice, ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import type { PartyList } from './api-types.ts';
import { type DraftSection, emptySection, SectionEditor } from './section-editor.tsx';

/** Writes a new item; the banner follows from its sections, and the bitmap of every party with it. */
export default function NewItemPage() {
  const t = useText('sharing');
  const go = useGo();
  const me = useMe();
  const parties = useApi<PartyList>('/api/parties');
  const [title, setTitle] = useState('');
  const [choice, setChoice] = useState<ModeChoice<(typeof modes)[number]>>({ mode: 'live', exercise: '' });
  const [originator, setOriginator] = useState('');
  const [sections, setSections] = useState<readonly DraftSection[]>([emptySection(1)]);
  const { mode, exercise } = choice;
  const own = me?.acting?.party.id ?? '';
  const save = useAct(
    () =>
      api.post<{ id: number }>('/api/sharing/items', {
        title,
        mode,
        ...(mode === 'exercise' || mode === 'drill' ? { exercise } : {}),
        originator: Number(originator || own),
        producedAt: new Date().toISOString(),
        sections,
      }),
    ['sharing'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: ({ id }) => go(`/sharing/items/${id}`) });
  };
  return (
    <form onSubmit={submit} className="stack">
      <PageHead
        title={t('new.title')}
        actions={
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('new.save')}
          </Button>
        }
      />
      {save.error && <ErrorNote error={save.error} />}
      <Pane title={t('new.about')}>
        <Fields>
          <TextInput
            label={t('new.itemTitle')}
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
            required
          />
          <NativeSelect
            label={t('items.originator')}
            value={originator || own}
            onChange={event => setOriginator(event.currentTarget.value)}
            data={(parties.data?.parties ?? []).map(party => ({ value: String(party.id), label: party.name }))}
          />
          <ModeFields modes={modes} value={choice} onValue={change => setChoice({ ...choice, ...change })} />
        </Fields>
      </Pane>
      <SectionEditor sections={sections} onChange={setSections} />
    </form>
  );
}
