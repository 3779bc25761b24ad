import { type ColumnType, type Generated, sql } from 'kysely';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';

type Json<T> = ColumnType<T, string | undefined, string>;

export interface PartyTable {
  id: Generated<number>;
  slug: string;
  name: string;
  names: Json<Record<string, string>>;
  kind: string;
  country: string | null;
  sectors: Generated<string[]>;
  parent: number | null;
  standing: Generated<'local' | 'attested' | 'unverified'>;
  attributes: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
}

export interface PersonTable {
  id: Generated<number>;
  name: string;
  email: string;
  language: Generated<'en' | 'fr'>;
  zone: Generated<string>;
  home: number | null;
  nationality: Generated<string[]>;
  created_at: Generated<Date>;
}

export interface AppointmentTable {
  id: Generated<number>;
  person: number;
  party: number;
  roles: Role[];
  starts: Date;
  ends: Date;
  evidence: Generated<string>;
  revoked_at: Date | null;
}

interface Period {
  starts: Generated<Date>;
  ends: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'party.party': PartyTable;
    'party.person': PersonTable;
    'party.appointment': AppointmentTable;
    'party.community': { id: Generated<number>; slug: string; name: string; charter: Generated<string> };
    'party.membership': Period & { community: number; party: number };
    'party.service': Period & { party: number; supplier: number };
    'party.enrolment': { party: number; mode: 'exercise' | 'drill'; name: string; starts: Date; ends: Date };
  }
}

/** People at home in a party, and those who hold or held an appointment for it. */
export const listPeople = (tx: Tx, party: number) =>
  tx
    .selectFrom('party.person as p')
    .select(['p.id', 'p.name', 'p.email', 'p.language', 'p.zone', 'p.home'])
    .where(where =>
      where.or([
        where('p.home', '=', party),
        where.exists(
          where
            .selectFrom('party.appointment as a')
            .select('a.id')
            .whereRef('a.person', '=', 'p.id')
            .where('a.party', '=', party),
        ),
      ]),
    )
    .orderBy('p.id')
    .limit(2000)
    .execute();

export const listAppointments = (tx: Tx, party: number) =>
  tx
    .selectFrom('party.appointment as a')
    .innerJoin('party.person as p', 'p.id', 'a.person')
    .select(['a.id', 'a.person', 'p.name', 'p.email', 'a.roles', 'a.starts', 'a.ends', 'a.evidence', 'a.revoked_at'])
    .where('a.party', '=', party)
    .orderBy('a.id', 'desc')
    .limit(2000)
    .execute();

/** A person with the party they are at home in, by number or by address in whatever case. */
export const findHome = (tx: Tx, by: { readonly id: number } | { readonly email: string }) =>
  tx
    .selectFrom('party.person as p')
    .leftJoin('party.party as h', 'h.id', 'p.home')
    .select(['p.id', 'p.name', 'p.home', 'h.slug as home_slug', 'h.name as home_name'])
    .$if('id' in by, query => query.where('p.id', '=', 'id' in by ? by.id : 0))
    .$if('email' in by, query => query.where(sql`lower(p.email)`, '=', 'email' in by ? by.email.toLowerCase() : ''))
    .executeTakeFirst();

/** Whether the person may act for any other party now or later. */
export async function isAppointedElsewhere(tx: Tx, person: number, party: number, now: Date): Promise<boolean> {
  const found = await tx
    .selectFrom('party.appointment')
    .select('id')
    .where('person', '=', person)
    .where('party', '<>', party)
    .where('ends', '>', now)
    .where(where => where.or([where('revoked_at', 'is', null), where('revoked_at', '>', now)]))
    .executeTakeFirst();
  return found !== undefined;
}

export const findPartyBySlug = (tx: Tx, slug: string) =>
  tx.selectFrom('party.party').select(['id', 'name']).where('slug', '=', slug).executeTakeFirst();

export async function insertParty(
  tx: Tx,
  party: { slug: string; name: string; kind: string; country: string | null; standing: 'local' },
): Promise<number> {
  const made = await tx
    .insertInto('party.party')
    .values({ ...party, parent: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function insertPerson(
  tx: Tx,
  person: { name: string; email: string; language: 'en' | 'fr'; zone: string; home: number },
): Promise<number> {
  return (await tx.insertInto('party.person').values(person).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertAppointment(
  tx: Tx,
  appointment: { person: number; party: number; roles: Role[]; starts: Date; ends: Date; evidence: string },
): Promise<number> {
  return (await tx.insertInto('party.appointment').values(appointment).returning('id').executeTakeFirstOrThrow()).id;
}

/** Holds the register of the party, so that two administrators cannot each revoke the other at the same moment. */
export async function holdAppointments(tx: Tx, party: number, now: Date) {
  return tx
    .selectFrom('party.appointment')
    .select(['id', 'person', 'roles', 'starts', 'ends'])
    .where('party', '=', party)
    .where('ends', '>', now)
    .where(where => where.or([where('revoked_at', 'is', null), where('revoked_at', '>', now)]))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function revokeAppointment(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.updateTable('party.appointment').set({ revoked_at: now }).where('id', '=', id).execute();
}

/** Every party of the register, for forms that name one. */
export const listParties = (tx: Tx) =>
  tx
    .selectFrom('party.party')
    .select(['id', 'slug', 'name', 'kind', 'country', 'standing'])
    .orderBy('name')
    .limit(5000)
    .execute();

/** In which language a person reads; English for nobody. */
export async function languageOf(tx: Tx, person: number | null): Promise<'en' | 'fr'> {
  if (person === null) return 'en';
  const row = await tx.selectFrom('party.person').select('language').where('id', '=', person).executeTakeFirst();
  return row?.language ?? 'en';
}
