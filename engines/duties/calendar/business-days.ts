import {
  at,
  businessDays,
  type Instant,
  isWorkingDay,
  localDate,
  type Period,
  workingDayFrom,
  workingDaysAfter,
} from './days.ts';

/**
 * US federal business days. An event on a business day is not counted itself; an event on a weekend or holiday starts
 * the count on, and includes, the next business day (Form 8-K, General Instruction B.1).
 */
export function businessDaysUsFederal(input: Period): Instant {
  const day = localDate(input.start, input.zone);
  const n = businessDays(input.period);
  const first = isWorkingDay(day, input) ? workingDaysAfter(day, 1, input) : workingDayFrom(day, input);
  return at(workingDaysAfter(first, n - 1, input), input.closing ?? '23:59:59', input.zone);
}

/** Working days of a jurisdiction: the day of the event is not counted, the next working day is day 1. */
export const businessDaysLocal = (input: Period): Instant =>
  at(
    workingDaysAfter(localDate(input.start, input.zone), businessDays(input.period), input),
    input.closing ?? '23:59:59',
    input.zone,
  );

/** DOE-417 criteria 15 to 26: the later of 24 elapsed hours and 16:00 local on the next business day. */
export function doeLaterOf(input: Period): Instant {
  const day = input.start.add({ hours: 24 });
  const close = at(workingDaysAfter(localDate(input.start, input.zone), 1, input), '16:00', input.zone);
  return Temporal.Instant.compare(day, close) >= 0 ? day : close;
}
