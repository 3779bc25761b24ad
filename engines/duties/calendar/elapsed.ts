import type { Instant, Period } from './days.ts';

/** Exact time on the UTC line: weekends, holidays and clock changes do not matter. Days count as 24 hours. */
export const elapsed = ({ start, period }: Period): Instant => {
  const duration = Temporal.Duration.from(period);
  return start.add({ hours: duration.days * 24 + duration.hours, minutes: duration.minutes });
};
