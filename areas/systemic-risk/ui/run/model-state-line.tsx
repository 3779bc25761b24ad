import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { ModelState, Run } from '../../contract.ts';
import { modelStateWords } from '../../contract/about-runs.ts';
import { base, useModels } from '../answers.ts';
import { titleOf } from '../start/model-title.ts';
import { spokenHere } from '../sentences.ts';
import classes from '../systemic-risk.module.css';

/** Which state of the model the questions about a run are asked of; when it is another by now, the way to a new run. */
export function ModelStateLine({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const state = useApi<ModelState>(`${base}/runs/${run.id}/model`);
  const models = useModels();
  const again = useAct(() => api.post<Run>(`${base}/runs`, run.request), ['systemic-risk']);
  if (state.error) return <ErrorNote error={state.error} />;
  if (!state.data) return null;
  const { kept, current } = state.data;
  const model = titleOf(models.data?.models ?? [], run.model);
  // The hash of the manifest, which the reader finds in exports too.
  const sha256 = String(run.manifest?.['model_hash'] ?? state.data.sha256);
  return (
    <>
      <p className={kept ? classes.quiet : undefined} role={kept ? undefined : 'alert'}>
        {modelStateWords(spokenHere(), { ...state.data, model, sha256 })}{' '}
        {(!kept || current === false) && (
          <Button
            size="xs"
            variant="default"
            loading={again.isPending}
            onClick={() => again.mutate(undefined, { onSuccess: made => go(`/systemic-risk/runs/${made.id}`) })}
          >
            {t('runAgain')}
          </Button>
        )}
      </p>
      {again.error && <ErrorNote error={again.error} />}
    </>
  );
}
