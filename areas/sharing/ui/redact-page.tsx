import { Button, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import type { ItemView } from '../contract.ts';
import { type DraftSection, SectionEditor } from './section-editor.tsx';

/** Starts from the sections of the original; what is taken out or rewritten becomes another item. */
export default function RedactPage() {
  const t = useText('sharing');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<ItemView>(`/api/sharing/items/${id}`);
  if (detail.error) return <ErrorNote error={detail.error} />;
  if (!detail.data) return <PageHead title={t('item.loading')} />;
  return <RedactForm original={detail.data} />;
}

function RedactForm({ original }: { readonly original: ItemView }) {
  const t = useText('sharing');
  const go = useGo();
  const [title, setTitle] = useState(t('redact.titleOf', { title: original.item.title }));
  const [sections, setSections] = useState<readonly DraftSection[]>(original.sections);
  const save = useAct(
    () => api.post<{ id: number }>(`/api/sharing/items/${original.item.id}/redactions`, { title, sections }),
    ['sharing'],
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: made => go(`/sharing/items/${made.id}`) });
  };
  return (
    <form onSubmit={submit} className="stack">
      <PageHead
        title={t('redact.title')}
        summary={original.item.title}
        actions={
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('redact.save')}
          </Button>
        }
      />
      {save.error && <ErrorNote error={save.error} />}
      <TextInput
        label={t('new.itemTitle')}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
        required
      />
      <SectionEditor sections={sections} onChange={setSections} />
    </form>
  );
}
