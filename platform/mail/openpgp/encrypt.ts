import { createMessage, encrypt } from 'openpgp';
import { fail } from '#engines/kernel/failure.ts';
import { type KeyUse, keyState, readOneKey } from './key-state.ts';

const problems: Record<Exclude<KeyUse, 'usable'>, string> = {
  expired: 'The key of the recipient has expired',
  revoked: 'The key of the recipient was revoked',
  'sign-only': 'The key of the recipient can sign but not be encrypted to',
  'not-yet-valid': 'The key of the recipient is not valid yet',
  unreadable: 'The key of the recipient cannot be read',
};

/**
 * Encrypts a text to one OpenPGP key, armored. There is no plain text instead: a key that cannot be used is an error.
 * @throws FailureError `key-expired`, `key-revoked`, `key-sign-only`, `key-not-yet-valid`, `key-unreadable`
 */
export async function encryptFor(armoredKey: string, text: string, at: Temporal.Instant): Promise<string> {
  const key = await readOneKey(armoredKey);
  const { use } = await keyState(armoredKey, at);
  if (use !== 'usable') refuse(use);
  if (!key) refuse('unreadable');
  const message = await createMessage({ text });
  return encrypt({ message, encryptionKeys: key, date: new Date(at.epochMilliseconds), format: 'armored' });
}

function refuse(use: keyof typeof problems): never {
  return fail(`key-${use}`, `${problems[use]}, so nothing was sent.`, {
    next: 'Ask the team for a current key, or use the next channel.',
  });
}
