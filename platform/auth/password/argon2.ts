import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2) as (
  algorithm: 'argon2id',
  parameters: {
    message: string;
    nonce: Buffer;
    parallelism: number;
    tagLength: number;
    memory: number;
    passes: number;
  },
) => Promise<Buffer>;

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** A password as stored, in the PHC string format, so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: 32, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * Whether the password fits. Without a stored one the same work is done for nothing, so that the time of the answer
 * does not tell who has an account.
 */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  const parts = stored ? shape.exec(stored) : null;
  const [memory, passes, parallelism] = parts
    ? [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    : [cost.memory, cost.passes, cost.parallelism];
  const nonce = parts ? Buffer.from(parts[4]!, 'base64') : Buffer.alloc(16);
  const expected = parts ? Buffer.from(parts[5]!, 'base64') : Buffer.alloc(32);
  const tagLength = expected.length;
  const message = password.normalize('NFC');
  const tag = await derive('argon2id', { message, nonce, tagLength, memory, passes, parallelism });
  return timingSafeEqual(tag, expected) && parts !== null;
}
