import type { VerifySignature } from '#platform/ledger/checkpoint/note.ts';

/** `no-tls`: the page came without TLS from another machine; `no-ed25519`: the browser is too old. */
export type SignatureGap = 'no-tls' | 'no-ed25519';

/** Why this page cannot verify an Ed25519 signature, or null when it can. */
export async function signatureGap(): Promise<SignatureGap | null> {
  if (!globalThis.isSecureContext || globalThis.crypto?.subtle === undefined) return 'no-tls';
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify']);
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'no-ed25519' : null;
  }
}

/** Ed25519 of the browser. */
export const verifySignature: VerifySignature = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
};
