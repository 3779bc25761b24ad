/** Hours on a line that stretches the first day: a logarithm, since minutes matter at first and weeks later. */
export interface HoursScale {
  /** share of the width, 0 to 1 */
  readonly at: (hours: number) => number;
  readonly ticks: readonly { readonly hours: number; readonly label: string }[];
}

const marks = [0, 1, 3, 6, 12, 24, 72, 168, 336, 720, 2160, 8760, 26_280, 87_600];

/** @param end the last hour that is shown */
export function hoursScale(end: number): HoursScale {
  const last = marks.find(mark => mark >= end && mark > 0) ?? Math.max(end, 1);
  const at = (hours: number): number => Math.min(1, Math.log1p(Math.max(0, hours)) / Math.log1p(last));
  // Marks that would stand on each other are left out.
  const ticks: { hours: number; label: string }[] = [];
  for (const hours of marks.filter(mark => mark <= last)) {
    const before = ticks.at(-1);
    if (!before || at(hours) - at(before.hours) >= 0.1) ticks.push({ hours, label: hourLabel(hours) });
  }
  return { at, ticks };
}

/** Short enough for an axis: hours up to three days, then days. */
const hourLabel = (hours: number): string => (hours <= 72 ? `${hours} h` : `${Math.round(hours / 24)} d`);
