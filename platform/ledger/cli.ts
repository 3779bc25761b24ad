import fs from 'node:fs';
import { fail } from '#engines/kernel/failure.ts';
import { installation } from '#platform/auth/actor.ts';
import { asActor } from '#platform/db/as-actor.ts';
import { checkReceipt } from './check-receipt.ts';
import { readKeys, verifyEd25519 } from './checkpoint/key.ts';
import { coverAct, receiptOf } from './receipt.ts';
import { checkpointNow, type LedgerPlace, signerOf, verifyAll } from './service.ts';
import { sha256 } from './sha256.ts';

/** What a command prints, and whether it ends well (exit code 0) or not (1). */
export interface Said {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/**
 * `entente ledger verify [--anchor <file>]... [--key <file>]`: everything anew, against checkpoints kept elsewhere too.
 * @param progress called with a text such as `12,000 of 40,000 acts`
 */
export async function verifyCommand(
  place: LedgerPlace,
  flags: { anchor?: readonly string[] | undefined; key?: string | undefined },
  progress: (text: string) => void = () => {},
): Promise<Said> {
  const anchors = (flags.anchor ?? []).map(readText);
  const trusted = flags.key === undefined ? undefined : readKeys(readText(flags.key));
  const onProgress = (done: number, total: number) => progress(`${done} of ${total} acts`);
  const result = await verifyAll(place, { anchors, onProgress, ...(trusted ? { trusted } : {}) });
  const { acts, checkpoints, signedActs } = result;
  const summary = `${acts} acts, ${checkpoints} checkpoints; the first ${signedActs} acts are under a valid signature.`;
  if (result.whole) return { ok: true, lines: ['The ledger is whole.', summary, `root ${result.root}`] };
  const first = result.firstBadSeq === undefined ? [] : [`The first act concerned is ${result.firstBadSeq}.`];
  const more = result.more ? ['… and more of the same.'] : [];
  const found = result.findings.map(finding => `  ${finding.code}: ${finding.text}`);
  return { ok: false, lines: ['The ledger was ALTERED.', ...first, summary, ...found, ...more] };
}

/** `entente ledger checkpoint`: signs the ledger and prints the note, to be kept elsewhere. */
export async function checkpointCommand(place: LedgerPlace): Promise<Said> {
  const checkpoint = await checkpointNow(place);
  if (checkpoint) return { ok: true, lines: [checkpoint.note.trimEnd()] };
  return { ok: false, lines: ['The ledger is empty: there is nothing to sign yet.'] };
}

/** `entente ledger receipt <seq>`: the receipt of an act, with every confidential value still kept. */
export async function receiptCommand(place: LedgerPlace, seq: number): Promise<Said> {
  const signer = signerOf(place);
  const receipt = await asActor(place.db, installation, async tx => {
    await coverAct(tx, seq, signer);
    return receiptOf(tx, seq, signer);
  });
  return { ok: true, lines: [JSON.stringify(receipt, null, 2)] };
}

/** `entente ledger check <receipt file> [--key <file>]`: needs neither network nor database. */
export async function checkCommand(file: string, flags: { key?: string | undefined }): Promise<Said> {
  const pinned = flags.key === undefined ? [] : readKeys(readText(flags.key));
  const result = await checkReceipt(readText(file), { hash: sha256, verifySignature: verifyEd25519 }, pinned);
  const verdict = result.valid ? 'The receipt is valid.' : 'The receipt is NOT valid.';
  return { ok: result.valid, lines: [verdict, ...result.because, ...result.problems, ...result.caveats] };
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    return fail('cannot-read-file', `\`${file}\` cannot be read: ${error instanceof Error ? error.message : ''}`, {
      next: 'Check the path.',
    });
  }
}
