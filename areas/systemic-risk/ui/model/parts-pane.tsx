import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { base } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { InviteForm } from './invite-form.tsx';
import { PartEditor } from './part-editor.tsx';
import { type Part, useParts } from './use-parts.ts';

/** Who contributes to a model and under which marking; one's own parts are edited here, those of others stay closed. */
export function PartsPane({ model }: { readonly model: string }) {
  const t = useText('systemic-risk');
  const answer = useParts(model);
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const part = useApi<Part>(typeof open === 'number' ? `${base}/models/${model}/parts/${open}` : null);
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
                <Button variant="default" size="xs" onClick={() => setOpen(each.id)}>
                  {t('parts.edit')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      <div className={classes.tools}>
        <Button variant="default" onClick={() => setOpen('new')}>
          {t('parts.add')}
        </Button>
      </div>
      <InviteForm model={model} />
      {open === 'new' && <PartEditor model={model} part={null} onDone={() => setOpen(null)} />}
      {typeof open === 'number' && part.data && (
        <PartEditor key={part.data.version} model={model} part={part.data} onDone={() => setOpen(null)} />
      )}
      {part.error && <ErrorNote error={part.error} />}
    </Pane>
  );
}
