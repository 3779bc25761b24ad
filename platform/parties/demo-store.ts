import type { Tx } from '#platform/db/tables.ts';
import type { DemoWorld } from './demo.ts';

const day = 86_400_000;

/** Writes the demonstration world; ids are given by the database, slugs stay. */
export async function insertDemoWorld(tx: Tx, world: DemoWorld, now: Date): Promise<void> {
  const ids = new Map<string, number>();
  const idOf = (slug: string): number => {
    const id = ids.get(slug);
    if (id === undefined) throw new Error(`the demonstration world names no party ${slug}`);
    return id;
  };
  for (const party of world.parties) {
    const row = { ...party, names: '{}', attributes: JSON.stringify(party.attributes), parent: null };
    const made = await tx.insertInto('party.party').values(row).returning('id').executeTakeFirstOrThrow();
    ids.set(party.slug, made.id);
  }
  const starts = new Date(now.getTime() - day);
  const ends = new Date(now.getTime() + 365 * day);
  for (const { members, ...community } of world.communities) {
    const made = await tx.insertInto('party.community').values(community).returning('id').executeTakeFirstOrThrow();
    await tx
      .insertInto('party.membership')
      .values(members.map(member => ({ community: made.id, party: idOf(member), starts, ends: null })))
      .execute();
  }
  await tx
    .insertInto('party.service')
    .values(
      world.services.map(({ party, supplier }) => ({
        party: idOf(party),
        supplier: idOf(supplier),
        starts,
        ends: null,
      })),
    )
    .execute();
  await tx
    .insertInto('party.enrolment')
    .values(world.enrolments.map(({ party, mode, name }) => ({ party: idOf(party), mode, name, starts, ends })))
    .execute();
  for (const { appointments, home, ...person } of world.people) {
    const made = await tx
      .insertInto('party.person')
      .values({ ...person, home: idOf(home) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('party.appointment')
      .values(
        appointments.map(({ party, roles }) => ({
          person: made.id,
          party: idOf(party),
          roles,
          starts,
          ends,
          revoked_at: null,
        })),
      )
      .execute();
  }
}
