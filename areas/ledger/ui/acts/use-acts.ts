import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { actShown } from '#platform/ledger/contract.ts';
import { api, useApi } from '#platform/ui/api.ts';

export type Act = z.infer<typeof actShown>;

const pageSize = 200;

export interface ActFilter {
  readonly incident: string;
  readonly area: string;
  readonly kind: string;
}

/** The newest acts one may read, page by page; the server narrows them. Kept under the topic `ledger`. */
export function useActs(filter: ActFilter) {
  return useInfiniteQuery({
    queryKey: ['ledger', 'acts', filter],
    queryFn: ({ pageParam, signal }) => api.get<{ acts: Act[] }>(`/api/ledger?${queryOf(filter, pageParam)}`, signal),
    initialPageParam: null as number | null,
    getNextPageParam: last => (last.acts.length < pageSize ? undefined : (last.acts.at(-1)?.seq ?? undefined)),
    placeholderData: keepPreviousData,
  });
}

function queryOf({ incident, area, kind }: ActFilter, before: number | null): string {
  const query = new URLSearchParams({ limit: String(pageSize) });
  if (before !== null) query.set('before', String(before));
  if (area !== '') query.set('area', area);
  if (kind !== '') query.set('kind', kind);
  if (incident !== '') {
    query.set('subjectKind', 'incident');
    query.set('subjectId', incident);
  }
  return query.toString();
}

/** Rooms and kinds there are among the acts one may read. */
export const useActKinds = () =>
  useApi<{ kinds: readonly { readonly area: string; readonly kind: string }[] }>('/api/ledger/kinds');
