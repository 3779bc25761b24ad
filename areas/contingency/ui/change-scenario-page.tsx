import { useParams } from '@tanstack/react-router';
import { useText } from '#platform/i18n/registry.ts';
import { api, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import type { ScenarioDetail } from '../contract.ts';
import { changeOf, draftOf } from './scenario-draft.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { base } from './words.ts';

export default function ChangeScenarioPage() {
  const t = useText('contingency');
  const { id } = useParams({ strict: false }) as { id: string };
  const detail = useApi<ScenarioDetail>(`${base}/${id}`);
  if (detail.error) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <PageHead title={t('one.loading')} />;
  const one = detail.data;
  return (
    <ScenarioForm
      title={t('form.change', { ref: one.ref })}
      start={draftOf(one)}
      label={t('form.save')}
      begun
      save={draft => api.put<{ id: number }>(`${base}/${id}`, changeOf(draft, one))}
    />
  );
}
