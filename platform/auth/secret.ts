import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fail } from '#engines/kernel/failure.ts';

/** 256 random bits for a link, session or token, as text that an address or header can carry. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a random secret. It has 256 bits of its own, so it needs neither salt nor slowness. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const keys = new Map<string, Buffer>();

/** The key of this installation, made at the first start, in a file that only its user may read. */
export function installationKey(dataDir: string): Buffer {
  const known = keys.get(dataDir);
  if (known) return known;
  const file = path.join(dataDir, 'secret.key');
  fs.mkdirSync(dataDir, { recursive: true });
  try {
    // `wx`: of two processes that start at once, one makes it and the other reads it.
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = fs.readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    fail('bad-key', `The key file ${path.basename(file)} in the data folder is damaged.`, {
      next: 'Put it back from a backup; without one remove it, and everyone enrols their authenticator app again.',
    });
  }
  const key = Buffer.from(text, 'hex');
  keys.set(dataDir, key);
  return key;
}

/** A hash that nobody without the key can look up by trying. */
export const keyedHash = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Encrypts so that only this installation reads it, and only for the same `owner`. */
export function seal(key: Buffer, owner: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function unseal(key: Buffer, owner: string, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(owner));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch {
    return fail(
      'key-does-not-fit',
      'The authenticator secret was stored under another key than that of this data folder.',
      {
        next: 'Restore secret.key together with the database, or sign in by a link from the terminal and enrol again.',
      },
    );
  }
}
