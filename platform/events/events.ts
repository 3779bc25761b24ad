import pg from 'pg';
import type { Actor } from '#platform/auth/actor.ts';
import type { App } from '#platform/http/app.ts';
import { eventStreams } from '#platform/http/event-stream.ts';

interface Announcement {
  readonly area: string;
  readonly party: number | null;
  readonly visible_to: readonly number[];
}

type Listener = (announcement: Announcement) => void;

/** Hears of every act once its transaction has committed, from whichever process made it. */
export async function listenForActs(
  connection: pg.PoolConfig,
): Promise<{ subscribe(listener: Listener): () => void; close(): Promise<void> }> {
  const listeners = new Set<Listener>();
  let client: pg.Client | undefined;
  let closed = false;
  const connect = async () => {
    if (closed) return;
    const fresh = new pg.Client(connection);
    client = fresh;
    // A lost connection is made anew; readers then load again because their own stream was cut too.
    fresh.on('error', () => setTimeout(() => void connect().catch(() => {}), 1000));
    fresh.on('notification', message => {
      const announcement = JSON.parse(message.payload ?? '{}') as Announcement;
      for (const listener of listeners) listener(announcement);
    });
    await fresh.connect();
    await fresh.query('listen entente_act');
  };
  await connect();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}

const concerns = (actor: Actor, { party, visible_to }: Announcement) =>
  party === null || party === actor.party || (actor.party !== null && visible_to.includes(actor.party));

/** `GET /api/events`: which rooms changed for the party one acts for; never what changed. */
export function eventRoutes(app: App, acts: { subscribe(listener: Listener): () => void }): void {
  const stream = eventStreams(app);
  app.route({
    method: 'GET',
    url: '/api/events',
    access: 'signed-in',
    summary: 'Server-sent events: the rooms whose answers are no longer current',
    handler: ({ actor, reply, request }) =>
      stream({ reply, request }, 'retry: 2000\n\n', reader =>
        acts.subscribe(act => {
          if (concerns(actor, act))
            reader.write(`event: change\ndata: ${JSON.stringify({ topics: [act.area, 'watch', 'ledger'] })}\n\n`);
        }),
      ),
  });
}
