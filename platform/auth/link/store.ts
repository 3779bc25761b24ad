import type { Tx } from '#platform/db/tables.ts';

interface LinkTable {
  hash: Buffer;
  person: number;
  asks_second_factor: boolean;
  created_by: number | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.link': LinkTable;
  }
}

export async function insertLink(tx: Tx, link: Omit<LinkTable, 'used_at'>): Promise<void> {
  await tx.insertInto('auth.link').values(link).execute();
}

/** Locks the link, so that of two uses at the same moment one waits and finds it used. */
export const findLink = (tx: Tx, hash: Buffer) =>
  tx
    .selectFrom('auth.link')
    .select(['person', 'asks_second_factor', 'expires_at', 'used_at'])
    .where('hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();

export async function takeLink(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('auth.link').set({ used_at: now }).where('hash', '=', hash).execute();
}

/** Ends the unused links of a person: a new one replaces them. */
export async function endLinks(tx: Tx, person: number, now: Date): Promise<void> {
  await tx
    .updateTable('auth.link')
    .set({ used_at: now })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .execute();
}
