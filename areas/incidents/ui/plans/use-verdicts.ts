import type { Verdict } from '#areas/systemic-risk/contract.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';

export const spokenLanguage = () => (currentLanguage() === 'fr' ? 'fr' : 'en');

/** What the triggers of call-out plans last said about an incident, as stored; told anew when one of them changes. */
export const useVerdicts = (incident: number) =>
  useApi<{ readonly verdicts: readonly Verdict[] }>(
    `/api/systemic-risk/incidents/${incident}/verdicts?language=${spokenLanguage()}`,
  );

export const isAsked = ({ met, settled }: Verdict): boolean => met === true && settled === null;
