import { randomBytes } from 'node:crypto';
import type { Tx } from '#platform/db/tables.ts';
import type { Platform } from '#platform/room/room.ts';
import type { Credential } from '../password/store.ts';
import { installationKey, keyedHash, unseal } from '../secret.ts';
import { dateNow } from '../service-transaction.ts';
import { acceptedStep } from './code.ts';
import { takeStep, takeBackupCode } from './store.ts';

export const ownerOfSecret = (person: number): string => `totp:${person}`;

const backupCodeCount = 10;
const withoutDashes = (code: string): string => code.toLowerCase().replaceAll(/[\s-]/g, '');

export const hashOfBackupCode = (platform: Platform, person: number, code: string): Buffer =>
  keyedHash(installationKey(platform.config.dataDir), `backup:${person}:${withoutDashes(code)}`);

/** Ten codes of 50 bits each, for the day the phone is lost; shown once. */
export const newBackupCodes = (): string[] =>
  Array.from({ length: backupCodeCount }, () => {
    const letters = [...randomBytes(10)].map(byte => 'abcdefghjkmnpqrstuvwxyz023456789'[byte & 31]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });

/**
 * Whether the code is good for this person now, and uses it up: a code of the app by its step, a backup code by its
 * row. Call it inside the transaction that acts on it.
 */
export async function takeCode(
  platform: Platform,
  tx: Tx,
  person: number,
  credential: Credential,
  code: string,
): Promise<boolean> {
  if (!credential.totp_secret) return false;
  const now = dateNow(platform);
  const given = withoutDashes(code);
  if (!/^\d{6}$/.test(given)) return takeBackupCode(tx, person, hashOfBackupCode(platform, person, given), now);
  const secret = unseal(installationKey(platform.config.dataDir), ownerOfSecret(person), credential.totp_secret);
  const step = acceptedStep(secret, given, now, credential.totp_step);
  return step !== undefined && takeStep(tx, person, step);
}
