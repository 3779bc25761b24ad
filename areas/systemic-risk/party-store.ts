import type { Tx } from '#platform/db/tables.ts';

/** Slug and sectors of registered parties. */
export const partySectors = (tx: Tx, parties: readonly number[]) =>
  tx
    .selectFrom('party.party')
    .select(['id', 'slug', 'sectors'])
    .where('id', 'in', parties.length ? [...parties] : [0])
    .execute();

export async function partyBySlug(tx: Tx, slug: string): Promise<number | undefined> {
  return (await tx.selectFrom('party.party').select('id').where('slug', '=', slug).executeTakeFirst())?.id;
}
