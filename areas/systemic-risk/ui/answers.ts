import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CascadeResult } from '#engines/cascade/index.ts';
import { type ProblemError, useApi } from '#platform/ui/api.ts';
import type { Outline } from '../compute/outline.ts';
import type { ModelLine, Run } from '../contract.ts';

export const base = '/api/systemic-risk';

export type Result = CascadeResult & { readonly withheld: number };
export type ShownOutline = Outline & { readonly withheld: number };

export const running = (run: Run | undefined): boolean => run?.state === 'queued' || run?.state === 'running';

export const useModels = () => useApi<{ readonly models: readonly ModelLine[] }>(`${base}/models`);
export const useRuns = () => useApi<{ readonly runs: readonly Run[] }>(`${base}/runs`, { every: 10_000 });

/** A run, read every second for as long as it goes on. */
export function useRun(id: string): UseQueryResult<Run, ProblemError> {
  const first = useApi<Run>(`${base}/runs/${id}`);
  const again = useApi<Run>(running(first.data) ? `${base}/runs/${id}` : null, { every: 1000 });
  return again.data ? again : first;
}

export const useResult = (run: Run | undefined) =>
  useApi<Result>(run?.state === 'done' ? `${base}/runs/${run.id}/result` : null);

export const useOutline = (key: string | null) => useApi<ShownOutline>(key ? `${base}/models/${key}/outline` : null);

/** The model a run was made on, which may not be the model as it is now. */
export const useRunOutline = (run: Run) => useApi<ShownOutline>(`${base}/runs/${run.id}/outline`);

/** Names of the nodes and functions of the model of a run by their id; an id nobody may name stands for itself. */
export const useRunNames = (run: Run): ((id: string) => string) => useNamesIn(useRunOutline(run).data);

function useNamesIn(outline: ShownOutline | undefined): (id: string) => string {
  return useMemo(() => {
    const names = new Map<string, string>();
    outline?.nodes.id.forEach((id, i) => names.set(id, outline.nodes.name[i] ?? id));
    for (const { id, name } of outline?.functions ?? []) names.set(id, name);
    return id => names.get(id) ?? id;
  }, [outline]);
}
