import { type Truth, truthOf } from '#engines/kernel/truth.ts';
import type { Party } from './types.ts';

export const isPublic = (kind: string): boolean => /^(public|media|press|anyone|competitor)/i.test(kind);

/** Whether a kind of party is public administration; an unfamiliar word is unknown. */
export function isAdministration(kind: string): Truth {
  if (
    /government|ministr|administration|agency|authority|regulator|national|police|law[- ]enforcement|military|federal|department|cert-gov/i.test(
      kind,
    )
  ) {
    return 'yes';
  }
  return truthOf(
    /operator|vendor|company|private|provider|isac|public|media|press|contractor|person|client|university|sector/i.test(
      kind,
    )
      ? false
      : undefined,
  );
}

function usSector(kind: string): string | undefined {
  if (/contractor/i.test(kind)) return 'contractor';
  if (/state|local|tribal|sltt|municipal|county/i.test(kind)) return 'sltt';
  if (/federal|fceb|executive|armed[- ]forces|military/i.test(kind)) return 'executive';
  if (/government|agency|authority|national|regulator|police|law[- ]enforcement|department/i.test(kind))
    return undefined;
  return 'other';
}

/** In which sector of US government a party stands. A bare `government` may be federal or state, so it is unknown. */
export function sectorOf(recipient: Party, inUnitedStates: Truth, sector: string): Truth {
  if (recipient.kind === undefined) return 'unknown';
  const found = usSector(recipient.kind);
  if (found === 'contractor') return truthOf(sector === 'contractor');
  if (inUnitedStates === 'no') return truthOf(sector === 'other');
  if (inUnitedStates === 'unknown' || found === undefined) return 'unknown';
  return truthOf(found === sector);
}
