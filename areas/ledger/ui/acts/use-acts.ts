import { useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { actShown } from '#platform/ledger/contract.ts';
import { api } from '#platform/ui/api.ts';

export type Act = z.infer<typeof actShown>;

const pageSize = 200;

/** The newest acts one may read, page by page; of one incident when it is named. Kept under the topic `ledger`. */
export function useActs(incident: string) {
  const about = incident === '' ? '' : `&subjectKind=incident&subjectId=${encodeURIComponent(incident)}`;
  return useInfiniteQuery({
    queryKey: ['ledger', 'acts', incident],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ acts: Act[] }>(
        `/api/ledger?limit=${pageSize}${pageParam === null ? '' : `&before=${pageParam}`}${about}`,
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: last => (last.acts.length < pageSize ? undefined : (last.acts.at(-1)?.seq ?? undefined)),
  });
}
