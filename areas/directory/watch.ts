import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { WatchPart } from '#platform/room/watch.ts';
import { bestNow, type Standing } from './find.ts';
import { keyAlarm } from './freshness.ts';
import { allStandings } from './sheet.ts';

type Touch = NonNullable<WatchPart['touch']>[number];
const most = 12;

/** Contacts that need a hand: keys that end, channels that fail or grew stale. Teams nobody attested are no alarm. */
export async function watchDirectory(platform: Platform, tx: Tx, _actor: Actor): Promise<WatchPart> {
  const now = platform.now();
  const known = (await allStandings(tx, now)).filter(
    ({ team }) => team.standing !== 'unverified' && team.succeeded_by === null,
  );
  const rows = known.flatMap(standing => touchOf(standing, now));
  return { touch: rows.slice(0, most) };
}

/** One sentence for each team at most: the worst first. */
function touchOf(standing: Standing, now: Temporal.Instant): Touch[] {
  const { team, channels } = standing;
  const row = (state: Touch['state'], detail: string): Touch[] => [
    { state, party: team.short_name, detail, href: `/directory/${team.slug}` },
  ];
  const best = bestNow(channels);
  if (!best) return row('overdue', 'no channel can be used now');
  const next = `${best.channel.kind} (rank ${best.channel.rank}) is used instead`;
  const dead = channels.find(({ channel }) => channel.keyState === 'expired' || channel.keyState === 'revoked');
  if (dead)
    return row(
      'overdue',
      `OpenPGP key ${dead.channel.keyState}${dead.channel.keyExpires ? ` ${dead.channel.keyExpires.slice(0, 10)}` : ''}: no mail; ${next}`,
    );
  const failing = channels.find(
    ({ channel }) => channel.freshness === 'unreachable' || channel.freshness === 'disputed',
  );
  if (failing) return row('overdue', `${failing.channel.kind} ${failing.channel.freshness}: ask for another one`);
  const ending = channels.find(({ channel }) => channel.keyState === 'expiring');
  if (ending?.channel.keyExpires) {
    const until = new Date(ending.channel.keyExpires);
    return row(
      (keyAlarm({ encryptUntil: until }, now) ?? 60) <= 7 ? 'overdue' : 'soon',
      `OpenPGP key ends ${ending.channel.keyExpires.slice(0, 10)}: ask for the next one`,
    );
  }
  const old = channels.filter(({ channel }) => channel.freshness === 'stale' || channel.freshness === 'never-verified');
  return old.length === 0
    ? []
    : row('soon', `${old.map(({ channel }) => channel.kind).join(', ')} not confirmed for more than a year`);
}
