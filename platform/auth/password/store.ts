import type { Generated } from 'kysely';
import type { Tx } from '#platform/db/tables.ts';

interface CredentialTable {
  person: number;
  password: string | null;
  password_set_at: Date | null;
  totp_pending: Buffer | null;
  totp_secret: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_step: Generated<number>;
  last_appointment: number | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.credential': CredentialTable;
  }
}

export const findCredential = (tx: Tx, person: number) =>
  tx
    .selectFrom('auth.credential')
    .select(['password', 'password_set_at', 'totp_pending', 'totp_secret', 'totp_confirmed_at', 'totp_step'])
    .where('person', '=', person)
    .executeTakeFirst();

export type Credential = NonNullable<Awaited<ReturnType<typeof findCredential>>>;

export async function setCredential(
  tx: Tx,
  person: number,
  change: Partial<
    Pick<CredentialTable, 'password' | 'password_set_at' | 'totp_pending' | 'totp_secret' | 'totp_confirmed_at'>
  >,
): Promise<void> {
  await tx
    .insertInto('auth.credential')
    .values({ person, ...change })
    .onConflict(on => on.column('person').doUpdateSet(change))
    .execute();
}
