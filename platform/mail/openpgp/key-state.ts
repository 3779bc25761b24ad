import { type Key, readKeys } from 'openpgp';

/** Whether a message can be encrypted to a key at an instant, and if not, why. */
export type KeyUse = 'usable' | 'expired' | 'revoked' | 'sign-only' | 'not-yet-valid' | 'unreadable';

/** What the directory shows of an OpenPGP key. Instants in UTC; `encryptUntil` null when it never expires. */
export interface KeyState {
  readonly use: KeyUse;
  readonly fingerprint?: string;
  readonly userIds?: readonly string[];
  readonly created?: string;
  readonly expires?: string | null;
  /** the last instant at which something can be encrypted to it: a subkey may end before its key */
  readonly encryptUntil?: string | null;
  readonly canSign?: boolean;
}

/**
 * Reads an armored public key and says what it is good for at `at`. A private key, several keys at once or nonsense are
 * `unreadable`: nobody could say which of them was meant.
 */
export async function keyState(armored: string, at: Temporal.Instant): Promise<KeyState> {
  const key = await readOneKey(armored);
  if (!key) return { use: 'unreadable' };
  const date = new Date(at.epochMilliseconds);
  const expires = await key.getExpirationTime();
  return {
    use: await useOf(key, date),
    fingerprint: key.getFingerprint().toUpperCase(),
    userIds: key.getUserIDs(),
    created: instant(key.getCreationTime()),
    expires: endOf(expires),
    encryptUntil: await encryptUntil(key, date),
    canSign: await holds(key.getSigningKey(undefined, date)),
  };
}

/** The one public key of an armored text. */
export async function readOneKey(armored: string): Promise<Key | undefined> {
  // The library would read the first of several blocks and pass over the others.
  if (armored.split('-----BEGIN PGP ').length !== 2) return undefined;
  try {
    const keys = await readKeys({ armoredKeys: armored });
    return keys.length === 1 && !keys[0]!.isPrivate() ? keys[0] : undefined;
  } catch {
    return undefined;
  }
}

async function useOf(key: Key, date: Date): Promise<KeyUse> {
  if (await key.isRevoked(undefined, undefined, date)) return 'revoked';
  if (key.getCreationTime() > date) return 'not-yet-valid';
  if (await holds(key.getEncryptionKey(undefined, date))) return 'usable';
  return (await everEncrypted(key)) ? 'expired' : 'sign-only';
}

/** Whether the key could be encrypted to on the day that any of its parts was made. */
async function everEncrypted(key: Key): Promise<boolean> {
  const days = [key.getCreationTime(), ...key.getSubkeys().map(subkey => subkey.getCreationTime())];
  for (const day of days) if (await holds(key.getEncryptionKey(undefined, day))) return true;
  return false;
}

async function encryptUntil(key: Key, date: Date): Promise<string | null> {
  const made = key.getCreationTime();
  const day = (await holds(key.getEncryptionKey(undefined, date))) ? date : made;
  const ends: (Date | number | null)[] = [await key.getExpirationTime()];
  try {
    const part = await key.getEncryptionKey(undefined, day);
    if ('mainKey' in part) ends.push(await part.getExpirationTime(day));
  } catch {
    return endOf(made);
  }
  const limited = ends.filter(end => end instanceof Date).map(Number);
  return limited.length === 0 ? null : instant(new Date(Math.min(...limited)));
}

const holds = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    found => Boolean(found),
    () => false,
  );
const instant = (date: Date): string => date.toISOString();
const endOf = (end: Date | number | null): string | null => (end instanceof Date ? instant(end) : null);
