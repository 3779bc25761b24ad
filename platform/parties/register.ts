import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { findPartyBySlug, findHome, insertAppointment, insertParty, insertPerson } from './store.ts';

export interface PartyRegistration {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  /** ISO 3166-1 alpha-2; null for an international body */
  readonly country: string | null;
  readonly administrator: { readonly name: string; readonly email: string };
}

const terminal: Actor = { ...installation, via: 'terminal' };
const firstPeriod_days = 365;

/**
 * From the terminal: a party that works on this installation, with its first administrator for a year. Someone who is
 * known by the address is appointed, otherwise registered.
 * @returns the one-time link of the administrator
 */
export async function registerParty(platform: Platform, asked: PartyRegistration): Promise<string> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(asked.slug)) {
    fail(
      'invalid-input',
      `${JSON.stringify(asked.slug)} is not a short name: small letters, digits and single dashes.`,
      {
        pointer: '/slug',
        next: 'Choose one such as cert-nordmark.',
      },
    );
  }
  const now = platform.now();
  const starts = new Date(now.epochMilliseconds);
  const ends = new Date(now.add({ hours: 24 * firstPeriod_days }).epochMilliseconds);
  const person = await asActor(platform.database.app, terminal, async tx => {
    const { slug, name, kind, country, administrator } = asked;
    const taken = await findPartyBySlug(tx, slug);
    if (taken) {
      fail('already-exists', `The short name ${slug} belongs to ${taken.name} already.`, {
        pointer: '/slug',
        next: 'Choose another, or let an administrator of that party invite the person.',
      });
    }
    const party = await insertParty(tx, { slug, name, kind, country, standing: 'local' });
    const known = (await findHome(tx, { email: administrator.email }))?.id;
    const id = known ?? (await insertPerson(tx, { ...administrator, language: 'en', zone: 'UTC', home: party }));
    const evidence = 'Registered from the terminal';
    const roles = ['administrator' as const];
    const appointment = await insertAppointment(tx, { person: id, party, roles, starts, ends, evidence });
    await recordAct(tx, terminal, {
      area: 'parties',
      kind: 'party.registered',
      subject: { kind: 'party', id: party, ref: slug },
      mode: 'live',
      visibleTo: [party],
      body: { name, partyKind: kind, country, administrator: id, appointment, ends: ends.toISOString() },
    });
    return id;
  });
  return platform.services.auth.linkFor(terminal, person);
}
