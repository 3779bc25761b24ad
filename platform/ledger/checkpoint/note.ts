import { type Hash, sameHash } from '../tree/hash.ts';

/**
 * A checkpoint in the C2SP forms signed-note and tlog-checkpoint: the name of the log, its size and its root, with an
 * extension line for the instant, signed with Ed25519. Source: https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** UTC with microseconds */
  readonly madeAt: string;
}

/** Verifies an Ed25519 signature; passed in, since the browser's own library answers later and the server's at once. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

export interface Signer {
  readonly name: string;
  /** 32 bytes */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

const ed25519 = 0x01;
const utf8 = (text: string) => new TextEncoder().encode(text);

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Bytes of a base64 text in its one canonical spelling, else undefined. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), char => char.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function keyId(hash: Hash, key: VerifierKey): Uint8Array {
  return hash(Uint8Array.of(...utf8(key.name), 0x0a, ed25519, ...key.publicKey)).slice(0, 4);
}

/** The public key as one line, `name+id+key`, to be published and pinned by recipients. */
export function verifierText(hash: Hash, key: VerifierKey): string {
  const id = [...keyId(hash, key)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${key.name}+${id}+${toBase64(Uint8Array.of(ed25519, ...key.publicKey))}`;
}

/** The key of such a line, or undefined when it is none or its id is not that of the key. */
export function readVerifier(hash: Hash, text: string): VerifierKey | undefined {
  const [, name, , encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || !bytes || bytes.length !== 33 || bytes[0] !== ed25519) return undefined;
  const key = { name, publicKey: bytes.slice(1) };
  return verifierText(hash, key) === text.trim() ? key : undefined;
}

const bodyOf = (checkpoint: Checkpoint): string =>
  `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\ntime ${checkpoint.madeAt}\n`;

export function signCheckpoint(hash: Hash, checkpoint: Checkpoint, signer: Signer): string {
  const body = bodyOf(checkpoint);
  const signature = toBase64(Uint8Array.of(...keyId(hash, signer), ...signer.sign(utf8(body))));
  return `${body}\n— ${signer.name} ${signature}\n`;
}

export type Opened =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly key: VerifierKey }
  | { readonly ok: false; readonly why: 'malformed' | 'unknown-key' | 'bad-signature' };

/** Reads a note and verifies it under one of the keys that the reader trusts. Only exactly our own form is accepted. */
export async function openCheckpoint(
  hash: Hash,
  verify: VerifySignature,
  note: string,
  trusted: readonly VerifierKey[],
): Promise<Opened> {
  const parsed = parseNote(note);
  if (!parsed) return { ok: false, why: 'malformed' };
  const { body, checkpoint, name, signature } = parsed;
  const key = trusted.find(k => k.name === name && sameHash(keyId(hash, k), signature.slice(0, 4)));
  if (!key) return { ok: false, why: 'unknown-key' };
  if (checkpoint.origin !== key.name) return { ok: false, why: 'unknown-key' };
  if (!(await verify(key.publicKey, utf8(body), signature.slice(4)))) return { ok: false, why: 'bad-signature' };
  return { ok: true, checkpoint, key };
}

function parseNote(note: string) {
  const form = /^(([^\n+ ]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\ntime (\d{4}-[^\n]+Z)\n)\n— ([^\n+ ]+) ([^\n ]+)\n$/;
  const [, body, origin, size, encodedRoot, madeAt, name, encoded] = form.exec(note) ?? [];
  const root = fromBase64(encodedRoot ?? '');
  const signature = fromBase64(encoded ?? '');
  if (!body || !origin || !size || !madeAt || !name || root?.length !== 32 || signature?.length !== 68)
    return undefined;
  return { body, name, signature, checkpoint: { origin, size: Number(size), root, madeAt } };
}
