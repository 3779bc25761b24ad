import type { Reason } from '#engines/kernel/citation.ts';
import { currentLanguage } from '#platform/i18n/registry.ts';
import { useMe } from '#platform/ui/me.ts';

export const base = '/api/contingency/scenarios';

/** A reason in the reader's language. */
export const sentence = ({ text, fr }: Pick<Reason, 'text' | 'fr'>): string =>
  currentLanguage() === 'fr' ? (fr ?? text) : text;

export const percent = (share: number): string =>
  new Intl.NumberFormat(currentLanguage(), { style: 'percent', maximumFractionDigits: 1 }).format(share);

export const amount = (value: number): string =>
  new Intl.NumberFormat(currentLanguage(), { maximumSignificantDigits: 3 }).format(value);

const keepers: readonly string[] = ['planner', 'analyst', 'duty-officer', 'secretariat', 'task-lead'];

/** Whether the reader may keep scenarios: the server decides, this only leaves out what it would refuse. */
export const useMayKeep = (): boolean => (useMe()?.acting?.roles ?? []).some(role => keepers.includes(role));
