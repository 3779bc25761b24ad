import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import { sha256 } from '../sha256.ts';
import { type CheckpointRow, insertCheckpoint, readHead, readLastCheckpoint } from '../store.ts';
import { rootOf } from '../tree/compact.ts';
import { verifyConsistency } from '../tree/verify.ts';
import { consistencyProof } from '../proof.ts';
import { type Signer, signCheckpoint } from './note.ts';

/** When a checkpoint is due: after so many acts, or when the last one is so old and anything was added since. */
export interface Rhythm {
  readonly acts: number;
  readonly seconds: number;
}

/** Signs the ledger as it is now, if anything was added since the last checkpoint. @returns the newest checkpoint */
export async function makeCheckpoint(tx: Tx, signer: Signer): Promise<CheckpointRow | undefined> {
  const last = await readLastCheckpoint(tx);
  const head = await readHead(tx);
  if (head.size <= (last?.size ?? 0)) return last;
  const root = rootOf(sha256, head);
  if (last) await requireExtension(tx, last, { size: head.size, root });
  const madeAt = Temporal.Now.instant().toString({ smallestUnit: 'microsecond' });
  const note = signCheckpoint(sha256, { origin: signer.name, size: head.size, root, madeAt }, signer);
  const row: CheckpointRow = { size: head.size, root: Buffer.from(root), made_at: madeAt, note };
  return (await insertCheckpoint(tx, row)) ? row : await readLastCheckpoint(tx);
}

/** The same, but only when the rhythm asks for one. @returns the checkpoint made now, if any */
export async function checkpointIfDue(tx: Tx, signer: Signer, rhythm: Rhythm): Promise<CheckpointRow | undefined> {
  const last = await readLastCheckpoint(tx);
  const { size } = await readHead(tx);
  const added = size - (last?.size ?? 0);
  if (added <= 0) return undefined;
  const age = last ? Temporal.Now.instant().since(last.made_at).total('seconds') : Number.POSITIVE_INFINITY;
  return added >= rhythm.acts || age >= rhythm.seconds ? makeCheckpoint(tx, signer) : undefined;
}

/** Never put a signature on a history that contradicts the one signed before. */
async function requireExtension(tx: Tx, last: CheckpointRow, now: { size: number; root: Uint8Array }): Promise<void> {
  const proof = await consistencyProof(tx, last.size, now.size);
  const claim = { first: last.size, second: now.size, proof, firstRoot: last.root, secondRoot: now.root };
  if (verifyConsistency(sha256, claim)) return;
  fail('ledger-forked', `The ledger no longer extends its checkpoint of ${last.size} acts. Nothing was signed.`, {
    next: 'Run `npx entente ledger verify` to find the first act that was changed.',
  });
}
