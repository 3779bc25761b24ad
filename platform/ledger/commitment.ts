import { canonicalJson } from '#engines/kernel/canonical.ts';
import type { Hash } from './tree/hash.ts';

/** What opens a commitment: the salt (32 bytes, hexadecimal) and the value as canonical JSON. */
export interface Opening {
  readonly name: string;
  readonly salt: string;
  readonly value: string;
}

/**
 * Binds an act to a confidential value without showing it: SHA-256 over a fixed label, 32 random bytes and the value.
 * Without the salt even a value from a short list (a name, a yes) cannot be found by trying.
 */
export function commitmentOf(hash: Hash, salt: Uint8Array, value: string): string {
  if (salt.length !== 32) throw new RangeError('a commitment needs 32 bytes of salt');
  const label = new TextEncoder().encode('entente-sealed-1\n');
  const text = new TextEncoder().encode(value);
  const bytes = new Uint8Array(label.length + salt.length + text.length);
  bytes.set(label);
  bytes.set(salt, label.length);
  bytes.set(text, label.length + salt.length);
  return toHex(hash(bytes));
}

/** The text of a value that is committed to. */
export const sealedText = (value: unknown): string => canonicalJson(value);

export const toHex = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Bytes of a hexadecimal text, or undefined when it is none. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^([0-9a-f]{2})*$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}
