import { at, endOfDay, type Instant, localDate, type Period } from './days.ts';

/** Local calendar days: the day of the event is not counted, the last day counts to its end. */
export const calendarDays = ({ start, period, zone }: Period): Instant =>
  endOfDay(localDate(start, zone).add({ days: Temporal.Duration.from(period).days }), zone);

/** Same day of the month and same local time, clamped to the month's end; no roll over weekends. */
export const calendarMonths = ({ start, period, zone }: Period): Instant =>
  start.toZonedDateTimeISO(zone).add(Temporal.Duration.from(period)).toInstant();

/** The end of the local calendar day after the event, however late in the day the event was. */
export const nextCalendarDayEnd = ({ start, zone }: Period): Instant =>
  endOfDay(localDate(start, zone).add({ days: 1 }), zone);

/** n days after the end of the local calendar year in which the event fell. */
export const afterEndOfYear = ({ start, period, zone }: Period): Instant => {
  const last = Temporal.PlainDate.from({ year: localDate(start, zone).year, month: 12, day: 31 });
  return at(last.add(Temporal.Duration.from(period)), '23:59:59', zone);
};
