import { z } from 'zod';

const state = z.enum(['overdue', 'soon', 'ok', 'unknown']);
export type WatchState = z.infer<typeof state>;

/** One clock of the clock line. `due-if` runs only if a fact comes out that way; `answer-by` is when a fact must be known. */
const watchClock = z.object({
  incident: z.object({ id: z.string(), ref: z.string(), title: z.string() }),
  kind: z.enum(['due', 'due-if', 'answer-by', 'embargo']),
  at: z.iso.datetime({ offset: true }),
  label: z.string(),
  state,
  href: z.string(),
  /** IANA zone in which the deadline is defined */
  zone: z.string(),
});

const decideRow = z.object({
  at: z.iso.datetime({ offset: true }).nullable(),
  title: z.string(),
  detail: z.string(),
  action: z.object({ label: z.string(), href: z.string() }),
  state,
});

const waitingRow = z.object({
  state,
  party: z.string(),
  detail: z.string(),
  pace: z.object({ rank: z.int().positive(), of: z.int().positive() }).nullable(),
  href: z.string(),
});

const touchRow = z.object({ state, party: z.string(), detail: z.string(), href: z.string() });

/** `GET /api/watch`: what the watch floor shows, each list already in its order (time first, never module). */
export const watchReply = z.object({
  clocks: z.array(watchClock),
  decide: z.array(decideRow),
  waiting: z.object({ total: z.int().nonnegative(), acknowledged: z.int().nonnegative(), rows: z.array(waitingRow) }),
  touch: z.array(touchRow),
  counts: z.object({
    incidents: z.int().nonnegative(),
    clocks: z.int().nonnegative(),
    unacknowledged: z.int().nonnegative(),
  }),
});
export type WatchReply = z.infer<typeof watchReply>;

/** The languages in which rooms speak on the watch floor. */
export type Language = 'en' | 'fr';

/** What one room adds to the watch floor. */
export type WatchPart = Partial<WatchReply>;

/** Overdue once passed, soon in the last `soonHours`. */
export function watchState(at: Temporal.Instant, now: Temporal.Instant, soonHours = 6): WatchState {
  const left = at.epochMilliseconds - now.epochMilliseconds;
  return left < 0 ? 'overdue' : left < soonHours * 3_600_000 ? 'soon' : 'ok';
}

const byTime = (a: { at: string | null }, b: { at: string | null }) =>
  (a.at === null ? Number.POSITIVE_INFINITY : Date.parse(a.at)) -
  (b.at === null ? Number.POSITIVE_INFINITY : Date.parse(b.at));
const urgency = { overdue: 0, unknown: 1, soon: 2, ok: 3 } as const;
const byUrgency = (a: { state: WatchState }, b: { state: WatchState }) => urgency[a.state] - urgency[b.state];

/** Puts the parts of the rooms into one floor: by time where there is one, else by urgency. */
export function mergeWatch(parts: readonly WatchPart[]): WatchReply {
  const clocks = parts.flatMap(part => part.clocks ?? []).sort(byTime);
  const rows = parts.flatMap(part => part.waiting?.rows ?? []).sort(byUrgency);
  const sum = (of: (part: WatchPart) => number | undefined) =>
    parts.reduce((total, part) => total + (of(part) ?? 0), 0);
  const total = sum(part => part.waiting?.total);
  const acknowledged = sum(part => part.waiting?.acknowledged);
  return {
    clocks,
    decide: parts.flatMap(part => part.decide ?? []).sort(byTime),
    waiting: { total, acknowledged, rows },
    touch: parts.flatMap(part => part.touch ?? []).sort(byUrgency),
    counts: {
      incidents: sum(part => part.counts?.incidents),
      clocks: clocks.length,
      unacknowledged: total - acknowledged,
    },
  };
}
