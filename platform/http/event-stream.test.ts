import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, before, test } from 'node:test';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import { eventStreams } from './event-stream.ts';

// Real connections, so that a reader may leave at any moment.
const server = fastify();
let port: number;
/** how many are told of events at this moment */
let following = 0;
let ready: Promise<void> = Promise.resolve();
let arrived: () => void = () => undefined;
let left: () => void = () => undefined;

before(async () => {
  // The streams use nothing else of the application.
  const streams = eventStreams({ server } as unknown as App);
  server.get('/events', async (request: FastifyRequest, reply: FastifyReply) => {
    arrived();
    await ready;
    streams({ request, reply }, 'retry: 2000\n\n', () => {
      following++;
      return () => {
        following--;
        left();
      };
    });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = server.server.address() as AddressInfo);
});
after(() => server.close());

test('a reader is told until they leave', async () => {
  const request = http.get({ port, host: '127.0.0.1', path: '/events' });
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  assert.equal(answer.headers['content-type'], 'text/event-stream');
  assert.equal(String((await once(answer, 'data'))[0]), 'retry: 2000\n\n');
  assert.equal(following, 1);
  const gone = new Promise<void>(resolve => (left = resolve));
  request.destroy();
  await gone;
  assert.equal(following, 0);
});

test('a reader who left while it was asked who they are is not followed', async () => {
  const asked = new Promise<void>(resolve => (arrived = resolve));
  let go: () => void = () => undefined;
  ready = new Promise(resolve => (go = resolve));
  const connected = once(server.server, 'connection') as Promise<[NodeJS.EventEmitter]>;
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /events HTTP/1.1\r\nHost: x\r\n\r\n');
  const [theirs] = await connected;
  await asked;
  const gone = once(theirs, 'close');
  socket.destroy();
  await gone;
  go();
  for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve));
  assert.equal(following, 0);
});
