import { type Checkpoint, openCheckpoint, type VerifierKey } from './checkpoint/note.ts';
import { verifyEd25519 } from './checkpoint/key.ts';
import type { Finding, FindingList } from './findings.ts';
import { sha256 } from './sha256.ts';
import type { CheckpointRow } from './store.ts';
import { sameHash } from './tree/hash.ts';

const reasons = {
  malformed: 'is not a checkpoint in our form',
  'unknown-key': 'is not signed with a key of this ledger',
  'bad-signature': 'carries a signature that does not fit',
} as const;

/** A checkpoint that must hold, from the database or kept elsewhere. */
export interface Expected {
  readonly part: 'checkpoint' | 'anchor';
  readonly size: number;
  readonly root: Uint8Array;
  /** only a checkpoint whose signature fits vouches for the acts before it */
  readonly signed: boolean;
}

/** What a stored checkpoint demands of the tree; findings where its columns contradict its signed note. */
export async function expectedOf(
  row: CheckpointRow,
  trusted: readonly VerifierKey[],
  list: FindingList,
): Promise<Expected> {
  const add = (code: string, text: string) => list.add({ part: 'checkpoint', code, text });
  const name = `The checkpoint of ${row.size} acts`;
  const opened = await openCheckpoint(sha256, verifyEd25519, row.note, trusted);
  if (!opened.ok) {
    add(`checkpoint-${opened.why}`, `${name} ${reasons[opened.why]}.`);
    return { part: 'checkpoint', size: row.size, root: row.root, signed: false };
  }
  const { checkpoint } = opened;
  const same = checkpoint.size === row.size && sameHash(checkpoint.root, row.root) && checkpoint.madeAt === row.made_at;
  if (!same) add('checkpoint-columns-changed', `${name} is stored with other values than those that were signed.`);
  return { part: 'checkpoint', size: checkpoint.size, root: checkpoint.root, signed: true };
}

/** The same for a checkpoint that someone kept elsewhere: it also shows that nothing was cut off since. */
export async function anchorOf(
  note: string,
  trusted: readonly VerifierKey[],
  list: FindingList,
): Promise<Expected | undefined> {
  const opened = await openCheckpoint(sha256, verifyEd25519, note, trusted);
  if (opened.ok) return { part: 'anchor', ...sizeAndRoot(opened.checkpoint), signed: true };
  list.add({
    part: 'anchor',
    code: `anchor-${opened.why}`,
    text: `The checkpoint kept elsewhere ${reasons[opened.why]}.`,
  });
  return undefined;
}

const sizeAndRoot = ({ size, root }: Checkpoint) => ({ size, root });

/** What is wrong when the acts as they are now do not give the root of a checkpoint. */
export const rootDiffers = ({ part, size }: Expected): Finding => ({
  part,
  code: part === 'anchor' ? 'anchor-contradicted' : 'checkpoint-contradicted',
  text: `The first ${size} acts do not give the root of ${part === 'anchor' ? 'the checkpoint kept elsewhere' : 'their checkpoint'}.`,
});

/** What is wrong when there are fewer acts than a checkpoint covers. */
export const cutOff = ({ part, size }: Expected, acts: number): Finding => ({
  part,
  code: 'truncated',
  seq: acts + 1,
  text: `${part === 'anchor' ? 'A checkpoint kept elsewhere' : 'A checkpoint'} covers ${size} acts, but only ${acts} are there: acts were cut off.`,
});
