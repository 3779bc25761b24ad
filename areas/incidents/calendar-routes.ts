import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { findPerson, heldAppointments } from '#platform/auth/me/store.ts';
import { newSecret, secretHash } from '#platform/auth/secret.ts';
import { asService, dateNow } from '#platform/auth/service-transaction.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { type CalendarDeadline, calendarText, deadlinesFor } from './calendar.ts';
import { deleteAddress, personByAddress, putAddress, readAddress } from './calendar-store.ts';

/** The feed of a person's deadlines: its secret address is made and revoked here, and read without signing in. */
export function calendarRoutes(app: App, platform: Platform): void {
  const db = platform.database.app;
  app.route({
    method: 'GET',
    url: '/api/me/calendar',
    access: 'signed-in',
    summary: 'Whether your calendar feed has an address; the address itself is shown only when it is made',
    answer: z.object({ since: z.string().nullable() }),
    handler: ({ actor }) =>
      asActor(db, actor, async tx => ({
        since: (await readAddress(tx, personOf(actor)))?.made_at.toISOString() ?? null,
      })),
  });
  app.route({
    method: 'POST',
    url: '/api/me/calendar',
    access: 'signed-in',
    summary: 'Make the secret address of your calendar feed; an earlier one stops working',
    answer: z.object({ address: z.string(), since: z.string() }),
    handler: ({ actor }) =>
      asActor(db, actor, async tx => {
        const token = newSecret();
        const made_at = dateNow(platform);
        await putAddress(tx, { person: personOf(actor), token_hash: secretHash(token), made_at });
        await addressAct(tx, actor, 'calendar-address-made');
        return { address: `${platform.config.origin}/calendar/${token}.ics`, since: made_at.toISOString() };
      }),
  });
  app.route({
    method: 'DELETE',
    url: '/api/me/calendar',
    access: 'signed-in',
    summary: 'Revoke the address of your calendar feed',
    answer: z.object({ revoked: z.boolean() }),
    handler: ({ actor }) =>
      asActor(db, actor, async tx => {
        const revoked = await deleteAddress(tx, personOf(actor));
        if (revoked) await addressAct(tx, actor, 'calendar-address-revoked');
        return { revoked };
      }),
  });
  app.route({
    method: 'GET',
    url: '/calendar/:file',
    access: 'public',
    summary: 'A person’s deadlines as iCalendar, by its secret address',
    params: z.object({ file: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) }),
    handler: async ({ params, reply }) => {
      const deadlines = await feedOf(platform, params.file.slice(0, -4));
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .serializer(String)
        .send(calendarText(deadlines, platform.now()));
    },
  });
}

const personOf = (actor: Actor): number =>
  actor.person ?? fail('not-allowed', 'A calendar belongs to a person.', { next: 'Sign in as the person.' });

/** For each party the person presently stands for, what that party may see; an ended appointment ends its part. */
async function feedOf(platform: Platform, token: string): Promise<CalendarDeadline[]> {
  const held = await asService(platform, async tx => {
    const found = await personByAddress(tx, secretHash(token));
    if (!found)
      return fail('not-found', 'There is no calendar at this address.', { next: 'Make a new one in Entente.' });
    const appointments = await heldAppointments(tx, found.person, dateNow(platform));
    const language = (await findPerson(tx, found.person))?.language === 'fr' ? ('fr' as const) : ('en' as const);
    return appointments.map(each => ({ ...each, person: found.person, language }));
  });
  const parties = new Map(held.map(each => [each.party, each]));
  const found = new Map<string, CalendarDeadline>();
  for (const { person, party, id, roles, language } of parties.values()) {
    const actor = { person, party, appointment: id, roles: roles as Actor['roles'], via: 'token' as const };
    const part = await asActor(platform.database.app, actor, tx => deadlinesFor(platform, tx, actor, language));
    for (const each of part) found.set(each.uid, each);
  }
  return [...found.values()];
}

const addressAct = (tx: Parameters<typeof recordAct>[0], actor: Actor, kind: string) =>
  recordAct(tx, actor, {
    area: 'incidents',
    kind,
    subject: { kind: 'person', id: personOf(actor) },
    mode: 'live',
    body: {},
  });
