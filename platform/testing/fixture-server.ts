import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { contentSecurityPolicy } from '#platform/ui/csp.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
};

/** An answer of the fixture server: a body for 200, or a status with its body. The key is `GET /api/…` without query. */
export type Reply = ({ readonly status: number; readonly body: unknown } | { readonly body: unknown }) & {
  /** sent as server-sent events in place of the body; the stream stays open */
  readonly events?: readonly { readonly event: string; readonly data: unknown }[];
  /** milliseconds until it answers, for what is shown meanwhile */
  readonly after?: number;
};

export interface FixtureServer {
  readonly origin: string;
  /** what was asked for with a method other than GET */
  readonly acts: readonly { readonly key: string; readonly body: string }[];
  readonly stop: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function sendFile(root: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = join(root, normalize(path));
  const page = extname(path) === '';
  const body = await readFile(page ? join(root, 'index.html') : wanted).catch(() => null);
  response.writeHead(body ? 200 : 404, {
    'content-type': types[page ? '.html' : extname(path)] ?? 'application/octet-stream',
  });
  response.end(body ?? 'not found');
}

async function sendReply(reply: Reply, response: ServerResponse): Promise<void> {
  if (reply.after) await new Promise(done => setTimeout(done, reply.after));
  if (reply.events) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const lines = reply.events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    return void response.write(lines.join(''));
  }
  const status = 'status' in reply ? reply.status : 200;
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(reply.body));
}

/** Serves a built web app under its real content security policy, with canned answers in place of the server. */
export async function startFixtureServer(
  root: string,
  replies: Readonly<Record<string, Reply>>,
): Promise<FixtureServer> {
  const acts: { key: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const key = `${request.method} ${path}`;
      response.setHeader('content-security-policy', contentSecurityPolicy);
      if (path === '/api/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        return void response.write(': open\n\n');
      }
      if (request.method !== 'GET') acts.push({ key, body: await bodyOf(request) });
      const reply = replies[key];
      if (reply) return await sendReply(reply, response);
      if (path.startsWith('/api/'))
        return await sendReply({ status: 404, body: { code: 'not-found', title: 'Not found' } }, response);
      await sendFile(root, path, response);
    })();
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise(done => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return { origin: `http://127.0.0.1:${port}`, acts, stop };
}
