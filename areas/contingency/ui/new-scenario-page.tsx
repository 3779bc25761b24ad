import { useText } from '#platform/i18n/registry.ts';
import { api } from '#platform/ui/api.ts';
import { useMe } from '#platform/ui/me.ts';
import { emptyDraft, inputOf } from './scenario-draft.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { base } from './words.ts';

export default function NewScenarioPage() {
  const t = useText('contingency');
  const mode = useMe()?.mode ?? 'live';
  return (
    <ScenarioForm
      title={t('form.new')}
      start={emptyDraft(mode)}
      label={t('form.begin')}
      begun={false}
      save={draft => api.post<{ id: number }>(base, inputOf(draft))}
    />
  );
}
