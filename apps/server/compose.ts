import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { TaskList } from 'graphile-worker';
import type { CountsService } from '#platform/auth/contract.ts';
import { authenticator } from '#platform/auth/index.ts';
import { type Config, checkout } from '#platform/config/config.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';
import { eventRoutes, listenForActs } from '#platform/events/events.ts';
import { type HttpServer, httpServer } from '#platform/http/server.ts';
import { lexiconsWith, regimesWith } from '#platform/packs/all.ts';
import type { Platform, Room, Services } from '#platform/room/room.ts';
import { languageOf } from '#platform/parties/store.ts';
import { mergeWatch, watchReply } from '#platform/room/watch.ts';
import { apiPage } from './api-page.ts';
import { batchRoute } from './batch-route.ts';
import { ownPacksRoute } from './own-packs-route.ts';
import { rooms } from './rooms.ts';

export const webRoot = path.join(checkout, 'dist', 'web');

/** Everything the rooms stand on, and what they offer each other. */
export async function composePlatform(
  config: Config,
  database: Database,
  now: () => Temporal.Instant = Temporal.Now.instant,
): Promise<Platform> {
  const services: Partial<Services> = {};
  const platform: Platform = {
    config,
    database,
    packs: { lexicons: lexiconsWith(config.packFolders), regimes: regimesWith(config.packFolders) },
    services: services as Services,
    now,
  };
  for (const room of rooms) Object.assign(services, await room.services?.(platform));
  services.counts = countsOf(database);
  return platform;
}

/** The numbers beside the names of the rooms. */
const countsOf = (database: Database): CountsService => ({
  of: actor =>
    asActor(database.app, actor, async tx => {
      const counts: Record<string, number> = {};
      if (actor.party === null) return counts;
      for (const room of rooms) if (room.waiting) counts[room.id] = await room.waiting(tx, actor.party);
      return counts;
    }),
});

/** The jobs of all rooms. */
export const composeTasks = (platform: Platform): TaskList =>
  Object.assign({}, ...rooms.map(room => room.tasks?.(platform) ?? {}));

export interface ComposedServer extends HttpServer {
  /** answers /healthz with 200 from now on */
  ready(): void;
}

/** The HTTP server with every route of every room, the web client and the pages about the API. */
export async function composeServer(platform: Platform, settings: { log?: boolean } = {}): Promise<ComposedServer> {
  const { config, database } = platform;
  const app = await httpServer({
    authenticate: authenticator(platform),
    secure: config.origin.startsWith('https:'),
    log: settings.log ?? false,
  });
  let ready = false;
  healthRoute(app, database, () => ready);
  for (const room of rooms) room.routes?.(app, platform);
  watchRoute(app, platform, rooms);
  batchRoute(app, platform);
  ownPacksRoute(app, platform);
  const acts = await listenForActs(database.appPool.options);
  app.server.addHook('onClose', () => acts.close());
  eventRoutes(app, acts);
  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    access: 'public',
    summary: 'This API as OpenAPI 3.1',
    handler: () => app.server.swagger(),
  });
  app.route({
    method: 'GET',
    url: '/api',
    access: 'public',
    summary: 'This API as a page',
    handler: ({ reply }) =>
      reply.type('text/html; charset=utf-8').serializer(String).send(apiPage(app.server.swagger())),
  });
  await webClient(app);
  return { ...app, ready: () => void (ready = true) };
}

function healthRoute(app: HttpServer, database: Database, ready: () => boolean): void {
  app.route({
    method: 'GET',
    url: '/healthz',
    access: 'public',
    summary: '200 only when ready: migrated, packs read, database answering',
    handler: async ({ reply }) => {
      const answers =
        ready() &&
        (await database.appPool.query('select 1').then(
          () => true,
          () => false,
        ));
      return reply.code(answers ? 200 : 503).send({ status: answers ? 'ready' : 'not-ready' });
    },
  });
}

function watchRoute(app: HttpServer, platform: Platform, all: readonly Room[]): void {
  app.route({
    method: 'GET',
    url: '/api/watch',
    access: 'appointed',
    summary: 'The watch floor: clocks, decisions, missing acknowledgements, stale contacts',
    answer: watchReply,
    handler: ({ actor }) =>
      asActor(platform.database.app, actor, async tx => {
        const language = await languageOf(tx, actor.person);
        const parts = [];
        for (const room of all) if (room.watch) parts.push(await room.watch(platform, tx, actor, language));
        return mergeWatch(parts);
      }),
  });
}

/** The built web client; any address that is no file and no API is a page of it. */
async function webClient(app: HttpServer): Promise<void> {
  if (!fs.existsSync(webRoot)) return;
  await app.server.register(fastifyStatic, {
    root: webRoot,
    wildcard: false,
    index: false,
    setHeaders: cacheForever,
  });
  const page = fs.readFileSync(path.join(webRoot, 'index.html'), 'utf8');
  app.server.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || path.extname(request.url.split('?')[0] ?? '') !== '')
      return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}

/** Built files carry a hash of their content in their name. */
function cacheForever(reply: { header(name: string, value: string): unknown }, file: string): void {
  if (file.includes(`${path.sep}assets${path.sep}`))
    reply.header('cache-control', 'public, max-age=31536000, immutable');
}
