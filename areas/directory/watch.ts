import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Language, WatchPart } from '#platform/room/watch.ts';
import { bestNow, type Standing } from './find.ts';
import { keyAlarm } from './freshness.ts';
import { allStandings } from './sheet.ts';
import { type WatchTexts, watchTexts } from './watch-texts.ts';

type Touch = NonNullable<WatchPart['touch']>[number];
const most = 12;

/** Contacts that need a hand: keys that end, channels that fail or grew stale. Teams nobody attested are no alarm. */
export async function watchDirectory(
  platform: Platform,
  tx: Tx,
  _actor: Actor,
  language: Language,
): Promise<WatchPart> {
  const now = platform.now();
  const known = (await allStandings(tx, now)).filter(
    ({ team }) => team.standing !== 'unverified' && team.succeeded_by === null,
  );
  const rows = known.flatMap(standing => touchOf(standing, now, watchTexts[language]));
  return { touch: rows.slice(0, most) };
}

/** One sentence for each team at most: the worst first. */
function touchOf({ team, channels }: Standing, now: Temporal.Instant, say: WatchTexts): Touch[] {
  const row = (state: Touch['state'], detail: string): Touch[] => [
    { state, party: team.short_name, detail, href: `/directory/${team.slug}` },
  ];
  const best = bestNow(channels);
  if (!best) return row('overdue', say.noChannel);
  const dead = channels.find(({ channel }) => channel.keyState === 'expired' || channel.keyState === 'revoked');
  if (dead) return row('overdue', say.keyDead(dead.channel.keyState, day(dead.channel.keyExpires), best.channel));
  const failing = channels.find(
    ({ channel }) => channel.freshness === 'unreachable' || channel.freshness === 'disputed',
  );
  if (failing) return row('overdue', say.failing(failing.channel.kind, failing.channel.freshness));
  const ending = channels.find(({ channel }) => channel.keyState === 'expiring');
  if (ending?.channel.keyExpires) {
    const alarm = keyAlarm({ encryptUntil: new Date(ending.channel.keyExpires) }, now) ?? 60;
    return row(alarm <= 7 ? 'overdue' : 'soon', say.keyEnds(day(ending.channel.keyExpires)));
  }
  const old = channels.filter(({ channel }) => channel.freshness === 'stale' || channel.freshness === 'never-verified');
  return old.length === 0 ? [] : row('soon', say.stale(old.map(({ channel }) => channel.kind)));
}

const day = (at: string | null): string => at?.slice(0, 10) ?? '';
