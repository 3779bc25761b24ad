import type { Tx } from '#platform/db/tables.ts';

interface CalendarAddressTable {
  person: number;
  token_hash: Buffer;
  made_at: Date;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'incidents.calendar_address': CalendarAddressTable;
  }
}

/** One address a person: a new one takes the place of the old. */
export async function putAddress(tx: Tx, row: CalendarAddressTable): Promise<void> {
  await tx
    .insertInto('incidents.calendar_address')
    .values(row)
    .onConflict(conflict => conflict.column('person').doUpdateSet({ token_hash: row.token_hash, made_at: row.made_at }))
    .execute();
}

/** @returns whether there was one */
export async function deleteAddress(tx: Tx, person: number): Promise<boolean> {
  const done = await tx.deleteFrom('incidents.calendar_address').where('person', '=', person).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export const readAddress = (tx: Tx, person: number): Promise<{ made_at: Date } | undefined> =>
  tx.selectFrom('incidents.calendar_address').select('made_at').where('person', '=', person).executeTakeFirst();

export const personByAddress = (tx: Tx, hash: Buffer): Promise<{ person: number } | undefined> =>
  tx.selectFrom('incidents.calendar_address').select('person').where('token_hash', '=', hash).executeTakeFirst();
