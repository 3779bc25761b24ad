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
  readonly failures: number;
  readonly since: Date;
  readonly locked_until: Date | null;
}

/** The tally after one more failure. */
export function afterFailure(before: Tally | undefined, limit: Limit, now: Date): Tally {
  const inWindow = before !== undefined && now.getTime() - before.since.getTime() < limit.window_ms;
  const failures = inWindow ? before.failures + 1 : 1;
  const since = inWindow ? before.since : now;
  const locks = failures >= limit.failures;
  // After the lock the count begins anew.
  return locks
    ? { failures: 0, since: now, locked_until: new Date(now.getTime() + limit.lock_ms) }
    : { failures, since, locked_until: before?.locked_until ?? null };
}
