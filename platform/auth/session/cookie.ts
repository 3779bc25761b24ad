import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#platform/config/config.ts';

const isSecure = (config: Config): boolean => config.origin.startsWith('https:');

// `__Host-` binds the cookie to this host and to TLS; a browser refuses it without TLS.
const nameOf = (config: Config): string => (isSecure(config) ? '__Host-entente' : 'entente');

const attributesOf = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) }) as const;

export const readCookie = (config: Config, request: FastifyRequest): string | undefined => {
  const value = request.cookies[nameOf(config)];
  return value && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
};

export const writeCookie = (config: Config, reply: FastifyReply, secret: string, expires: Date): void => {
  void reply.setCookie(nameOf(config), secret, { ...attributesOf(config), expires });
};

export const clearCookie = (config: Config, reply: FastifyReply): void => {
  void reply.clearCookie(nameOf(config), attributesOf(config));
};
