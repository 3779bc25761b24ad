import type { Generated } from 'kysely';
import type { Mode } from '#engines/kernel/mode.ts';
import type { Role } from '#platform/auth/roles.ts';
import type { Tx } from '#platform/db/tables.ts';

interface SessionTable {
  id: Generated<number>;
  hash: Buffer;
  person: number;
  appointment: number | null;
  mode: Generated<Mode>;
  method: 'link' | 'password';
  /** entered past the second factor by a link from the terminal */
  rescued: Generated<boolean>;
  client: string;
  created_at: Date;
  /** when the person last proved who they are */
  proved_at: Date;
  seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'auth.session': SessionTable;
  }
}

export interface SessionRow {
  readonly id: number;
  readonly person: number;
  readonly mode: Mode;
  readonly rescued: boolean;
  readonly proved_at: Date;
  readonly seen_at: Date;
  /** of the appointment acted under, when it holds at this moment */
  readonly appointment: number | null;
  readonly party: number | null;
  readonly roles: readonly Role[] | null;
}

/** The open session of a hash, with its appointment only if that holds now. */
export function findSession(tx: Tx, hash: Buffer, now: Date, idleSince: Date): Promise<SessionRow | undefined> {
  return tx
    .selectFrom('auth.session as s')
    .leftJoin('party.appointment as a', join =>
      join
        .onRef('a.id', '=', 's.appointment')
        .onRef('a.person', '=', 's.person')
        .on('a.starts', '<=', now)
        .on('a.ends', '>', now)
        .on(on => on.or([on('a.revoked_at', 'is', null), on('a.revoked_at', '>', now)])),
    )
    .select([
      's.id',
      's.person',
      's.mode',
      's.rescued',
      's.proved_at',
      's.seen_at',
      'a.id as appointment',
      'a.party',
      'a.roles',
    ])
    .where('s.hash', '=', hash)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.seen_at', '>', idleSince)
    .executeTakeFirst();
}

export async function insertSession(
  tx: Tx,
  session: Pick<SessionTable, 'hash' | 'person' | 'appointment' | 'method' | 'client' | 'created_at' | 'expires_at'> & {
    rescued: boolean;
  },
): Promise<void> {
  const { created_at } = session;
  await tx
    .insertInto('auth.session')
    .values({ ...session, proved_at: created_at, seen_at: created_at })
    .execute();
}

export async function updateSession(
  tx: Tx,
  id: number,
  change: Partial<Pick<SessionTable, 'hash' | 'appointment' | 'seen_at' | 'proved_at'>> & { mode?: Mode },
): Promise<void> {
  await tx.updateTable('auth.session').set(change).where('id', '=', id).execute();
}

/** Closes sessions of the person: one, or all but one. @returns how many were open */
export async function revokeSessions(
  tx: Tx,
  person: number,
  which: { only: number } | { allBut: number | null },
  now: Date,
): Promise<number> {
  const open = tx
    .updateTable('auth.session')
    .set({ revoked_at: now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now);
  const chosen =
    'only' in which
      ? open.where('id', '=', which.only)
      : which.allBut === null
        ? open
        : open.where('id', '<>', which.allBut);
  return Number((await chosen.executeTakeFirst()).numUpdatedRows);
}

export function listSessions(tx: Tx, person: number, now: Date, idleSince: Date) {
  return tx
    .selectFrom('auth.session')
    .select(['id', 'method', 'client', 'created_at', 'seen_at', 'expires_at'])
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute();
}
