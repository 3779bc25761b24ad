import type { Freshness, KeyState } from './contract.ts';

const verifiedDays = 180;
const ageingDays = 365;
const day_ms = 86_400_000;

/** What is known of a channel: when its owner last confirmed it, and what attempts showed since it last worked. */
export interface ChannelRecord {
  readonly verifiedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly bounces: number;
  readonly silences: number;
  readonly wrongAnswers: number;
}

/**
 * How sure we are that somebody answers: verified up to 180 days after it was confirmed or answered, ageing up to 365,
 * then stale. One bounce or two attempts without an answer since then make it unreachable, a wrong authentication disputed.
 */
export function freshnessOf(record: ChannelRecord, at: Temporal.Instant): Freshness {
  if (record.wrongAnswers > 0) return 'disputed';
  if (record.bounces > 0 || record.silences > 1) return 'unreachable';
  const good = lastGood(record);
  if (good === undefined) return 'never-verified';
  const days = (at.epochMilliseconds - good.getTime()) / day_ms;
  if (days <= verifiedDays) return 'verified';
  return days <= ageingDays ? 'ageing' : 'stale';
}

/** The last time the channel was confirmed or answered. */
export function lastGood({ verifiedAt, answeredAt }: ChannelRecord): Date | undefined {
  if (!verifiedAt || !answeredAt) return verifiedAt ?? answeredAt ?? undefined;
  return verifiedAt > answeredAt ? verifiedAt : answeredAt;
}

export interface KeyRecord {
  readonly canEncrypt: boolean;
  readonly encryptUntil: Date | null;
  readonly revokedAt: Date | null;
  readonly verifiedAt: Date | null;
}

/** Days before the end of a key at which its owner and those who depend on it are told. */
export const keyAlarmDays = [60, 30, 7, 0] as const;

/** What a key is good for at an instant. A key that only signs, or that nobody checked, is `unverified`: not used. */
export function keyStateOf(key: KeyRecord | undefined, at: Temporal.Instant): KeyState {
  if (!key) return 'none';
  const now = at.epochMilliseconds;
  if (key.revokedAt && key.revokedAt.getTime() <= now) return 'revoked';
  if (key.encryptUntil && key.encryptUntil.getTime() <= now) return 'expired';
  if (!key.canEncrypt || !key.verifiedAt) return 'unverified';
  return daysLeft(key, at) <= keyAlarmDays[0] ? 'expiring' : 'valid';
}

/** Whole days until nothing can be encrypted to the key any more; infinite without an end. */
export const daysLeft = (key: Pick<KeyRecord, 'encryptUntil'>, at: Temporal.Instant): number =>
  key.encryptUntil
    ? Math.floor((key.encryptUntil.getTime() - at.epochMilliseconds) / day_ms)
    : Number.POSITIVE_INFINITY;

/** The alarm a key has reached: 60, 30, 7 or 0 days before its end; undefined before the first. */
export const keyAlarm = (key: Pick<KeyRecord, 'encryptUntil'>, at: Temporal.Instant): number | undefined =>
  keyAlarmDays.findLast(days => daysLeft(key, at) <= days);
