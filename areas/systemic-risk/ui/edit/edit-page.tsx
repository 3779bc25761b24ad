import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { base } from '../answers.ts';
import type { Part } from '../model/use-parts.ts';
import { PartEditor } from './part-editor.tsx';
import type { Columns } from './tables.ts';

/** A part of one's own, or a new one, to edit by table and by graph. */
export default function EditPage() {
  const t = useText('systemic-risk');
  const { key = '', part = 'new' } = useParams({ strict: false }) as { key?: string; part?: string };
  const model = key.replace('own:', '');
  const asked = useApi<Part>(part === 'new' ? null : `${base}/models/${model}/parts/${part}`);
  const columns = useApi<{ readonly columns: Columns }>(part === 'new' ? `${base}/tables` : null);
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />;
  const found = asked.data?.columns ?? columns.data?.columns;
  if (!found || (part !== 'new' && !asked.data)) return <p aria-busy="true">{t('run.loading')}</p>;
  return (
    <PartEditor
      key={`${part} ${asked.data?.version ?? 0}`}
      modelKey={key}
      model={model}
      part={asked.data ?? null}
      columns={found}
    />
  );
}
