import { Button } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { api, useAct, useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { base } from '../answers.ts';
import type { Draft } from './tables.ts';

interface Revision {
  readonly version: number;
  readonly nodes: number;
  readonly edges: number;
  readonly note: string;
  readonly changedAt: string;
  readonly by: string | null;
}

/** Every saved state of the part: who, when, why; one of them taken as the draft again, to be saved or undone. */
export function RevisionsPane(props: {
  readonly model: string;
  readonly part: number;
  readonly onLoad: (draft: Draft) => void;
}) {
  const t = useText('systemic-risk');
  const path = `${base}/models/${props.model}/parts/${props.part}/revisions`;
  const found = useApi<{ readonly revisions: readonly Revision[] }>(path);
  const load = useAct((version: number) => api.get<Draft>(`${path}/${version}`));
  return (
    <Pane title={t('edit.revisions')} note={t('edit.revisionsNote')}>
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {load.error && <ErrorNote error={load.error} />}
      <Rows>
        {(found.data?.revisions ?? []).map(({ version, nodes, edges, note, changedAt, by }) => (
          <Row
            key={version}
            title={t('edit.revision', { version, by: by ?? '–' })}
            detail={
              <>
                <TimeText at={changedAt} /> · {t('graph.size', { nodes, edges })}
                {note && ` · ${note}`}
              </>
            }
            action={
              <Button
                size="xs"
                variant="default"
                aria-label={t('edit.loadRevision', { version })}
                onClick={() => load.mutate(version, { onSuccess: props.onLoad })}
              >
                {t('edit.load')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Pane>
  );
}
