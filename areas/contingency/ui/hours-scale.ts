/** Hours on a line that stretches the first day: a logarithm, since minutes matter at first and weeks later. */
export interface HoursScale {
  /** share of the width, 0 to 1 */
  readonly at: (hours: number) => number;
  /** hours at which a mark stands */
  readonly ticks: readonly number[];
}

const marks = [0, 1, 3, 6, 12, 24, 72, 168, 336, 720, 2160, 8760, 26_280, 87_600];

/** @param end the last hour that is shown */
export function hoursScale(end: number): HoursScale {
  const last = marks.find(mark => mark >= end && mark > 0) ?? Math.max(end, 1);
  const at = (hours: number): number => Math.min(1, Math.log1p(Math.max(0, hours)) / Math.log1p(last));
  // Marks that would stand on each other are left out; the last label ends at its mark and needs the room of two.
  const ticks: number[] = [];
  for (const hours of marks.filter(mark => mark < last && at(mark) <= 0.78)) {
    const before = ticks.at(-1);
    if (before === undefined || at(hours) - at(before) >= 0.12) ticks.push(hours);
  }
  return { at, ticks: [...ticks, last] };
}
