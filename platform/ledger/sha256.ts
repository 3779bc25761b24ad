import { createHash } from 'node:crypto';
import type { Hash } from './tree/hash.ts';

/** SHA-256 of the server's own library; the browser passes another implementation to the same functions. */
export const sha256: Hash = bytes => new Uint8Array(createHash('sha256').update(bytes).digest());
