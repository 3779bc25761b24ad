import { z } from 'zod';
import { fail } from '#engines/kernel/failure.ts';
import { modes } from '#engines/kernel/mode.ts';
import type { Actor } from '#platform/auth/actor.ts';
import { zoneName } from '#platform/auth/zone.ts';
import type { Tx } from '#platform/db/tables.ts';
import type { App } from '#platform/http/app.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { asService, dateNow } from '../service-transaction.ts';
import { sessionOf } from '../session/session.ts';
import { updateSession } from '../session/store.ts';
import { findPerson, type HeldAppointment, heldAppointments, setLastAppointment, updatePerson } from './store.ts';

const party = z.object({ id: z.string(), slug: z.string(), name: z.string(), country: z.string() });
const me = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: z.enum(['en', 'fr']),
    zone: z.string(),
  }),
  acting: z.object({ appointment: z.string(), party, roles: z.array(z.string()), until: z.string() }).nullable(),
  appointments: z.array(
    z.object({ id: z.string(), title: z.string(), party, roles: z.array(z.string()), until: z.string() }),
  ),
  mode: z.enum(modes),
  counts: z.record(z.string(), z.number()),
});

const change = z
  .object({
    name: z.string().trim().min(1).max(200),
    language: z.enum(['en', 'fr']),
    zone: zoneName,
    mode: z.enum(modes),
  })
  .partial()
  .strict();

export function meRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/me',
    access: 'signed-in',
    scope: 'me:read',
    summary: 'Who is signed in, for whom they act, and for whom else they could',
    answer: me,
    handler: call =>
      describe(platform, call.actor, call.actor.via === 'session' ? sessionOf(call.request).mode : 'live'),
  });
  app.route({
    method: 'PATCH',
    url: '/api/me',
    access: 'signed-in',
    summary: 'Change your own name, language and zone, or the mode of this session',
    body: change,
    answer: me,
    handler: async call => {
      const session = sessionOf(call.request);
      const { mode, ...person } = call.body;
      await asService(platform, async tx => {
        if (Object.keys(person).length > 0) await updatePerson(tx, session.person, person);
        if (mode) await updateSession(tx, session.id, { mode });
        if (Object.keys(person).length > 0) await recordProfile(tx, call.actor, session.person, Object.keys(person));
      });
      return describe(platform, call.actor, mode ?? session.mode);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/me/acting',
    access: 'signed-in',
    summary: 'Choose the appointment under which you act in this session',
    body: z.object({ appointment: z.coerce.number().int().positive() }),
    answer: me,
    handler: async call => {
      const session = sessionOf(call.request);
      const actor = await actUnder(platform, session.id, session.person, call.body.appointment);
      return describe(platform, actor, session.mode);
    },
  });
}

const recordProfile = (tx: Tx, actor: Actor, person: number, changed: readonly string[]) =>
  recordAct(tx, actor, {
    area: 'auth',
    kind: 'profile.changed',
    subject: { kind: 'person', id: person },
    mode: 'live',
    body: { changed },
  });

/** Another person's appointment, an ended and an unknown one are refused alike. */
async function actUnder(platform: Platform, session: number, person: number, appointment: number): Promise<Actor> {
  return asService(platform, async tx => {
    const held = await heldAppointments(tx, person, dateNow(platform));
    const chosen =
      held.find(one => one.id === appointment) ??
      fail('not-allowed', 'You hold no such appointment at the moment.', {
        pointer: '/body/appointment',
        next: 'Choose one of those that GET /api/me lists.',
      });
    await updateSession(tx, session, { appointment });
    await setLastAppointment(tx, person, appointment);
    return { person, party: chosen.party, appointment, roles: chosen.roles, via: 'session' };
  });
}

const partyOf = (held: HeldAppointment) => ({
  id: String(held.party),
  slug: held.slug,
  name: held.party_name,
  country: held.country ?? '',
});

/** The roles in words: `Duty officer, planner`. */
function titleOf(roles: readonly string[]): string {
  const words = roles.join(', ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const appointmentOf = (held: HeldAppointment) => ({
  id: String(held.id),
  title: titleOf(held.roles),
  party: partyOf(held),
  roles: held.roles,
  until: held.ends.toISOString(),
});

async function describe(
  platform: Platform,
  actor: Actor,
  mode: z.infer<typeof me>['mode'],
): Promise<z.infer<typeof me>> {
  const { person, held } = await asService(platform, async tx => ({
    person: await findPerson(tx, actor.person!),
    held: await heldAppointments(tx, actor.person!, dateNow(platform)),
  }));
  if (!person) return fail('not-found', 'This person is not registered any more.');
  const acting = held.find(one => one.id === actor.appointment);
  // A machine learns only about the appointment of its token.
  const shown = actor.via === 'session' ? held : held.filter(one => one === acting);
  return {
    person: { ...person, id: String(person.id) },
    acting: acting
      ? {
          appointment: String(acting.id),
          party: partyOf(acting),
          roles: acting.roles,
          until: acting.ends.toISOString(),
        }
      : null,
    appointments: shown.map(appointmentOf),
    mode,
    counts: acting ? ((await platform.services.counts?.of(actor)) ?? {}) : {},
  };
}
