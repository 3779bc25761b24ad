import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import { defaultAppointment } from '../me/store.ts';
import { newSecret, secretHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { clearCookie, readCookie, writeCookie } from './cookie.ts';
import { findSession, insertSession, revokeSessions, type SessionRow, updateSession } from './store.ts';

const hour = 3_600_000;
/** A session ends when it was not used for this long … */
export const idleLimit_ms = 12 * hour;
/** … and at the latest after this long. */
const lifeLimit_ms = 14 * 24 * hour;
/** What changes how a person proves who they are needs a proof not older than this. */
const recentProof_ms = 15 * 60_000;

const nobody: Actor = { person: null, party: null, appointment: null, roles: [], via: 'session' };

const sessions = new WeakMap<FastifyRequest, SessionRow>();

/** The session that sent this request; fails when it came by a token. */
export const sessionOf = (request: FastifyRequest): SessionRow =>
  sessions.get(request) ??
  fail('not-signed-in', 'This needs a session of a person.', { next: 'Sign in with a browser.' });

/** Who is signed in by the cookie of the request, with the appointment re-checked at this moment. */
export async function sessionActor(platform: Platform, request: FastifyRequest): Promise<Actor> {
  const secret = readCookie(platform.config, request);
  if (!secret) return nobody;
  const now = dateNow(platform);
  const session = await asService(platform, async tx => {
    const found = await findSession(tx, secretHash(secret), now, new Date(now.getTime() - idleLimit_ms));
    // Once a minute is enough to know that a session is in use.
    if (found && now.getTime() - found.seen_at.getTime() > 60_000) await updateSession(tx, found.id, { seen_at: now });
    return found;
  });
  if (!session) return nobody;
  sessions.set(request, session);
  const { person, party, appointment, roles } = session;
  return { person, party, appointment, roles: roles ?? [], via: 'session' };
}

export interface OpenedSession {
  readonly actor: Actor;
  /** puts the cookie on the answer; call it when the transaction is through, or the cookie stands for nothing */
  handOver(reply: FastifyReply): void;
}

/**
 * Signs a person in: always a new session with a new secret, whatever cookie came with the request (no fixation); the
 * session of that cookie ends.
 */
export async function openSession(
  platform: Platform,
  tx: Tx,
  request: FastifyRequest,
  who: { readonly person: number; readonly method: 'link' | 'password'; readonly rescued: boolean },
): Promise<OpenedSession> {
  const now = dateNow(platform);
  const before = sessions.get(request);
  if (before) await revokeSessions(tx, before.person, { only: before.id }, now);
  const acting = await defaultAppointment(tx, who.person, now);
  const secret = newSecret();
  const expires_at = new Date(now.getTime() + lifeLimit_ms);
  await insertSession(tx, {
    ...who,
    hash: secretHash(secret),
    appointment: acting?.id ?? null,
    client: (request.headers['user-agent'] ?? '').slice(0, 200),
    created_at: now,
    expires_at,
  });
  const actor: Actor = {
    person: who.person,
    party: acting?.party ?? null,
    appointment: acting?.id ?? null,
    roles: acting?.roles ?? [],
    via: 'session',
  };
  return { actor, handOver: reply => writeCookie(platform.config, reply, secret, expires_at) };
}

/**
 * Gives the session a new secret, after a proof or a change of what the person proves themselves with. In a transaction
 * of its own, when that change is through.
 */
export async function renewSession(
  platform: Platform,
  call: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  const secret = newSecret();
  const now = dateNow(platform);
  const { id } = sessionOf(call.request);
  await asService(platform, tx => updateSession(tx, id, { hash: secretHash(secret), proved_at: now }));
  writeCookie(platform.config, call.reply, secret, new Date(now.getTime() + lifeLimit_ms));
}

export async function closeSession(
  platform: Platform,
  tx: Tx,
  call: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  const session = sessions.get(call.request);
  if (session) await revokeSessions(tx, session.person, { only: session.id }, dateNow(platform));
  clearCookie(platform.config, call.reply);
}

/** Fails unless the person proved who they are a short while ago. */
export function requireRecentProof(platform: Platform, request: FastifyRequest): void {
  const age_ms = dateNow(platform).getTime() - sessionOf(request).proved_at.getTime();
  if (age_ms <= recentProof_ms) return;
  fail('proof-needed', 'This changes how you sign in, and your last proof of who you are is older than 15 minutes.', {
    next: 'Give your password again (POST /api/auth/confirm), or sign in anew, and repeat it.',
  });
}
