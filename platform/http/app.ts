import type { FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import type { Scope } from '#platform/auth/scopes.ts';

export type Server = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse>;

/**
 * Who may call a route: anyone, anyone signed in (with or without an appointment), any holder of an appointment, or
 * holders of one of these roles. There is no default: a route without access does not compile.
 */
export type Access = 'public' | 'signed-in' | 'appointed' | readonly Role[];

export interface Route<Params, Query, Body, Answer> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly access: Access;
  /** one line for the API page */
  readonly summary: string;
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** what is not declared here is not sent; absent for files and streams, which the handler sends itself */
  readonly answer?: z.ZodType<Answer>;
  /** scopes a machine's token needs besides the roles of its appointment; absent: tokens may not call it */
  readonly scope?: Scope;
  /** largest body in bytes; 256 KiB when absent */
  readonly bodyLimit?: number;
  readonly handler: (call: Call<Params, Query, Body>) => Promise<Answer> | Answer;
}

export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** of a public route: may have no person */
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a room gets to declare its routes on. */
export interface App {
  readonly server: Server;
  route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown>(
    route: Route<Params, Query, Body, Answer>,
  ): void;
}
