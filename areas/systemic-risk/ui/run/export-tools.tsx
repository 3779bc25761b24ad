import { Button } from '@mantine/core';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { api, useAct } from '#platform/ui/api.ts';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { useGo } from '#platform/ui/layout/go.tsx';
import type { Run } from '../../contract.ts';
import { base, type Result } from '../answers.ts';
import { saveText } from '../draw/save.ts';
import { lossCsv } from './loss-csv.ts';

/** The brief as PDF and on paper, the result as JSON and CSV, the run as a pathway or a scenario; and its removal. */
export function ExportTools({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const go = useGo();
  const name = `run-${run.id}`;
  const pathway = useAct(async () => {
    const found = await api.get<unknown>(`${base}/runs/${run.id}/pathway`);
    saveText(`${name}-pathway.json`, 'application/json', JSON.stringify(found, null, 2));
  });
  const scenario = useAct(
    () => api.post<{ id: number }>('/api/contingency/scenarios/from-run', { run: run.id }),
    ['contingency'],
  );
  const csv = (): string =>
    lossCsv(`${run.marking}; ${t('manifest.result')} ${run.sha256 ?? ''}`, [
      ...result.functions,
      ...result.sectors,
      result.total,
    ]);
  const remove = useAct(() => api.delete(`${base}/runs/${run.id}`), ['systemic-risk']);
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  return (
    <>
      <Button variant="default" onClick={() => saveText(`${name}.csv`, 'text/csv', csv())}>
        {t('export.csv')}
      </Button>
      <Button
        variant="default"
        onClick={() => saveText(`${name}.json`, 'application/json', JSON.stringify({ run, result }, null, 2))}
      >
        {t('export.json')}
      </Button>
      <Button variant="default" loading={pathway.isPending} onClick={() => pathway.mutate(undefined)}>
        {t('export.pathway')}
      </Button>
      <Button
        variant="default"
        loading={scenario.isPending}
        onClick={() => scenario.mutate(undefined, { onSuccess: ({ id }) => go(`/contingency/${id}`) })}
      >
        {t('export.scenario')}
      </Button>
      {scenario.error && <ErrorNote error={scenario.error} />}
      <ConfirmAction
        label={t('export.remove')}
        title={t('export.remove')}
        explain={t('export.removeWhy')}
        confirm={t('export.remove')}
        danger
        run={async () => {
          await remove.mutateAsync(undefined);
          go('/systemic-risk');
        }}
      />
      <Button variant="default" onClick={() => print()}>
        {t('export.print')}
      </Button>
      <Button variant="filled" onClick={() => location.assign(`${base}/runs/${run.id}/brief.pdf?language=${language}`)}>
        {t('export.pdf')}
      </Button>
    </>
  );
}
