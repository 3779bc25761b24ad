import { z } from 'zod';

function isZone(zone: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A time zone by its IANA name. */
export const zoneName = z.string().max(60).refine(isZone, 'is not a time zone of the IANA list, such as Europe/Zurich');
