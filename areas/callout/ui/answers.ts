import { useParams, useSearch } from '@tanstack/react-router';
import { useApi } from '#platform/ui/api.ts';
import type { CallOutPlan, Notice, Received } from '../contract.ts';

export const useNotices = () =>
  useApi<{ readonly notices: readonly Notice[] }>('/api/callout/notices', { every: 30_000 });
export const useNotice = (id: string) => useApi<Notice>(`/api/callout/notices/${id}`, { every: 15_000 });
export const useReceived = () =>
  useApi<{ readonly received: readonly Received[] }>('/api/callout/received', { every: 60_000 });
export const usePlans = () =>
  useApi<{ readonly plans: readonly (CallOutPlan & { readonly revision: number })[] }>('/api/callout/plans');

/** A part of the address: a place of its path, otherwise of its query; empty when neither is there. */
export function useAddress(name: string): string {
  const params: Record<string, string> = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const value = params[name] ?? search[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
