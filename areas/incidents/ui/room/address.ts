import { useParams, useSearch } from '@tanstack/react-router';

export const tabs = ['facts', 'duties', 'notice', 'reports', 'timeline'] as const;
export type Tab = (typeof tabs)[number];

const isTab = (text: unknown): text is Tab => tabs.includes(text as Tab);

/** What the address says: which incident, which tab, and what to look at there. */
export function useAddress(): {
  readonly id: string;
  readonly tab: Tab;
  readonly search: Readonly<Record<string, string>>;
} {
  const params: Record<string, string> = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = params['tab'] ?? search['tab'];
  return {
    id: params['id'] ?? '',
    tab: isTab(asked) ? asked : 'facts',
    search: Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)])),
  };
}
