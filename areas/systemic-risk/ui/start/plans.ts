import { useApi } from '#platform/ui/api.ts';

interface Plans {
  readonly plans: readonly { readonly slug: string; readonly title: string }[];
}

/** Call-out plans of one's own party. */
export const usePlans = () => useApi<Plans>('/api/callout/plans');

/** What a plan is called; a plan that is gone stands by its short name. */
export function usePlanTitle(): (slug: string) => string {
  const plans = usePlans().data?.plans;
  return slug => plans?.find(each => each.slug === slug)?.title ?? slug;
}
