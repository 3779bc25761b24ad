import { sql } from 'kysely';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';
import '#platform/parties/store.ts';
import '../password/store.ts';

export interface HeldAppointment {
  readonly id: number;
  readonly roles: Role[];
  readonly starts: Date;
  readonly ends: Date;
  readonly party: number;
  readonly slug: string;
  readonly party_name: string;
  readonly country: string | null;
}

/** The appointments of a person that hold now. */
export function heldAppointments(tx: Tx, person: number, now: Date): Promise<HeldAppointment[]> {
  return tx
    .selectFrom('party.appointment as a')
    .innerJoin('party.party as p', 'p.id', 'a.party')
    .select(['a.id', 'a.roles', 'a.starts', 'a.ends', 'p.id as party', 'p.slug', 'p.name as party_name', 'p.country'])
    .where('a.person', '=', person)
    .where('a.starts', '<=', now)
    .where('a.ends', '>', now)
    .where(where => where.or([where('a.revoked_at', 'is', null), where('a.revoked_at', '>', now)]))
    .orderBy('a.id')
    .execute();
}

/**
 * The appointment a person acts under after signing in: the last used if it still holds, else the first of those for
 * their only party. For whom somebody acts is never guessed.
 */
export async function defaultAppointment(tx: Tx, person: number, now: Date): Promise<HeldAppointment | undefined> {
  const held = await heldAppointments(tx, person, now);
  const last = await tx
    .selectFrom('auth.credential')
    .select('last_appointment')
    .where('person', '=', person)
    .executeTakeFirst();
  const first = held[0];
  const onlyOneParty = held.every(one => one.party === first?.party);
  return held.find(one => one.id === last?.last_appointment) ?? (onlyOneParty ? first : undefined);
}

export const findPerson = (tx: Tx, id: number) =>
  tx
    .selectFrom('party.person')
    .select(['id', 'name', 'email', 'language', 'zone'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Addresses are compared without regard to case. */
export const findPersonByEmail = (tx: Tx, email: string) =>
  tx
    .selectFrom('party.person')
    .select(['id', 'name', 'email'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();

export async function updatePerson(
  tx: Tx,
  id: number,
  change: { name?: string | undefined; language?: 'en' | 'fr' | undefined; zone?: string | undefined },
): Promise<void> {
  await tx.updateTable('party.person').set(change).where('id', '=', id).execute();
}

export async function setLastAppointment(tx: Tx, person: number, appointment: number): Promise<void> {
  await tx
    .insertInto('auth.credential')
    .values({ person, last_appointment: appointment })
    .onConflict(on => on.column('person').doUpdateSet({ last_appointment: appointment }))
    .execute();
}
