import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MitigationResult } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, type ProblemError } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { MitigationInput, Run } from '../../contract.ts';
import { base, type Result, useRunOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { amount, chance, percent } from '../words.ts';
import { useMeasures } from './measures.ts';

const worlds = 24;
/** of the name of a measure */
const longestName = 200;

interface Timed {
  readonly results: readonly MitigationResult[];
  readonly took_ms: number;
}

/** Measures switched on and off: what they avoid, on the same worlds as without them. */
export function WhatIfPane({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const [on, setOn] = useState<readonly string[]>([]);
  const outline = useRunOutline(run);
  const measures = useMeasures(run, outline.data, result);
  const chosen = measures.filter(measure => on.includes(measure.id));
  const together = {
    id: 'chosen',
    name:
      chosen
        .map(measure => measure.name)
        .join(' + ')
        .slice(0, longestName) || t('whatIf.none'),
    changes: chosen.flatMap(measure => measure.changes),
  };
  const ask = async (mitigations: readonly MitigationInput[]): Promise<Timed> => {
    const from = performance.now();
    const found = await api.post<Pick<Timed, 'results'>>(`${base}/runs/${run.id}/what-if`, { worlds, mitigations });
    return { ...found, took_ms: performance.now() - from };
  };
  // The loss without measures is worked out when the page opens, so that a toggle waits for its own half only.
  useQuery<Timed, ProblemError>({
    queryKey: ['systemic-risk', 'what-if', run.id, 'none'],
    queryFn: () => ask([]),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const answer = useQuery<Timed, ProblemError>({
    queryKey: ['systemic-risk', 'what-if', run.id, on],
    queryFn: () => ask([together]),
    enabled: chosen.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const toggle = (id: string): void => setOn(on.includes(id) ? on.filter(each => each !== id) : [...on, id].toSorted());
  return (
    <Pane title={t('whatIf.title')} note={t('whatIf.note', { worlds })}>
      <div className={classes.form}>
        {measures.map(measure => (
          <Checkbox
            key={measure.id}
            label={measure.name}
            checked={on.includes(measure.id)}
            onChange={() => toggle(measure.id)}
          />
        ))}
      </div>
      {outline.data && measures.length === 0 && <p>{t('whatIf.empty')}</p>}
      {outline.error && <ErrorNote error={outline.error} />}
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      <div role="status">
        {answer.isFetching && <p>{t('run.loading')}</p>}
        {chosen.length > 0 && answer.data?.results[0] && (
          <Answer result={answer.data.results[0]} took_ms={answer.data.took_ms} />
        )}
      </div>
    </Pane>
  );
}

function Answer({ result, took_ms }: { readonly result: MitigationResult; readonly took_ms: number }) {
  const t = useText('systemic-risk');
  const [low, high] = result.avoided.sampling;
  const facts: readonly (readonly [string, string])[] = [
    [t('whatIf.before'), amount(result.loss_before)],
    [t('whatIf.after'), amount(result.loss_after)],
    [t('whatIf.avoided'), `${amount(result.avoided.mean)} (${amount(low)} – ${amount(high)})`],
    [t('whatIf.share'), result.loss_before > 0 ? percent(result.avoided.mean / result.loss_before) : '–'],
    [t('whatIf.better'), chance(result.better)],
    [t('whatIf.took'), `${Math.round(took_ms)} ms`],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
