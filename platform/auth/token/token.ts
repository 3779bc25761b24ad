import type { FastifyRequest } from 'fastify';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Platform } from '#platform/room/room.ts';
import { newSecret, secretHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { findToken, markTokenUsed } from './store.ts';

// A fixed beginning lets scanners of published code find a token that leaked.
const prefix = 'entente_';
const shape = /^Bearer +(entente_[A-Za-z0-9_-]{43})$/i;

export const newToken = (): string => prefix + newSecret();
export const hintOf = (token: string): string => `${token.slice(0, prefix.length + 4)}…`;

/** The actor of a bearer token; its scopes are put on the request, where `httpServer` looks for them. */
export async function tokenActor(platform: Platform, request: FastifyRequest): Promise<Actor> {
  const given = shape.exec(request.headers.authorization ?? '')?.[1];
  const now = dateNow(platform);
  const token = given
    ? await asService(platform, async tx => {
        const found = await findToken(tx, secretHash(given), now);
        if (found && now.getTime() - (found.used_at?.getTime() ?? 0) > 60_000) await markTokenUsed(tx, found.id, now);
        return found;
      })
    : undefined;
  if (!token) {
    return fail('not-signed-in', 'This token is not known here, has expired or was revoked.', {
      next: 'Send `Authorization: Bearer entente_…` with a token made under Settings.',
    });
  }
  if (token.appointment === null) {
    return fail('not-signed-in', 'The appointment under which this token was made does not hold any more.', {
      next: 'Make a new token under an appointment that holds.',
    });
  }
  Object.assign(request, { scopes: token.scopes });
  const { person, party, appointment, roles } = token;
  return { person, party, appointment, roles: roles ?? [], via: 'token' };
}
