import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { type Scope, scopeNames, scopes } from '#platform/auth/scopes.ts';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { heldAppointments } from '../me/store.ts';
import { secretHash } from '../secret.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { requireRecentProof, sessionOf } from '../session/session.ts';
import { insertToken, listTokens, revokeToken } from './store.ts';
import { hintOf, newToken } from './token.ts';

const longest_days = 366;
const day_ms = 86_400_000;

const token = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  appointment: z.string(),
  party: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  state: z.enum(['good', 'expired', 'revoked', 'appointment-ended']),
});

const wanted = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(scopeNames)).min(1),
  days: z.number().int().min(1).max(longest_days),
  /** absent: the one acted under */
  appointment: z.coerce.number().int().positive().optional(),
});

export function tokenRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/auth/tokens',
    access: 'signed-in',
    summary: 'Your API tokens, and the scopes there are',
    answer: z.object({
      tokens: z.array(token),
      scopes: z.array(z.object({ name: z.string(), meaning: z.string() })),
    }),
    handler: async call => {
      const { person } = sessionOf(call.request);
      const rows = await asService(platform, tx => listTokens(tx, person));
      const now = dateNow(platform);
      return {
        tokens: rows.map(row => ({
          id: String(row.id),
          name: row.name,
          hint: row.hint,
          scopes: row.scopes,
          appointment: String(row.appointment),
          party: row.party,
          createdAt: row.created_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          usedAt: row.used_at?.toISOString() ?? null,
          state: stateOf(row, now),
        })),
        scopes: Object.entries(scopes).map(([name, meaning]) => ({ name, meaning })),
      };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/tokens',
    access: 'signed-in',
    summary: 'Make an API token, bound to one of your appointments; shown once',
    body: wanted,
    answer: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }),
    handler: call => {
      requireRecentProof(platform, call.request);
      return makeToken(platform, call.actor, call.body);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/auth/tokens/:id/revoke',
    access: 'signed-in',
    summary: 'Revoke one of your API tokens at once',
    params: z.object({ id: z.coerce.number().int().positive() }),
    answer: z.object({ done: z.literal(true) }),
    handler: async call => {
      const { person } = sessionOf(call.request);
      await asService(platform, async tx => {
        const revoked = await revokeToken(tx, person, call.params.id, dateNow(platform));
        if (!revoked)
          fail('not-found', 'You have no such token that is still good.', { next: 'See GET /api/auth/tokens.' });
        await recordAct(tx, call.actor, {
          area: 'auth',
          kind: 'token.revoked',
          subject: { kind: 'token', id: call.params.id },
          mode: 'live',
          body: { name: revoked.name },
        });
      });
      return { done: true as const };
    },
  });
}

type State = z.infer<typeof token>['state'];

function stateOf(row: Awaited<ReturnType<typeof listTokens>>[number], now: Date): State {
  if (row.revoked_at) return 'revoked';
  if (row.expires_at <= now) return 'expired';
  const revoked = row.appointment_revoked_at !== null && row.appointment_revoked_at <= now;
  return revoked || row.appointment_ends <= now ? 'appointment-ended' : 'good';
}

async function makeToken(
  platform: Platform,
  actor: Actor,
  ask: { name: string; scopes: Scope[]; days: number; appointment?: number | undefined },
): Promise<{ id: string; token: string; expiresAt: string }> {
  const now = dateNow(platform);
  const secret = newToken();
  return asService(platform, async tx => {
    const held = await heldAppointments(tx, actor.person!, now);
    const under =
      held.find(one => one.id === (ask.appointment ?? actor.appointment)) ??
      fail('not-allowed', 'You hold no such appointment at the moment.', {
        pointer: '/body/appointment',
        next: 'A token acts under one of your appointments: name one of those that GET /api/me lists.',
      });
    // No longer than the appointment: what cannot work any more should not look as if it did.
    const expires_at = new Date(Math.min(now.getTime() + ask.days * day_ms, under.ends.getTime()));
    const names = [...new Set(ask.scopes)].sort();
    const id = await insertToken(tx, {
      hash: secretHash(secret),
      hint: hintOf(secret),
      person: actor.person!,
      appointment: under.id,
      name: ask.name,
      scopes: names,
      created_at: now,
      expires_at,
    });
    await recordAct(tx, actor, {
      area: 'auth',
      kind: 'token.made',
      subject: { kind: 'token', id },
      mode: 'live',
      body: { name: ask.name, scopes: names, appointment: under.id, expiresAt: expires_at.toISOString() },
    });
    return { id: String(id), token: secret, expiresAt: expires_at.toISOString() };
  });
}
