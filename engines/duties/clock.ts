import { fail } from '#engines/kernel/failure.ts';
import { afterEndOfYear } from './calendar/calendar-days.ts';
import type { Instant, Period } from './calendar/days.ts';
import { elapsed } from './calendar/elapsed.ts';
import { periodRules } from './calendar/rules.ts';
import { valueAt } from './parameter.ts';
import type { DueExpression, MatchArm } from './types.ts';
import { both, type Said } from './words.ts';

/** Where an instant came from: the clock, and whether another had to stand in for one not yet set. */
export interface Anchored {
  readonly instant: Instant;
  readonly clock: string;
  /** true where the clock stands in for one that is not set */
  readonly standsIn?: boolean;
  readonly notes: readonly Said[];
}

/** Looks a clock up for one rule; may be a worst-case stand-in. */
export type ClockLookup = (clock: string) => Anchored | undefined;

/** Applies one calendar rule of the packs. */
export function periodEnd(rule: string, input: Period): Instant {
  const apply = periodRules.get(rule);
  return apply ? apply(input) : fail('unknown-calendar-rule', `There is no calendar rule \`${rule}\`.`);
}

/**
 * Computes a due expression: later-of and earlier-of over the clocks that are known, year ends, and the first arm
 * that matches. An arm whose condition is not known is passed over; the parts of a `min` that are not known are left out,
 * and the note says so.
 */
export function instantFor(
  expression: DueExpression,
  clocks: ClockLookup,
  date: string,
  zone: string,
): Anchored | undefined {
  switch (expression.kind) {
    case 'clock': {
      const from = clocks(expression.clock);
      if (!from || !expression.plus) return from;
      return {
        ...from,
        instant: elapsed({ start: from.instant, period: String(valueAt(expression.plus, date)), zone }),
      };
    }
    case 'min':
      return earliest(expression.of, clocks, date, zone);
    case 'latest_of':
      return latest(expression.clocks, clocks);
    case 'end_of_year_of': {
      const from = clocks(expression.clock);
      return (
        from && {
          ...from,
          instant: afterEndOfYear({ start: from.instant, period: String(valueAt(expression.plus, date)), zone }),
        }
      );
    }
  }
  const arm = expression.arms.find(a => matches(a, clocks, date, zone));
  return arm && instantFor(arm.due, clocks, date, zone);
}

function earliest(
  parts: readonly DueExpression[],
  clocks: ClockLookup,
  date: string,
  zone: string,
): Anchored | undefined {
  const known = parts.map(part => instantFor(part, clocks, date, zone)).filter(part => part !== undefined);
  const first = known.toSorted((a, b) => Temporal.Instant.compare(a.instant, b.instant))[0];
  if (!first || known.length === parts.length) return first;
  return {
    ...first,
    notes: [...first.notes, both('may-move-earlier')],
  };
}

function latest(names: readonly string[], clocks: ClockLookup): Anchored | undefined {
  const known = names.map(clocks).filter(part => part !== undefined);
  return known.toSorted((a, b) => Temporal.Instant.compare(b.instant, a.instant))[0];
}

function matches(arm: MatchArm, clocks: ClockLookup, date: string, zone: string): boolean {
  if (!arm.when) return true;
  const clock = clocks(arm.when.clock);
  const other = clocks(arm.when.laterThan.clock);
  if (!clock || !other) return false;
  const limit = elapsed({ start: other.instant, period: String(valueAt(arm.when.laterThan.plus, date)), zone });
  return Temporal.Instant.compare(clock.instant, limit) > 0;
}
