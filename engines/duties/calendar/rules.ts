import { businessDaysLocal, businessDaysUsFederal, doeLaterOf } from './business-days.ts';
import { calendarDays, calendarMonths, nextCalendarDayEnd } from './calendar-days.ts';
import type { Instant, Period } from './days.ts';
import { elapsed } from './elapsed.ts';
import { eu1182Days, eu1182Hours, eu1182Months } from './eu1182.ts';

/** From a start and a period to the instant it ends, one function a rule of `packs/facts/calendar-rules.yaml`. */
export const periodRules: ReadonlyMap<string, (input: Period) => Instant> = new Map([
  ['elapsed', elapsed],
  ['eu1182_hours', eu1182Hours],
  ['eu1182_days', eu1182Days],
  ['eu1182_months', eu1182Months],
  ['calendar_months', calendarMonths],
  ['calendar_days', calendarDays],
  ['business_days_us_federal', businessDaysUsFederal],
  ['business_days_local', businessDaysLocal],
  ['next_calendar_day_end', nextCalendarDayEnd],
  ['doe_later_of_24h_or_next_bd', doeLaterOf],
]);

/** All rule names a pack may use; `dora_noon_roll` moves an instant that another rule has given. */
export const calendarRules: ReadonlySet<string> = new Set([...periodRules.keys(), 'dora_noon_roll']);
