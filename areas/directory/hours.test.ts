import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#engines/kernel/random.ts';
import { daysLeft, freshnessOf, keyAlarm, keyStateOf } from './freshness.ts';
import { presenceAt } from './hours.ts';

const at = (text: string) => Temporal.Instant.from(text);
const office = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
const opens = (hours: typeof office, instant: string) => presenceAt(hours, at(instant)).opensAt?.toInstant().toString();

test('office hours follow the wall clock of the team on both sides of daylight saving', () => {
  // 2026-03-27 is the Friday before the change, 2026-03-30 the Monday after it.
  assert.equal(presenceAt(office, at('2026-03-27T08:00:00Z')).open, true);
  assert.equal(presenceAt(office, at('2026-03-27T07:59:59Z')).open, false);
  assert.equal(presenceAt(office, at('2026-03-30T07:00:00Z')).open, true);
  assert.equal(opens(office, '2026-03-28T10:00:00Z'), '2026-03-30T07:00:00Z');
  assert.equal(opens(office, '2026-10-23T20:00:00Z'), '2026-10-26T08:00:00Z');
  assert.equal(presenceAt(office, at('2026-10-26T16:00:00Z')).open, false);
});

test('a night watch runs over midnight and belongs to the day it begins on', () => {
  const night = { zone: 'Europe/Berlin', days: [5], from: '22:00', to: '06:00' };
  assert.equal(presenceAt(night, at('2026-11-27T21:30:00Z')).open, true);
  assert.equal(presenceAt(night, at('2026-11-28T04:59:00Z')).open, true);
  assert.equal(presenceAt(night, at('2026-11-28T05:00:00Z')).open, false);
  assert.equal(presenceAt(night, at('2026-11-28T21:30:00Z')).open, false);
  assert.equal(opens(night, '2026-11-28T12:00:00Z'), '2026-12-04T21:00:00Z');
});

test('a time that daylight saving skips counts from after the gap; one that comes twice from its first', () => {
  const sunday = { zone: 'Europe/Berlin', days: [7], from: '02:30', to: '04:00' };
  assert.equal(opens(sunday, '2026-03-29T00:00:00Z'), '2026-03-29T01:30:00Z');
  assert.equal(opens(sunday, '2026-10-24T23:00:00Z'), '2026-10-25T00:30:00Z');
});

test('around the clock is open; a zone nobody knows is not open and gives no time', () => {
  assert.deepEqual(presenceAt(null, at('2026-11-24T00:00:00Z')), { open: true });
  assert.deepEqual(presenceAt({ ...office, zone: 'Europe/Atlantis' }, at('2026-11-24T12:00:00Z')), { open: false });
});

test('whenever it is closed it opens within eight days, and is open at that instant and not a second before', () => {
  const seed = Number(process.env['ENTENTE_SEED'] ?? 8);
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.unit() * list.length)]!;
  const two = (value: number) => String(value).padStart(2, '0');
  const zones = [
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/New_York',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
    'UTC',
  ];
  for (let i = 0; i < 1200; i++) {
    const days = [1, 2, 3, 4, 5, 6, 7].filter(() => random.unit() < 0.4);
    const clock = () => `${two(Math.floor(random.unit() * 24))}:${pick(['00', '15', '30'])}`;
    const hours = { zone: pick(zones), days: days.length > 0 ? days : [7], from: clock(), to: clock() };
    const instant = Temporal.Instant.fromEpochMilliseconds(
      Date.UTC(2026, 0, 1) + Math.floor(random.unit() * 400 * 86_400_000),
    );
    const presence = presenceAt(hours, instant);
    if (presence.open) continue;
    const say = `seed ${seed}, round ${i}: ${JSON.stringify(hours)} at ${instant.toString()}`;
    const next = presence.opensAt?.toInstant();
    assert.ok(next && next.epochMilliseconds - instant.epochMilliseconds <= 8.1 * 86_400_000, say);
    assert.equal(presenceAt(hours, next).open, true, say);
    assert.equal(presenceAt(hours, next.subtract({ seconds: 1 })).open, false, say);
  }
});

test('freshness turns at 180 and 365 days; failures count only since it last worked', () => {
  const now = at('2026-11-24T00:00:00Z');
  const record = { verifiedAt: null, answeredAt: null, bounces: 0, silences: 0, wrongAnswers: 0 };
  const ago = (days: number) => new Date(now.epochMilliseconds - days * 86_400_000);
  const of = (change: object) => freshnessOf({ ...record, ...change }, now);
  assert.deepEqual(
    [180, 180.01, 365, 365.01].map(days => of({ verifiedAt: ago(days) })),
    ['verified', 'ageing', 'ageing', 'stale'],
  );
  assert.equal(of({}), 'never-verified');
  assert.equal(of({ verifiedAt: ago(500), answeredAt: ago(1) }), 'verified');
  assert.deepEqual(
    [of({ silences: 1 }), of({ silences: 2 }), of({ bounces: 1 })],
    ['never-verified', 'unreachable', 'unreachable'],
  );
  assert.equal(of({ verifiedAt: ago(1), wrongAnswers: 1 }), 'disputed');
});

test('a key is told 60, 30, 7 and 0 days before its end, and is never used after it, unverified or sign-only', () => {
  const now = at('2026-11-24T00:00:00Z');
  const ends = (days: number) => new Date(now.epochMilliseconds + days * 86_400_000);
  assert.deepEqual(
    [61, 60, 30, 8, 7, 0].map(days => keyAlarm({ encryptUntil: ends(days) }, now)),
    [undefined, 60, 30, 30, 7, 0],
  );
  assert.equal(daysLeft({ encryptUntil: null }, now), Number.POSITIVE_INFINITY);
  const key = { canEncrypt: true, encryptUntil: ends(90), revokedAt: null, verifiedAt: ends(-1) };
  const states = [
    key,
    { ...key, encryptUntil: ends(20) },
    { ...key, encryptUntil: ends(0) },
    { ...key, revokedAt: ends(-1) },
    { ...key, verifiedAt: null },
    { ...key, canEncrypt: false },
  ];
  assert.deepEqual(
    states.map(one => keyStateOf(one, now)),
    ['valid', 'expiring', 'expired', 'revoked', 'unverified', 'unverified'],
  );
  assert.equal(keyStateOf(undefined, now), 'none');
});
