import { useMemo } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { Column } from '#platform/ui/data-table/columns.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { ModelLine, Run } from '../../contract.ts';
import { titleOf } from './model-title.ts';

/** What a run was, its model by the title its keeper gave it. */
export function useRunColumns(models: readonly ModelLine[]): readonly Column<Run>[] {
  const t = useText('systemic-risk');
  return useMemo(
    () => [
      { id: 'id', header: t('runs.number'), width: '70px', value: run => run.id },
      {
        id: 'title',
        header: t('runs.what'),
        width: 'minmax(150px, 3fr)',
        value: run => run.title,
        cell: run => <strong>{run.title}</strong>,
      },
      {
        id: 'model',
        header: t('runs.model'),
        width: 'minmax(140px, 1fr)',
        wideOnly: true,
        value: run => titleOf(models, run.model),
      },
      {
        id: 'worlds',
        header: t('runs.worlds'),
        width: '90px',
        numeric: true,
        wideOnly: true,
        value: run => run.request.worlds,
      },
      {
        id: 'mode',
        header: t('ask.mode'),
        width: '110px',
        wideOnly: true,
        value: run => (run.mode === 'live' ? '' : `${t(`mode.${run.mode}`)} ${run.exercise ?? ''}`),
      },
      { id: 'state', header: t('runs.state'), width: '110px', value: run => t(`state.${run.state}`) },
      {
        id: 'marking',
        header: t('runs.marking'),
        width: '130px',
        wideOnly: true,
        value: run => run.marking,
        cell: run => <MarkingLabel marking={run.marking} />,
      },
      {
        id: 'created',
        header: t('runs.started'),
        width: '200px',
        wideOnly: true,
        value: run => run.createdAt,
        cell: run => <TimeText at={run.createdAt} />,
      },
    ],
    [t, models],
  );
}
