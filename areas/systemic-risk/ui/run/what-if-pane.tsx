import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MitigationResult } from '#engines/cascade/index.ts';
import { useText } from '#platform/i18n/registry.ts';
import { api, type ProblemError } from '#platform/ui/api.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Run } from '../../contract.ts';
import { base, useOutline } from '../answers.ts';
import classes from '../systemic-risk.module.css';
import { amount, percent } from '../words.ts';
import { useMeasures } from './measures.ts';

const worlds = 24;

/** Measures switched on and off: what they avoid, on the same worlds as without them. */
export function WhatIfPane({ run }: { readonly run: Run }) {
  const t = useText('systemic-risk');
  const [on, setOn] = useState<readonly string[]>([]);
  const outline = useOutline(run.model);
  const measures = useMeasures(run, outline.data);
  const chosen = measures.filter(measure => on.includes(measure.id));
  const together = {
    id: 'chosen',
    name: chosen.map(measure => measure.name).join(' + ') || t('whatIf.none'),
    changes: chosen.flatMap(measure => measure.changes),
  };
  const answer = useQuery<{ readonly results: readonly MitigationResult[] }, ProblemError>({
    queryKey: ['systemic-risk', 'what-if', run.id, on],
    queryFn: () =>
      api.post(`${base}/what-if`, {
        model: run.model,
        shock: run.request.shock,
        seed: run.request.seed,
        worlds,
        mitigations: [together],
      }),
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
      {answer.error && <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} />}
      <div role="status">
        {answer.isFetching && <p>{t('run.loading')}</p>}
        {chosen.length > 0 && answer.data?.results[0] && <Answer result={answer.data.results[0]} />}
      </div>
    </Pane>
  );
}

function Answer({ result }: { readonly result: MitigationResult }) {
  const t = useText('systemic-risk');
  const [low, high] = result.avoided.sampling;
  const facts: readonly (readonly [string, string])[] = [
    [t('whatIf.before'), amount(result.loss_before)],
    [t('whatIf.after'), amount(result.loss_after)],
    [t('whatIf.avoided'), `${amount(result.avoided.mean)} (${amount(low)} – ${amount(high)})`],
    [t('whatIf.share'), result.loss_before > 0 ? percent(result.avoided.mean / result.loss_before) : '–'],
    [t('whatIf.better'), percent(result.better.estimate ?? 0)],
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
