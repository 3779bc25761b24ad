import { z } from 'zod';

const clockState = z.enum(['overdue', 'soon', 'ok', 'unknown']);

/** One clock of the clock line. `due-if` runs only if a fact comes out that way; `answer-by` is when a fact must be known. */
const watchClock = z.object({
  incident: z.object({ id: z.string(), ref: z.string(), title: z.string() }),
  kind: z.enum(['due', 'due-if', 'answer-by', 'embargo']),
  at: z.iso.datetime({ offset: true }),
  label: z.string(),
  state: clockState,
  href: z.string(),
  zone: z.string().describe('IANA zone in which the deadline is defined'),
});

const decideRow = z.object({
  at: z.iso.datetime({ offset: true }).nullable(),
  title: z.string(),
  detail: z.string(),
  action: z.object({ label: z.string(), href: z.string() }),
  state: clockState,
});

const waitingRow = z.object({
  state: clockState,
  party: z.string(),
  detail: z.string(),
  pace: z.object({ rank: z.int().positive(), of: z.int().positive() }).nullable(),
  href: z.string(),
});

const touchRow = z.object({ state: clockState, party: z.string(), detail: z.string(), href: z.string() });

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
