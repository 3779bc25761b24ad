import { endOfDay, type Instant, isWorkingDay, localDate, type Period, workingDayFrom } from './days.ts';

/** Regulation 1182/71 art. 3(1), (2)(a): the hour of the event is not counted, the last hour counts to its end. */
export function eu1182Hours({ start, period, zone }: Period): Instant {
  const local = start.toZonedDateTimeISO(zone);
  const nextHour = start
    .subtract({
      minutes: local.minute,
      seconds: local.second,
      milliseconds: local.millisecond,
      microseconds: local.microsecond,
      nanoseconds: local.nanosecond,
    })
    .add({ hours: 1 });
  const duration = Temporal.Duration.from(period);
  return nextHour.add({ hours: duration.hours + 24 * duration.days });
}

/** Art. 3(1) to (4): the day of the event is not counted; a last day that is no working day moves to the next that is. */
export const eu1182Days = (input: Period): Instant => {
  const first = localDate(input.start, input.zone);
  return closing(first, first.add({ days: Temporal.Duration.from(input.period).days }), input);
};

/** Art. 3(2)(c): the same date in the last month, or that month's last day; then the roll of art. 3(4). */
export const eu1182Months = (input: Period): Instant => {
  const first = localDate(input.start, input.zone);
  return closing(first, first.add(Temporal.Duration.from(input.period)), input);
};

/** Art. 3(4) and (5): roll to a working day, then make sure that at least two working days lie in a period of two days or more. */
function closing(eventDay: Temporal.PlainDate, lastDay: Temporal.PlainDate, input: Period): Instant {
  let last = workingDayFrom(lastDay, input);
  const days = Temporal.PlainDate.compare(lastDay, eventDay.add({ days: 2 })) >= 0;
  if (!days) return endOfDay(last, input.zone);
  while (workingDaysWithin(eventDay, last, input) < 2) last = workingDayFrom(last.add({ days: 1 }), input);
  return endOfDay(last, input.zone);
}

function workingDaysWithin(eventDay: Temporal.PlainDate, last: Temporal.PlainDate, input: Period): number {
  let count = 0;
  let day = last;
  while (count < 2 && Temporal.PlainDate.compare(day, eventDay) > 0) {
    if (isWorkingDay(day, input)) count++;
    day = day.subtract({ days: 1 });
  }
  return count;
}
