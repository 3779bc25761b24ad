import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Role } from '#platform/auth/roles.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import {
  findHome,
  holdAppointments,
  insertAppointment,
  insertPerson,
  isAppointedElsewhere,
  revokeAppointment,
} from './store.ts';

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly language: 'en' | 'fr';
  readonly zone: string;
}

export interface Appointing {
  readonly person: { readonly id: number } | { readonly email: string };
  /** short name of the person's home party, to be named when it is not one's own */
  readonly home?: string | undefined;
  readonly roles: readonly Role[];
  readonly starts: Date;
  readonly ends: Date;
  /** what the appointment rests on: a decision, a letter, a contract */
  readonly evidence: string;
}

const longest_years = 5;

const nowOf = (platform: Platform): Date => new Date(platform.now().epochMilliseconds);

/** Registers a person at home in the actor's party and makes the link by which they enter the first time. */
export async function invite(
  platform: Platform,
  actor: Actor,
  invitation: Invitation,
): Promise<{ id: number; link: string }> {
  const id = await asActor(platform.database.app, actor, async tx => {
    const made = await insertPerson(tx, { ...invitation, home: actor.party! });
    await recordAct(tx, actor, {
      area: 'parties',
      kind: 'person.invited',
      subject: { kind: 'person', id: made },
      mode: 'live',
      body: { name: invitation.name },
    });
    return made;
  });
  return { id, link: await platform.services.auth.linkFor(actor, id) };
}

/**
 * A new link for somebody of one's own house. Whoever holds the link enters as that person, so it is refused for
 * people who may act for another party: their own administrator, or they themselves, must let them in.
 */
export async function linkAgain(platform: Platform, actor: Actor, person: number): Promise<string> {
  await asActor(platform.database.app, actor, async tx => {
    const known = await findHome(tx, { id: person });
    if (!known) fail('not-found', 'There is no such person.', { next: 'See GET /api/people.' });
    const elsewhere = await isAppointedElsewhere(tx, person, actor.party!, nowOf(platform));
    if (known.home !== actor.party || elsewhere) {
      fail('not-allowed', `${known.name} is at home in, or acts for, another party.`, {
        next: 'Ask the administrator of that party, or whoever runs the machine: `npx entente link <email>`.',
      });
    }
  });
  return platform.services.auth.linkFor(actor, person);
}

/** Appoints a person for the actor's own party and for a period. */
export function appoint(platform: Platform, actor: Actor, appointing: Appointing): Promise<number> {
  requirePeriod(appointing, nowOf(platform));
  const { starts, ends, evidence } = appointing;
  const roles = [...new Set(appointing.roles)];
  return asActor(platform.database.app, actor, async tx => {
    const person = await appointee(tx, actor, appointing);
    const id = await insertAppointment(tx, { person, party: actor.party!, roles, starts, ends, evidence });
    await recordAct(tx, actor, {
      area: 'parties',
      kind: 'appointment.made',
      subject: { kind: 'appointment', id },
      mode: 'live',
      why: evidence,
      trueAt: starts.toISOString(),
      body: { person, party: actor.party, roles, starts: starts.toISOString(), ends: ends.toISOString() },
    });
    return id;
  });
}

/**
 * Who is appointed. The administrators of a person's home can let them in, and so decide who that is: whoever appoints
 * somebody from elsewhere has to name that party.
 */
async function appointee(tx: Tx, actor: Actor, appointing: Appointing): Promise<number> {
  const known = await findHome(tx, appointing.person);
  if (!known)
    return fail('not-found', 'There is no such person.', { pointer: '/body/person', next: 'Invite them first.' });
  if (known.home === actor.party || (known.home_slug ?? 'none') === appointing.home) return known.id;
  const home = known.home_name ?? 'no party';
  return fail('conflict', `${known.name} is at home in ${home}, whose administrators decide who enters by that name.`, {
    pointer: '/body/home',
    next: `Repeat it with \`home\` set to ${JSON.stringify(known.home_slug ?? 'none')} if that is the person you mean.`,
  });
}

function requirePeriod(period: { readonly starts: Date; readonly ends: Date }, now: Date): void {
  if (period.ends <= period.starts || period.ends <= now) {
    fail('bad-period', 'The appointment would end before it begins, or has ended already.', {
      pointer: '/body/ends',
      next: 'Give an end in the future and after the beginning.',
    });
  }
  const limit = new Date(period.starts);
  limit.setUTCFullYear(limit.getUTCFullYear() + longest_years);
  if (period.ends <= limit) return;
  fail('bad-period', `An appointment holds for at most ${longest_years} years.`, {
    pointer: '/body/ends',
    next: 'Give an earlier end, and renew it then.',
  });
}

/** Ends an appointment of the actor's own party at once; sessions and tokens under it give nothing from now on. */
export function revoke(platform: Platform, actor: Actor, appointment: number, why: string): Promise<void> {
  const now = nowOf(platform);
  return asActor(platform.database.app, actor, async tx => {
    const open = await holdAppointments(tx, actor.party!, now);
    const ending = open.find(one => one.id === appointment);
    if (!ending) {
      fail('not-found', 'Your party has no such appointment that still holds.', { next: 'See GET /api/appointments.' });
    }
    const keeps = open.some(one => one.id !== appointment && one.starts <= now && one.roles.includes('administrator'));
    if (ending.roles.includes('administrator') && !keeps) {
      fail('conflict', 'This is the last administrator of your party.', { next: 'Appoint another one first.' });
    }
    await revokeAppointment(tx, appointment, now);
    await recordRevocation(tx, actor, appointment, ending.person, why);
  });
}

const recordRevocation = (tx: Tx, actor: Actor, appointment: number, person: number, why: string) =>
  recordAct(tx, actor, {
    area: 'parties',
    kind: 'appointment.revoked',
    subject: { kind: 'appointment', id: appointment },
    mode: 'live',
    why,
    body: { person, party: actor.party },
  });
