import { fail } from '#engines/kernel/failure.ts';
import type { HolidayCalendar } from '../types.ts';

export type Instant = Temporal.Instant;

/** What a calendar rule is given. `period` is ISO 8601, or `PnBD` for n business days. */
export interface Period {
  readonly start: Instant;
  readonly period: string;
  readonly zone: string;
  /** absent where the jurisdiction has no calendar in the packs */
  readonly holidays?: HolidayCalendar;
  /** local closing time `HH:MM`; end of day when absent */
  readonly closing?: string;
  /** where a refusal points to */
  readonly pointer?: string;
}

/** The last second of a local day. */
export const endOfDay = (date: Temporal.PlainDate, zone: string): Instant => at(date, '23:59:59', zone);

export const at = (date: Temporal.PlainDate, time: string, zone: string): Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();

export const localDate = (instant: Instant, zone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(zone).toPlainDate();

export const isWeekend = (date: Temporal.PlainDate): boolean => date.dayOfWeek >= 6;

/**
 * Monday to Friday and no public holiday.
 * @throws FailureError `date-outside-calendar` or `no-calendar`: a working day is never guessed
 */
export function isWorkingDay(
  date: Temporal.PlainDate,
  { holidays, pointer }: Pick<Period, 'holidays' | 'pointer'>,
): boolean {
  if (!holidays) {
    return fail('no-calendar', 'No calendar of public holidays is at hand for this place.', {
      ...(pointer ? { pointer } : {}),
      next: 'Tell the country of the main establishment, or add a calendar to packs/calendars.',
    });
  }
  if (date.year < holidays.from || date.year > holidays.to) {
    return fail(
      'date-outside-calendar',
      `${date.toString()} lies outside the holidays of ${holidays.title}, which cover ${holidays.from} to ${holidays.to}.`,
      {
        ...(pointer ? { pointer } : {}),
        next: 'Check the date. If it is right, extend the calendar in packs/calendars; working days are not guessed.',
      },
    );
  }
  return !isWeekend(date) && !holidays.days.has(date.toString());
}

/** The first working day on or after a date. */
export function workingDayFrom(
  date: Temporal.PlainDate,
  where: Pick<Period, 'holidays' | 'pointer'>,
): Temporal.PlainDate {
  let day = date;
  for (let i = 0; i < 60; i++) {
    if (isWorkingDay(day, where)) return day;
    day = day.add({ days: 1 });
  }
  return fail('calendar-without-working-days', `No working day within 60 days of ${date.toString()}.`);
}

/** The nth working day after a date, which itself is not counted. */
export function workingDaysAfter(
  date: Temporal.PlainDate,
  n: number,
  where: Pick<Period, 'holidays' | 'pointer'>,
): Temporal.PlainDate {
  let day = date;
  for (let counted = 0; counted < n; counted++) day = workingDayFrom(day.add({ days: 1 }), where);
  return day;
}

export const businessDays = (period: string): number => Number(/^P(\d+)BD$/.exec(period)?.[1] ?? Number.NaN);
