import { fail } from '#engines/kernel/failure.ts';
import type { Actor } from '#platform/auth/actor.ts';
import type { Tx } from '#platform/db/tables.ts';
import { recordAct } from '#platform/ledger/act.ts';
import type { Platform } from '#platform/room/room.ts';
import { findPerson } from '../me/store.ts';
import { findCredential, setCredential } from '../password/store.ts';
import { installationKey, seal, unseal } from '../secret.ts';
import { dateNow } from '../service-transaction.ts';
import { acceptedStep, base32, enrolmentUri, newTotpSecret } from './code.ts';
import { hashOfBackupCode, newBackupCodes, ownerOfSecret } from './second-factor.ts';
import { replaceBackupCodes, takeStep } from './store.ts';

/** A secret that waits for its first code; asking again makes a new one. */
export async function beginEnrolment(
  platform: Platform,
  tx: Tx,
  person: number,
): Promise<{ secret: string; uri: string }> {
  const credential = await findCredential(tx, person);
  if (credential?.totp_confirmed_at) {
    fail('conflict', 'You have an authenticator app already.', { next: 'Remove it first, then enrol the new one.' });
  }
  const secret = newTotpSecret();
  const key = installationKey(platform.config.dataDir);
  await setCredential(tx, person, { totp_pending: seal(key, ownerOfSecret(person), secret) });
  const { email } = (await findPerson(tx, person))!;
  return { secret: base32(secret), uri: enrolmentUri(secret, email) };
}

/** Ends the enrolment by its first code. @returns the backup codes, shown this once */
export async function confirmEnrolment(platform: Platform, tx: Tx, actor: Actor, code: string): Promise<string[]> {
  const person = actor.person!;
  const pending = (await findCredential(tx, person))?.totp_pending;
  if (!pending) {
    return fail('conflict', 'No enrolment waits for a code.', { next: 'Begin one: POST /api/auth/totp.' });
  }
  const now = dateNow(platform);
  const secret = unseal(installationKey(platform.config.dataDir), ownerOfSecret(person), pending);
  const step = acceptedStep(secret, code, now, 0);
  if (step === undefined) {
    return fail('wrong-code', 'This code does not fit the secret.', {
      pointer: '/body/code',
      next: 'Check that the clock of the phone is right, and enter the code it shows now.',
    });
  }
  await setCredential(tx, person, { totp_secret: pending, totp_pending: null, totp_confirmed_at: now });
  await takeStep(tx, person, step);
  const codes = await renewBackupCodes(platform, tx, person);
  await recordTotp(tx, actor, 'totp.enrolled');
  return codes;
}

export async function renewBackupCodes(platform: Platform, tx: Tx, person: number): Promise<string[]> {
  const codes = newBackupCodes();
  await replaceBackupCodes(
    tx,
    person,
    codes.map(code => hashOfBackupCode(platform, person, code)),
  );
  return codes;
}

export async function removeTotp(tx: Tx, actor: Actor): Promise<void> {
  const person = actor.person!;
  await setCredential(tx, person, { totp_secret: null, totp_pending: null, totp_confirmed_at: null });
  await replaceBackupCodes(tx, person, []);
  await recordTotp(tx, actor, 'totp.removed');
}

export const recordTotp = (
  tx: Tx,
  actor: Actor,
  kind: 'totp.enrolled' | 'totp.removed' | 'totp.backup-codes-renewed',
) =>
  recordAct(tx, actor, { area: 'auth', kind, subject: { kind: 'person', id: actor.person! }, mode: 'live', body: {} });
