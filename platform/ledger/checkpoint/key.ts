import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fail } from '#engines/kernel/failure.ts';
import { sha256 } from '../sha256.ts';
import { readVerifier, type Signer, type VerifierKey, type VerifySignature, verifierText } from './note.ts';

const privateFile = 'ledger.key';
const publicFile = 'ledger.pub';
// The fixed beginning of an Ed25519 public key in DER (RFC 8410, section 4); 32 bytes of key follow.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * The signing key of the ledger, made in the data directory at first start (`ledger.key`, mode 0600) with its public
 * half beside it (`ledger.pub`, one line for each key ever used, the newest first). Keep both in the backup.
 */
export function ledgerSigner(dataDir: string): Signer {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, privateFile);
  if (!fs.existsSync(file)) createOnce(file, newKeyPem());
  const key = readKey(file);
  const publicKey = rawPublic(key);
  const signer = { name: nameOf(publicKey), publicKey, sign: (message: Uint8Array) => sign(null, message, key) };
  publish(path.join(dataDir, publicFile), verifierText(sha256, signer));
  return signer;
}

/** Every key that checkpoints of this installation may be signed with. */
export function trustedKeys(dataDir: string): VerifierKey[] {
  const file = path.join(dataDir, publicFile);
  if (!fs.existsSync(file)) return [];
  return readKeys(fs.readFileSync(file, 'utf8'));
}

/** Keys from a text with one verifier line each, as `ledger.pub` holds them or as a recipient was given them. */
export function readKeys(text: string): VerifierKey[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.map(
    (line, i) =>
      readVerifier(sha256, line) ??
      fail('bad-ledger-key', `Line ${i + 1} is not a public key of a ledger.`, {
        next: 'Use the line as the installation shows it: name+id+key.',
      }),
  );
}

export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  const der = Buffer.concat([spkiPrefix, publicKey]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
};

const newKeyPem = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

/** Makes the file whole or not at all; the first of two servers that start at once wins. */
function createOnce(file: string, content: string): void {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.rmSync(draft);
  }
}

function readKey(file: string): KeyObject {
  try {
    return createPrivateKey(fs.readFileSync(file, 'utf8'));
  } catch {
    return fail('bad-ledger-key', `The signing key of the ledger in ${privateFile} cannot be read.`, {
      next: `Restore ${privateFile} from the backup of the data directory. Without it a new key must be made known to all recipients.`,
    });
  }
}

const rawPublic = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length));

/** The log is named after its key, so that two installations never share a name. */
const nameOf = (publicKey: Uint8Array): string =>
  `entente-${Buffer.from(sha256(publicKey)).toString('hex').slice(0, 12)}/ledger`;

function publish(file: string, line: string): void {
  const known = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  if (known.includes(line)) return;
  fs.writeFileSync(file, `${[line, ...known].join('\n')}\n`, { mode: 0o644 });
}
