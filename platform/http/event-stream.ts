import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app.ts';

/** What is written to one reader of server-sent events; `first` opens the stream. */
interface EventStream {
  write(text: string): void;
}

/**
 * Server-sent events for a route: opens the answer, keeps it alive through proxies, tells `follow`'s return when the
 * reader goes, and ends what is open when the server closes.
 */
export function eventStreams(
  app: App,
): (
  answer: { readonly reply: FastifyReply; readonly request: FastifyRequest },
  first: string,
  follow: (stream: EventStream) => () => void,
) => void {
  const open = new Set<{ end(): void }>();
  app.server.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  return ({ reply, request }, first, follow) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write(first);
    open.add(stream);
    const stop = follow(stream);
    const beat = setInterval(() => stream.write(': beat\n\n'), 25_000);
    beat.unref();
    const gone = () => {
      clearInterval(beat);
      stop();
      open.delete(stream);
    };
    // A reader may have gone while it was asked who they are: then nobody tells of it any more.
    if (request.raw.socket.destroyed) gone();
    else stream.once('close', gone);
  };
}
