import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PlanFinding } from '../../contract.ts';
import { api } from '#platform/ui/api.ts';

export interface Findings {
  readonly all: readonly PlanFinding[];
  /** what is wrong at a place or below it, as one sentence for a field; undefined when nothing is */
  readonly at: (pointer: string) => string | undefined;
  /** whether the answer is about the plan as it stands now */
  readonly current: boolean;
  readonly error: Error | null;
}

/** Asks the server what is wrong with a plan, a moment after it stopped changing. Form and YAML ask the same. */
export function useFindings(plan: unknown): Findings {
  const now = JSON.stringify(plan ?? null);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(now), 300);
    return () => clearTimeout(wait);
  }, [now]);
  const query = useQuery({
    queryKey: ['callout', 'check', settled],
    queryFn: () =>
      api.post<{ readonly findings: readonly PlanFinding[] }>('/api/callout/plans/check', {
        plan: JSON.parse(settled) as unknown,
      }),
    placeholderData: before => before,
    retry: false,
  });
  const all = query.data?.findings ?? [];
  return {
    all,
    at: pointer => {
      const here = all.filter(each => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`));
      return here.length > 0 ? here.map(each => each.message).join(' ') : undefined;
    },
    current: settled === now && query.isSuccess && !query.isPlaceholderData,
    error: query.error,
  };
}
