import { currentLanguage } from '#platform/i18n/registry.ts';
import { dayText } from '#platform/i18n/time.ts';

/** A day of the calendar (`2026-10-22`) as the interface writes it, without a zone: it is the same day everywhere. */
export const dayWords = (day: string): string => dayText(day, currentLanguage());
