import { installation, type Actor } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import type { Database } from '#platform/db/open.ts';

/** Three parties and a person each, in a database of a test. */
export async function threeParties(database: Database): Promise<readonly Actor[]> {
  return asActor(database.app, installation, async tx => {
    const actors: Actor[] = [];
    for (const slug of ['alpha', 'beta', 'gamma']) {
      const party = await tx
        .insertInto('party.party')
        .values({
          slug,
          name: slug,
          names: '{}',
          attributes: '{}',
          kind: 'operator',
          country: 'FR',
          parent: null,
          standing: 'attested',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const person = await tx
        .insertInto('party.person')
        .values({ name: slug, email: `${slug}@risk.example`, home: party.id })
        .returning('id')
        .executeTakeFirstOrThrow();
      actors.push({ person: person.id, party: party.id, appointment: null, roles: ['analyst'], via: 'session' });
    }
    return actors;
  });
}
