import type { ClockState } from '#platform/ui/clock-line/scale.ts';
import type { SignTone } from '#platform/ui/sign/signs.ts';

const soon_ms = 6 * 3_600_000;

/** Overdue once passed, soon in the last six hours, as on the watch floor. */
export function stateAt(at: string, now: number): ClockState {
  const left = Date.parse(at) - now;
  return left < 0 ? 'overdue' : left < soon_ms ? 'soon' : 'ok';
}

/** The colour of a sign that stands for a clock. */
export const toneOf: Readonly<Record<ClockState, SignTone>> = {
  overdue: 'bad',
  soon: 'warn',
  ok: 'good',
  unknown: 'unknown',
};
