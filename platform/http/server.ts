import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import fastJsonStringify from 'fast-json-stringify';
import Fastify, { type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import { fail } from '#engines/kernel/failure.ts';
import { requireAccess } from './access.ts';
import type { Access, App, Route, Server } from './app.ts';
import { handleError, problemOf, sendProblem } from './problem.ts';

export interface ServerSettings {
  /** who sends this request; an actor without a person when nobody is signed in. Throws for a token that is not good. */
  authenticate(request: FastifyRequest): Promise<Actor>;
  readonly secure: boolean;
  readonly log?: boolean;
}

export interface AccessRow {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  readonly scope: string | undefined;
}

export interface HttpServer extends App {
  /** every declared route with its access, in the order of declaration */
  readonly accessTable: readonly AccessRow[];
}

type WithActor = FastifyRequest & { actor: Actor };

const defaultBodyLimit = 256 * 1024;

/** A Fastify server with the rules that hold for every route: access, CSRF, limits, headers, problems, OpenAPI. */
export async function httpServer(settings: ServerSettings): Promise<HttpServer> {
  const server = Fastify({
    bodyLimit: defaultBodyLimit,
    genReqId: () => randomUUID(),
    logger: settings.log ? { level: 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    requestTimeout: 30_000,
    trustProxy: 'loopback', // a proxy on the same machine tells whose request it is; nobody else is believed
    routerOptions: { maxParamLength: 512 },
  }) as unknown as Server;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(({ schema }) => compileAnswer(schema as unknown as z.ZodType));
  server.setErrorHandler(handleError);
  server.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      problemOf({
        code: 'not-found',
        message: `Nothing answers ${request.method} ${request.url.split('?')[0]}.`,
        next: 'See /api for what there is.',
      }),
    ),
  );
  await server.register(fastifyCookie);
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: contentSecurityPolicy(settings.secure),
    strictTransportSecurity: settings.secure,
  });
  await server.register(fastifyRateLimit, { max: 600, timeWindow: '1 minute' });
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Entente',
        version: '1',
        description: 'The same doors that the rooms use. Errors are problem+json with a pointer and a next step.',
      },
    },
    transform: jsonSchemaTransform,
  });
  const accessTable: AccessRow[] = [];
  const route: App['route'] = declared => {
    accessTable.push({ method: declared.method, url: declared.url, access: declared.access, scope: declared.scope });
    declare(server, settings, declared as Route<unknown, unknown, unknown, unknown>);
  };
  return { server, route, accessTable };
}

/** The list of `platform/ui/csp.ts`, which the client was built for, and workers of our own for the engines. */
function contentSecurityPolicy(secure: boolean) {
  const self = ["'self'"];
  const none = ["'none'"];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: self,
      // The kernel of the cascade engine is WebAssembly; this permits compiling it and nothing else.
      scriptSrc: [...self, "'wasm-unsafe-eval'"],
      styleSrc: self,
      imgSrc: self,
      fontSrc: self,
      connectSrc: self,
      workerSrc: self,
      objectSrc: none,
      baseUri: none,
      formAction: self,
      frameAncestors: none,
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

/** Only what the schema declares is written, at the speed of a compiled serializer. */
function compileAnswer(schema: z.ZodType): (data: unknown) => string {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'output', unrepresentable: 'any', reused: 'inline' });
  return fastJsonStringify(json as Parameters<typeof fastJsonStringify>[0]);
}

function declare(server: Server, settings: ServerSettings, route: Route<unknown, unknown, unknown, unknown>): void {
  server.route({
    method: route.method,
    url: route.url,
    bodyLimit: route.bodyLimit ?? defaultBodyLimit,
    schema: {
      summary: route.summary,
      tags: [route.url.split('/')[2] ?? 'service'],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.answer ? { response: { '2xx': route.answer } } : {}),
    },
    // Before validation: a stranger learns nothing about the shape of what is behind the door.
    preValidation: async request => {
      const actor = await settings.authenticate(request);
      requireAccess(route.access, actor);
      requireScope(route, actor, request);
      requireSameSite(route, actor, request);
      (request as WithActor).actor = actor;
    },
    handler: (request, reply) => {
      const { params, query, body } = request;
      return route.handler({ params, query, body, actor: (request as WithActor).actor, request, reply });
    },
  });
}

function requireScope(route: Route<unknown, unknown, unknown, unknown>, actor: Actor, request: FastifyRequest): void {
  if (actor.via !== 'token' || route.access === 'public') return;
  const scopes = (request as { scopes?: readonly string[] }).scopes ?? [];
  if (route.scope && scopes.includes(route.scope)) return;
  fail(
    'not-allowed',
    route.scope ? `This token lacks the scope ${route.scope}.` : 'Tokens may not call this; it needs a person.',
    {
      next: route.scope ? `Make a token with the scope ${route.scope}.` : 'Sign in with a browser.',
    },
  );
}

/** A browser adds cookies to a request that another site causes; it cannot add our header to it. */
function requireSameSite(
  route: Route<unknown, unknown, unknown, unknown>,
  actor: Actor,
  request: FastifyRequest,
): void {
  if (route.method === 'GET' || actor.via !== 'session') return;
  if (request.headers['x-entente'] === '1') return;
  fail('not-allowed', 'The header `x-entente: 1` is missing, so this may come from another site.', {
    next: 'Send the header with every change.',
  });
}
