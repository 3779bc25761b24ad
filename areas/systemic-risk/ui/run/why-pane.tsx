import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Why } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { chanceSentence } from '../../contract/sentences.ts';
import { base, type Result } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { spokenHere } from '../sentences.ts';
import { CausesPane } from './causes-pane.tsx';

/** "Why did this function fail?" over a hundred worlds of the run. */
export function WhyPane(props: { readonly run: Run; readonly result: Result; readonly asked: string | null }) {
  const { run, result } = props;
  const t = useText('systemic-risk');
  const entries = [...result.functions, ...result.sectors].toSorted(
    (a, b) => (b.probability.estimate ?? 0) - (a.probability.estimate ?? 0),
  );
  const [target, setTarget] = useState(props.asked ?? entries[0]?.id ?? '');
  const why = useApi<Why>(target ? `${base}/runs/${run.id}/why?target=${encodeURIComponent(target)}` : null);
  return (
    <>
      <Pane title={t('why.title')} note={t('why.note')}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('why.target')}
            data={entries.map(({ id, name }) => ({ value: id, label: name }))}
            value={target}
            onChange={e => setTarget(e.currentTarget.value)}
          />
        </div>
        {why.error && <ErrorNote error={why.error} onRetry={() => void why.refetch()} />}
        <p role="status">
          {why.data
            ? t('why.answer', { chance: chanceSentence(spokenHere(), why.data.probability) })
            : t('run.loading')}
        </p>
      </Pane>
      {why.data && <CausesPane run={run} result={why.data} />}
    </>
  );
}
