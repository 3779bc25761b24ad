import { at, type Instant, isWorkingDay, localDate, type Period, workingDayFrom } from './days.ts';

/** RTS (EU) 2025/301 art. 5(4): a limit on a weekend or bank holiday moves to noon of the next working day. */
export function doraNoonRoll(due: Instant, where: Pick<Period, 'zone' | 'holidays' | 'pointer'>): Instant {
  const day = localDate(due, where.zone);
  return isWorkingDay(day, where) ? due : at(workingDayFrom(day.add({ days: 1 }), where), '12:00', where.zone);
}
