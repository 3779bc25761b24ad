import type { Vector } from '../types.ts';

type Duration = NonNullable<Vector['duration']>;

const isDate = (text: string) => /^\d{4}-\d{2}/.test(text);

/** No end stated outlasts every end; two ends of which one is an event cannot be ranked, so neither is relied on. */
function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === b) return a;
  if (a === undefined || b === undefined || !isDate(a) || !isDate(b)) return undefined;
  return a > b ? a : b;
}

/** No start stated means protected from the beginning. */
function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === b) return a;
  if (a === undefined || b === undefined || !isDate(a) || !isDate(b)) return undefined;
  return a < b ? a : b;
}

/** Latest end and earliest start; a downgrade survives only if all parts have the same one. */
export function joinDurations(a: Duration, b: Duration): Duration {
  const parts = {
    from: earlier(a.from, b.from),
    until: later(a.until, b.until),
    downgrade: a.downgrade === b.downgrade ? a.downgrade : undefined,
    review: later(a.review, b.review),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

const sameDuration = (a: Duration, b: Duration): boolean =>
  a.from === b.from && a.until === b.until && a.downgrade === b.downgrade && a.review === b.review;

export const durationAtLeast = (a: Duration, b: Duration): boolean => sameDuration(joinDurations(a, b), a);
