import type { Facts } from './facts.ts';
import type { HolidayCalendar, Regime, Vocabulary } from './types.ts';

export interface PlaceOfAction {
  readonly zone: string;
  readonly zoneAssumed: boolean;
  readonly country?: string;
  readonly holidays?: HolidayCalendar;
}

/**
 * Zone and public holidays by which a rule's limits are counted: the entity's own zone if told, else that of its main
 * establishment, of its only country, of the rule's jurisdiction, else UTC; anything but the first is marked assumed.
 */
export function placeFor(regime: Regime, facts: Facts, vocabulary: Vocabulary): PlaceOfAction {
  const country = countryFor(regime, facts, vocabulary);
  const told = facts.get('e.home_zone') as string | undefined;
  const zone = told ?? (country && vocabulary.zones.get(country)) ?? jurisdictionZone(regime, vocabulary) ?? 'UTC';
  const holidays = country ? vocabulary.calendars.get(country) : undefined;
  return { zone, zoneAssumed: told === undefined, ...(country ? { country } : {}), ...(holidays ? { holidays } : {}) };
}

function countryFor(regime: Regime, facts: Facts, vocabulary: Vocabulary): string | undefined {
  const home = regime.jurisdiction.slice(0, 2);
  if (home !== 'EU' && vocabulary.calendars.has(home)) return home;
  const area = vocabulary.sets.get('EU_EEA');
  const main = facts.get('e.main_establishment') as string | undefined;
  if (main && (home !== 'EU' || area?.has(main))) return main;
  const countries = [...((facts.get('e.countries') as ReadonlySet<string> | undefined) ?? [])].filter(
    c => home !== 'EU' || area?.has(c),
  );
  return countries.length === 1 ? countries[0] : undefined;
}

/** EU institutions' zone is no help to a member state; only single-country rules lend their zone. */
function jurisdictionZone(regime: Regime, vocabulary: Vocabulary): string | undefined {
  return vocabulary.zones.get(regime.jurisdiction.slice(0, 2));
}
