import type { Hours } from './contract.ts';

/** Whether somebody is there at an instant, and if not, from when; `opensAt` is absent when open or when nobody can tell. */
export interface Presence {
  readonly open: boolean;
  readonly opensAt?: Temporal.ZonedDateTime;
}

/**
 * Reads published hours in the zone of the team. A window that ends at or before its beginning runs over midnight and
 * belongs to the day it begins on. A wall-clock time that daylight saving skips counts from the moment after the gap, one
 * that occurs twice from its first occurrence. A zone nobody knows gives not open, without a time.
 */
export function presenceAt(hours: Hours, at: Temporal.Instant): Presence {
  if (hours === null) return { open: true };
  const today = localDate(hours.zone, at);
  if (today === undefined) return { open: false };
  const windows = Array.from({ length: 10 }, (_, i) => windowOn(hours, today.add({ days: i - 1 }))).filter(
    window => window !== undefined,
  );
  const holds = windows.some(({ from, to }) => !isAfter(from, at) && isAfter(to, at));
  if (holds) return { open: true };
  const next = windows.find(({ from }) => isAfter(from, at));
  return next ? { open: false, opensAt: next.from } : { open: false };
}

/** Whether the zone is one of the time zone database. */
export const isZone = (zone: string): boolean =>
  localDate(zone, Temporal.Instant.fromEpochMilliseconds(0)) !== undefined;

interface Window {
  readonly from: Temporal.ZonedDateTime;
  readonly to: Temporal.ZonedDateTime;
}

function windowOn(hours: NonNullable<Hours>, day: Temporal.PlainDate): Window | undefined {
  if (!hours.days.includes(day.dayOfWeek)) return undefined;
  const last = hours.to > hours.from ? day : day.add({ days: 1 });
  const from = day.toZonedDateTime({ timeZone: hours.zone, plainTime: hours.from });
  const to = last.toZonedDateTime({ timeZone: hours.zone, plainTime: timeOf(hours.to) });
  return isAfter(to, from.toInstant()) ? { from, to } : undefined;
}

// 24:00 is written for the end of a day.
const timeOf = (text: string): string => (text === '24:00' ? '23:59:59.999999999' : text);

const isAfter = (time: Temporal.ZonedDateTime, at: Temporal.Instant): boolean =>
  time.epochNanoseconds > at.epochNanoseconds;

function localDate(zone: string, at: Temporal.Instant): Temporal.PlainDate | undefined {
  try {
    return at.toZonedDateTimeISO(zone).toPlainDate();
  } catch {
    return undefined;
  }
}
