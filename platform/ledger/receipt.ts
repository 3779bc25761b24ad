import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import { type Signer, toBase64, verifierText } from './checkpoint/note.ts';
import { makeCheckpoint } from './checkpoint/make.ts';
import type { Opening } from './commitment.ts';
import { type Act, leafText } from './leaf.ts';
import { inclusionProof } from './proof.ts';
import { sha256 } from './sha256.ts';
import { actOf, readActs, readLastCheckpoint, readOpenings } from './store.ts';

/**
 * A file a recipient keeps: one act, its proof, and the signed checkpoint it is proven under. Needs nothing else to be
 * checked. Hashes in base64, `leaf` as the exact text that was hashed.
 */
export interface Receipt {
  readonly format: 'entente-receipt-1';
  readonly act: Act;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  /** as the file says; compare it with the key you were given on another way */
  readonly publicKey: string;
  /** the confidential values that the one who asked for the receipt may read */
  readonly openings: readonly Opening[];
}

/**
 * The receipt of an act for whoever the transaction acts for; only acts and values they may read are in it.
 * @throws FailureError `not-found`; `conflict` when no checkpoint covers the act (make one first)
 */
export async function receiptOf(tx: Tx, seq: number, signer: Signer): Promise<Receipt> {
  const [row] = await readActs(tx, seq - 1, seq, 1);
  if (!row) fail('not-found', `There is no act ${seq} that you may read.`, { next: 'Check the number.' });
  const checkpoint = await readLastCheckpoint(tx);
  if (!checkpoint || checkpoint.size < seq)
    fail('conflict', `Act ${seq} is not yet under a signed checkpoint.`, { next: 'Try again in a minute.' });
  const act = actOf(row);
  const proof = await inclusionProof(tx, seq, checkpoint.size);
  const openings = await readOpenings(tx, seq - 1, seq);
  return {
    format: 'entente-receipt-1',
    act,
    leaf: leafText(act),
    proof: proof.map(toBase64),
    checkpoint: checkpoint.note,
    publicKey: verifierText(sha256, signer),
    openings: openings.map(({ name, salt, value }) => ({ name, salt: Buffer.from(salt).toString('hex'), value })),
  };
}

/** Makes sure that a checkpoint covers the act; call it as the installation, before `receiptOf` as the recipient. */
export async function coverAct(tx: Tx, seq: number, signer: Signer): Promise<void> {
  const last = await readLastCheckpoint(tx);
  if (!last || last.size < seq) await makeCheckpoint(tx, signer);
}
