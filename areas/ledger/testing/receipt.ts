import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { signCheckpoint, toBase64, verifierText } from '#platform/ledger/checkpoint/note.ts';
import { type Act, leafBytes, leafText } from '#platform/ledger/leaf.ts';
import { type Hash, leafHash, nodeHash } from '#platform/ledger/tree/hash.ts';

const sha256: Hash = bytes => new Uint8Array(createHash('sha256').update(bytes).digest());

const act = (seq: number): Act => ({
  seq,
  nonce: '00'.repeat(32),
  knownAt: '2026-11-24T20:15:00.000000Z',
  trueAt: null,
  person: 1,
  party: 1,
  appointment: 1,
  via: 'session',
  area: 'callout',
  kind: 'notice-sent',
  subject: { kind: 'incident', id: '47', ref: 'INC-0047' },
  mode: 'live',
  why: null,
  visibleTo: [],
  body: { version: seq },
  sealed: {},
});

/** A log of two acts signed with a key of its own: the receipt of the first, the checkpoint and the key as texts. */
export function signedLog() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  const signer = {
    name: 'ledger.nordmark.example',
    publicKey: raw,
    sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  };
  const leaves = [act(1), act(2)].map(each => leafHash(sha256, leafBytes(each)));
  const [first, second] = leaves as [Uint8Array, Uint8Array];
  const root = nodeHash(sha256, first, second);
  const madeAt = '2026-11-24T20:16:00.000000Z';
  const note = signCheckpoint(sha256, { origin: signer.name, size: 2, root, madeAt }, signer);
  const key = verifierText(sha256, signer);
  const receipt = {
    format: 'entente-receipt-1',
    act: act(1),
    leaf: leafText(act(1)),
    proof: [toBase64(second)],
    checkpoint: note,
    publicKey: key,
    openings: [],
  };
  return {
    receipt,
    key,
    state: {
      size: 2,
      publicKey: key,
      checkpoint: { size: 2, root: Buffer.from(root).toString('hex'), madeAt, note },
    },
    fingerprint: createHash('sha256').update(raw).digest('hex'),
  };
}

/** Acts as the page reads them, the newest first. */
export const actsShown = (count: number, newest = count) =>
  Array.from({ length: count }, (_, i) => {
    const { nonce: _nonce, visibleTo: _visible, sealed: _sealed, ...shown } = act(newest - i);
    const callout = i % 3 === 0;
    return {
      ...shown,
      ...(callout ? {} : { area: 'incidents', kind: 'fact.learned' }),
      sealed: [],
      leafHash: 'ab'.repeat(32),
    };
  });
