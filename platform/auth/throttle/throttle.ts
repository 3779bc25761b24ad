import { fail } from '#engines/kernel/failure.ts';
import type { Platform } from '#platform/room/room.ts';
import { installationKey, keyedHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { isLocked, type LimitName, limits, type Tally, withoutTry, withTry } from './policy.ts';
import { dropOldTallies, holdTally, saveTally } from './store.ts';

/** What a try counts against, such as `['account', 'a@b.example']`. */
export type Counted = readonly [limit: LimitName, what: string];

export interface Try {
  /** limits that this try reached: if it fails, they lock */
  readonly reached: readonly LimitName[];
  /** takes the try back, because it was right */
  succeed(): Promise<void>;
}

const day_ms = 86_400_000;

interface Key {
  readonly name: LimitName;
  readonly key: Buffer;
}

/** In one order for everybody, so that two tries never wait for each other. */
const keysOf = (platform: Platform, counted: readonly Counted[]): Key[] =>
  counted
    .map(([name, what]) => ({ name, key: keyedHash(installationKey(platform.config.dataDir), `${name}\n${what}`) }))
    .sort((a, b) => a.key.compare(b.key));

/** Counts a try before it is judged. Throws FailureError `too-many-requests` while one of these is locked. */
export async function beginTry(platform: Platform, counted: readonly Counted[]): Promise<Try> {
  const now = dateNow(platform);
  const keys = keysOf(platform, counted);
  const reached = await asService(platform, async tx => {
    const names: LimitName[] = [];
    for (const { name, key } of keys) {
      const before = await holdTally(tx, key, now);
      if (isLocked(before, now)) refuse(before, now);
      const after = withTry(before, limits[name], now);
      await saveTally(tx, key, after);
      if (after.locked_until) names.push(name);
    }
    return names;
  });
  return { reached, succeed: () => takeBack(platform, keys, now) };
}

const takeBack = (platform: Platform, keys: readonly Key[], now: Date): Promise<void> =>
  asService(platform, async tx => {
    for (const { name, key } of keys) {
      await saveTally(tx, key, withoutTry(await holdTally(tx, key, now), limits[name]));
    }
    await dropOldTallies(tx, new Date(now.getTime() - day_ms));
  });

function refuse(tally: Tally, now: Date): never {
  const minutes = Math.ceil(((tally.locked_until?.getTime() ?? 0) - now.getTime()) / 60_000);
  return fail('too-many-requests', `Too many failed tries: locked for another ${minutes} min.`, {
    next: 'Wait, or sign in by a one-time link from your administrator.',
  });
}
