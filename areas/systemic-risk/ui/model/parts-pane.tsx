import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { InviteForm } from './invite-form.tsx';
import { useParts } from './use-parts.ts';

/** Who contributes to a model and under which marking; one's own parts are edited here, those of others stay closed. */
export function PartsPane({ model }: { readonly model: string }) {
  const t = useText('systemic-risk');
  const answer = useParts(model);
  const go = useGo();
  const remove = useAct((part: number) => api.delete(`${base}/models/${model}/parts/${part}`), ['systemic-risk']);
  const edit = (part: number | 'new'): void => go(`/systemic-risk/models/own:${model}/edit/${part}`);
  return (
    <Pane
      title={t('parts.title')}
      note={t('parts.contributors', { names: (answer.data?.contributors ?? []).map(each => each.name).join(', ') })}
    >
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      <Rows>
        {(answer.data?.parts ?? []).map(each => (
          <Row
            key={each.id}
            title={each.own ? each.title : t('parts.closed', { party: each.partyName })}
            detail={each.own ? t('graph.size', { nodes: each.nodes, edges: each.edges }) : t('parts.closedWhy')}
            aside={<MarkingLabel marking={each.marking} />}
            action={
              each.own && (
                <div className={classes.tools}>
                  <Button variant="default" size="xs" onClick={() => edit(each.id)}>
                    {t('parts.edit')}
                  </Button>
                  <ConfirmAction
                    label={t('parts.remove')}
                    title={t('parts.remove')}
                    explain={t('parts.removeWhy')}
                    confirm={t('parts.remove')}
                    danger
                    run={() => remove.mutateAsync(each.id)}
                  />
                </div>
              )
            }
          />
        ))}
      </Rows>
      <div className={classes.tools}>
        <Button variant="default" onClick={() => edit('new')}>
          {t('parts.add')}
        </Button>
      </div>
      <InviteForm model={model} />
    </Pane>
  );
}
