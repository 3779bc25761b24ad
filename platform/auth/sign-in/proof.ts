import { fail } from '#engines/kernel/failure.ts';
import { type Actor, installation } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { passwordFits } from '../password/argon2.ts';
import { type Credential, findCredential } from '../password/store.ts';
import { asService } from '../service-transaction.ts';
import { beginTry, type Counted, type Try } from '../throttle/throttle.ts';
import { takeCode } from '../totp/second-factor.ts';

export const wrongCode = [
  'This code is not right, or was used already.',
  { pointer: '/body/code', next: 'Wait for the next code of your authenticator app, or use a backup code.' },
] as const;

/** Tries at the proofs of one known person. */
export const codesOf = (person: number): Counted[] => [['code', String(person)]];

export const isGoodCode = async (
  platform: Platform,
  tx: Tx,
  person: number,
  credential: Credential | undefined,
  code: string | undefined,
): Promise<boolean> =>
  credential !== undefined && code !== undefined && (await takeCode(platform, tx, person, credential, code));

/** Whoever tries has proved nothing yet; the service records it. */
const stranger: Actor = { ...installation, via: 'session' };

/** A failure is counted already; a lock it causes is kept in the ledger, a single slip is not. */
export async function keepFailure(platform: Platform, person: number | undefined, attempt: Try): Promise<void> {
  if (attempt.reached.length === 0) return;
  await asService(platform, tx =>
    recordAct(tx, stranger, {
      area: 'auth',
      kind: 'sign-in.locked',
      subject: { kind: person === undefined ? 'place' : 'person', id: person ?? 'unknown' },
      mode: 'live',
      body: { limits: attempt.reached },
    }),
  );
}

/** Proves again who is signed in, by password and, where there is one, the second factor. */
export async function proveAgain(
  platform: Platform,
  person: number,
  given: { readonly password: string; readonly code?: string | undefined },
): Promise<void> {
  const attempt = await beginTry(platform, codesOf(person));
  const credential = await asService(platform, tx => findCredential(tx, person));
  if (!(await passwordFits(given.password, credential?.password))) {
    await keepFailure(platform, person, attempt);
    fail('not-allowed', 'This is not your password.', { pointer: '/body/password', next: 'Try again.' });
  }
  await attempt.succeed();
  if (credential?.totp_confirmed_at) await requireSecondFactor(platform, person, given.code);
}

/** Fails unless the code is good for the person now; uses it up. */
export async function requireSecondFactor(platform: Platform, person: number, code: string | undefined): Promise<void> {
  const attempt = await beginTry(platform, codesOf(person));
  const good = await asService(platform, async tx =>
    isGoodCode(platform, tx, person, await findCredential(tx, person), code),
  );
  if (good) return attempt.succeed();
  await keepFailure(platform, person, attempt);
  fail('not-allowed', ...wrongCode);
}
