import type { Generated } from 'kysely';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';

interface TokenTable {
  id: Generated<number>;
  hash: Buffer;
  hint: string;
  person: number;
  appointment: number;
  name: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.token': TokenTable;
  }
}

export interface TokenRow {
  readonly id: number;
  readonly person: number;
  readonly scopes: string[];
  readonly used_at: Date | null;
  readonly appointment: number | null;
  readonly party: number | null;
  readonly roles: Role[] | null;
}

/** The good token of a hash, with its appointment only if that holds now. */
export const findToken = (tx: Tx, hash: Buffer, now: Date): Promise<TokenRow | undefined> =>
  tx
    .selectFrom('auth.token as t')
    .leftJoin('party.appointment as a', join =>
      join
        .onRef('a.id', '=', 't.appointment')
        .onRef('a.person', '=', 't.person')
        .on('a.starts', '<=', now)
        .on('a.ends', '>', now)
        .on(on => on.or([on('a.revoked_at', 'is', null), on('a.revoked_at', '>', now)])),
    )
    .select(['t.id', 't.person', 't.scopes', 't.used_at', 'a.id as appointment', 'a.party', 'a.roles'])
    .where('t.hash', '=', hash)
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', now)
    .executeTakeFirst();

export async function insertToken(tx: Tx, token: Omit<TokenTable, 'id' | 'used_at' | 'revoked_at'>): Promise<number> {
  return (await tx.insertInto('auth.token').values(token).returning('id').executeTakeFirstOrThrow()).id;
}

export async function markTokenUsed(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.updateTable('auth.token').set({ used_at: now }).where('id', '=', id).execute();
}

export const listTokens = (tx: Tx, person: number) =>
  tx
    .selectFrom('auth.token as t')
    .innerJoin('party.appointment as a', 'a.id', 't.appointment')
    .innerJoin('party.party as p', 'p.id', 'a.party')
    .select(['t.id', 't.name', 't.hint', 't.scopes', 't.appointment', 'p.name as party'])
    .select(['t.created_at', 't.expires_at', 't.used_at', 't.revoked_at'])
    .select(['a.ends as appointment_ends', 'a.revoked_at as appointment_revoked_at'])
    .where('t.person', '=', person)
    .orderBy('t.created_at', 'desc')
    .limit(200)
    .execute();

/** @returns the name of the token when it was good until now */
export const revokeToken = (tx: Tx, person: number, id: number, now: Date) =>
  tx
    .updateTable('auth.token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
