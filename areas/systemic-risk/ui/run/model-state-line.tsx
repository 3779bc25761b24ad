import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { ModelState, Run } from '../../contract.ts';
import { modelStateWords } from '../../contract/about-runs.ts';
import { base } from '../answers.ts';
import { spokenHere } from '../sentences.ts';
import classes from '../systemic-risk.module.css';

/** Which state of the model the questions about a run are asked of; when it is another by now, the way to a new run. */
export function ModelStateLine({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const state = useApi<ModelState>(`${base}/runs/${run.id}/model`);
  const again = useAct(() => api.post<Run>(`${base}/runs`, run.request), ['systemic-risk']);
  if (state.error) return <ErrorNote error={state.error} />;
  if (!state.data) return null;
  const { kept, current } = state.data;
  return (
    <>
      <p className={kept ? classes.quiet : undefined} role={kept ? undefined : 'alert'}>
        {modelStateWords(spokenHere(), state.data)}{' '}
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
