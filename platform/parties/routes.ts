import { z } from 'zod';
import { appointableRoles, type Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { zoneName } from '#platform/auth/zone.ts';
import type { App } from '#platform/http/app.ts';
import type { Platform } from '#platform/room/room.ts';
import { appoint, invite, linkAgain, revoke } from './service.ts';
import { listAppointments, listParties, listPeople } from './store.ts';

const keepers: readonly Role[] = ['administrator'];
const number = z.coerce.number().int().positive().max(2_147_483_647);
const byId = z.object({ id: number });
const instant = z.iso.datetime({ offset: true });
const role = z.enum(appointableRoles as [Role, ...Role[]]);

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['en', 'fr']),
  zone: z.string(),
  /** at home in your party: you may make links for them */
  own: z.boolean(),
});

const appointment = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  roles: z.array(z.string()),
  starts: z.string(),
  ends: z.string(),
  evidence: z.string(),
  revokedAt: z.string().nullable(),
  state: z.enum(['holds', 'to-come', 'ended', 'revoked']),
});

const partyShown = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
  standing: z.string(),
});

const invitation = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  language: z.enum(['en', 'fr']).default('en'),
  zone: zoneName.default('UTC'),
});

const appointing = z.object({
  /** their number or their address */
  person: z.union([number, z.email().max(320)]),
  home: z.string().max(80).optional(),
  roles: z.array(role).min(1).max(appointableRoles.length),
  starts: instant.optional(),
  ends: instant,
  evidence: z.string().trim().min(1).max(2000),
});

export function peopleRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/people',
    access: keepers,
    scope: 'people:read',
    summary: 'People of your party',
    answer: z.object({ people: z.array(person) }),
    handler: async call => {
      const { actor } = call;
      const rows = await asActor(platform.database.app, actor, tx => listPeople(tx, actor.party!));
      return { people: rows.map(row => ({ ...row, id: String(row.id), own: row.home === actor.party })) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people',
    access: keepers,
    summary: 'Invite a person: registers them and gives a one-time link, shown once',
    body: invitation,
    answer: z.object({ id: z.string(), link: z.string() }),
    handler: async call => {
      const made = await invite(platform, call.actor, call.body);
      return { id: String(made.id), link: made.link };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/people/:id/link',
    access: keepers,
    summary: 'A new one-time link for a person of your party; older ones end',
    params: byId,
    answer: z.object({ link: z.string() }),
    handler: async call => ({ link: await linkAgain(platform, call.actor, call.params.id) }),
  });
}

export function appointmentRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/appointments',
    access: keepers,
    scope: 'people:read',
    summary: 'Appointments of your party, past ones too',
    answer: z.object({ appointments: z.array(appointment), roles: z.array(z.string()) }),
    handler: async call => {
      const rows = await asActor(platform.database.app, call.actor, tx => listAppointments(tx, call.actor.party!));
      const now = new Date(platform.now().epochMilliseconds);
      return { appointments: rows.map(row => shown(row, now)), roles: [...appointableRoles] };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/appointments',
    access: keepers,
    summary: 'Appoint a person for your party and for a period',
    body: appointing,
    answer: z.object({ id: z.string() }),
    handler: async call => {
      const starts = call.body.starts ?? platform.now().toString({ smallestUnit: 'millisecond' });
      const period = { starts: new Date(starts), ends: new Date(call.body.ends) };
      const person = typeof call.body.person === 'number' ? { id: call.body.person } : { email: call.body.person };
      return { id: String(await appoint(platform, call.actor, { ...call.body, ...period, person })) };
    },
  });
  app.route({
    method: 'POST',
    url: '/api/appointments/:id/revoke',
    access: keepers,
    summary: 'End an appointment of your party at once, with the reason',
    params: byId,
    body: z.object({ why: z.string().trim().min(1).max(2000) }),
    answer: z.object({ done: z.literal(true) }),
    handler: async call => {
      await revoke(platform, call.actor, call.params.id, call.body.why);
      return { done: true as const };
    },
  });
}

export function partyRoutes(app: App, platform: Platform): void {
  app.route({
    method: 'GET',
    url: '/api/parties',
    access: 'appointed',
    scope: 'directory:read',
    summary: 'Parties of the register: number, name, kind, country and standing',
    answer: z.object({ parties: z.array(partyShown) }),
    handler: ({ actor }) => asActor(platform.database.app, actor, async tx => ({ parties: await listParties(tx) })),
  });
}

type Row = Awaited<ReturnType<typeof listAppointments>>[number];

function stateOf(row: Row, now: Date): z.infer<typeof appointment>['state'] {
  if (row.revoked_at && row.revoked_at <= now) return 'revoked';
  if (row.ends <= now) return 'ended';
  return row.starts <= now ? 'holds' : 'to-come';
}

const shown = (row: Row, now: Date): z.infer<typeof appointment> => ({
  id: String(row.id),
  person: { id: String(row.person), name: row.name, email: row.email },
  roles: row.roles,
  starts: row.starts.toISOString(),
  ends: row.ends.toISOString(),
  evidence: row.evidence,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  state: stateOf(row, now),
});
