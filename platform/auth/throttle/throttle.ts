import { fail } from '#engines/kernel/failure.ts';
import type { Platform } from '#platform/room/room.ts';
import { installationKey, keyedHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { afterFailure, type LimitName, limits } from './policy.ts';
import { dropTallies, findTally, saveTally } from './store.ts';

/** What a try counts against, such as `['account', 'a@b.example']`. */
export type Counted = readonly [limit: LimitName, what: string];

const day_ms = 86_400_000;

const keyOf = (platform: Platform, [limit, what]: Counted): Buffer =>
  keyedHash(installationKey(platform.config.dataDir), `${limit}\n${what}`);

/** Fails when one of these is locked at the moment. */
export async function requireUnlocked(platform: Platform, counted: readonly Counted[]): Promise<void> {
  const now = dateNow(platform);
  const until = await asService(platform, async tx => {
    const found = await Promise.all(counted.map(one => findTally(tx, keyOf(platform, one))));
    return Math.max(0, ...found.map(tally => tally?.locked_until?.getTime() ?? 0));
  });
  if (until <= now.getTime()) return;
  const minutes = Math.ceil((until - now.getTime()) / 60_000);
  fail('too-many-requests', `Too many failed tries: locked for another ${minutes} min.`, {
    next: 'Wait, or sign in by a one-time link from your administrator.',
  });
}

/** Counts a failure, in a transaction of its own: it stays although the try is refused. @returns what it locked */
export function countFailure(platform: Platform, counted: readonly Counted[]): Promise<LimitName[]> {
  const now = dateNow(platform);
  return asService(platform, async tx => {
    const locked: LimitName[] = [];
    for (const one of counted) {
      const key = keyOf(platform, one);
      const tally = afterFailure(await findTally(tx, key), limits[one[0]], now);
      await saveTally(tx, key, tally);
      if (tally.locked_until && tally.locked_until > now) locked.push(one[0]);
    }
    return locked;
  });
}

export const forgetFailures = (platform: Platform, counted: readonly Counted[]): Promise<void> =>
  asService(platform, tx =>
    dropTallies(
      tx,
      counted.map(one => keyOf(platform, one)),
      new Date(dateNow(platform).getTime() - day_ms),
    ),
  );
