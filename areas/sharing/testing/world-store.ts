import type { Tx } from '#platform/db/tables.ts';

export interface TestParty {
  readonly slug: string;
  readonly kind?: string;
  readonly country?: string | null;
  readonly standing?: 'local' | 'attested' | 'unverified';
  readonly attributes?: Record<string, unknown>;
}

export async function insertParties(tx: Tx, parties: readonly TestParty[]) {
  const rows = await tx
    .insertInto('party.party')
    .values(
      parties.map(({ slug, kind = 'national-csirt', country = 'FR', standing = 'attested', attributes = {} }) => ({
        slug,
        name: slug,
        names: '{}',
        kind,
        country,
        parent: null,
        standing,
        attributes: JSON.stringify(attributes),
      })),
    )
    .returning(['id', 'slug'])
    .execute();
  const person = await tx
    .insertInto('party.person')
    .values({ name: 'Ada', email: 'ada@sharing.example', home: rows[0]!.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ids: new Map(rows.map(row => [row.slug, row.id])), person: person.id };
}

export async function joinCommunity(tx: Tx, slug: string, parties: readonly number[]): Promise<void> {
  const found = await tx.selectFrom('party.community').select('id').where('slug', '=', slug).executeTakeFirst();
  const community =
    found ??
    (await tx.insertInto('party.community').values({ slug, name: slug }).returning('id').executeTakeFirstOrThrow());
  await tx
    .insertInto('party.membership')
    .values(
      parties.map(party => ({ community: community.id, party, starts: new Date('2126-01-01T00:00:00Z'), ends: null })),
    )
    .execute();
}

export async function leaveCommunity(tx: Tx, slug: string, party: number): Promise<void> {
  await tx
    .deleteFrom('party.membership')
    .where('party', '=', party)
    .where('community', 'in', tx.selectFrom('party.community').select('id').where('slug', '=', slug))
    .execute();
}

export async function serve(tx: Tx, party: number, supplier: number): Promise<void> {
  await tx
    .insertInto('party.service')
    .values({ party, supplier, starts: new Date('2126-01-01T00:00:00Z'), ends: null })
    .execute();
}

export async function enrol(tx: Tx, party: number, mode: 'exercise' | 'drill', name: string): Promise<void> {
  const [starts, ends] = [new Date('2126-11-01T00:00:00Z'), new Date('2127-02-01T00:00:00Z')];
  await tx.insertInto('party.enrolment').values({ party, mode, name, starts, ends }).execute();
}
