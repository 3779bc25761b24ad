/** How many failures within which time lock what for how long. */
export interface Limit {
  readonly failures: number;
  readonly window_ms: number;
  readonly lock_ms: number;
}

const minute = 60_000;

/**
 * One account from one place is locked early; one account from anywhere and one place for any account only at more
 * tries, so that a stranger cannot easily shut a duty officer out. A one-time link is never locked.
 */
export const limits = {
  'account-here': { failures: 5, window_ms: 15 * minute, lock_ms: 15 * minute },
  account: { failures: 30, window_ms: 60 * minute, lock_ms: 15 * minute },
  place: { failures: 60, window_ms: 15 * minute, lock_ms: 15 * minute },
  code: { failures: 5, window_ms: 15 * minute, lock_ms: 15 * minute },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

export interface Tally {
  /** tries that failed or are under way */
  readonly failures: number;
  readonly since: Date;
  readonly locked_until: Date | null;
}

export const isLocked = (tally: Tally, now: Date): boolean => tally.locked_until !== null && tally.locked_until > now;

/**
 * The tally with one more try. It is counted before it is judged, so that a thousand guesses at the same moment count
 * as a thousand; after a lock or outside of the window the count begins anew.
 */
export function withTry(before: Tally, limit: Limit, now: Date): Tally {
  const anew = before.locked_until !== null || now.getTime() - before.since.getTime() >= limit.window_ms;
  const failures = anew ? 1 : before.failures + 1;
  const locks = failures >= limit.failures;
  return {
    failures,
    since: anew ? now : before.since,
    locked_until: locks ? new Date(now.getTime() + limit.lock_ms) : null,
  };
}

/** The tally after a try turned out right: that one does not count, the others do. */
export function withoutTry(tally: Tally, limit: Limit): Tally {
  const failures = Math.max(0, tally.failures - 1);
  return { failures, since: tally.since, locked_until: failures >= limit.failures ? tally.locked_until : null };
}
