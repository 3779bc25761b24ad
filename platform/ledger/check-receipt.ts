import { canonicalJson } from '#engines/kernel/canonical.ts';
import { fromBase64, openCheckpoint, readVerifier, type VerifierKey, type VerifySignature } from './checkpoint/note.ts';
import { commitmentOf, fromHex, type Opening } from './commitment.ts';
import { type Act, leafText } from './leaf.ts';
import { type Hash, leafHash } from './tree/hash.ts';
import { verifyInclusion } from './tree/verify.ts';

/** The libraries a check runs on: Node's on the server and terminal, the browser's own in a page. */
export interface Tools {
  readonly hash: Hash;
  readonly verifySignature: VerifySignature;
}

export interface ReceiptCheck {
  readonly valid: boolean;
  /** each a plain sentence; what holds comes first, then what does not */
  readonly because: readonly string[];
  readonly problems: readonly string[];
  /** things to know although the proof holds, such as that the key was not compared */
  readonly caveats: readonly string[];
  readonly act?: Act;
  readonly checkpoint?: { readonly origin: string; readonly size: number; readonly madeAt: string };
}

interface Parsed {
  readonly act: Act;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  readonly publicKey: string;
  readonly openings: readonly Opening[];
}

/**
 * Checks a receipt without any network or database: the act is the one that was hashed, its hash is under the root of
 * the checkpoint, the checkpoint is signed, and each confidential value opens its commitment.
 * @param pinned keys the reader was given on another way; without them the key in the file is used and said so
 */
export async function checkReceipt(
  text: string,
  tools: Tools,
  pinned: readonly VerifierKey[] = [],
): Promise<ReceiptCheck> {
  const receipt = parse(text);
  if (!receipt) return no(['The file is not a receipt of an act (entente-receipt-1).']);
  const own = readVerifier(tools.hash, receipt.publicKey);
  const trusted = pinned.length > 0 ? pinned : own ? [own] : [];
  const caveats =
    pinned.length > 0 ? [] : ['The key was taken from the file itself. Compare it with the one you were given.'];
  if (leafText(receipt.act) !== receipt.leaf) return no(['The act shown is not the text that was hashed.']);
  const opened = await openCheckpoint(tools.hash, tools.verifySignature, receipt.checkpoint, trusted);
  if (!opened.ok) return no([checkpointProblem[opened.why]]);
  const { origin, size, root, madeAt } = opened.checkpoint;
  const proof = receipt.proof.map(fromBase64);
  const included =
    proof.every(step => step !== undefined) &&
    verifyInclusion(tools.hash, {
      leaf: leafHash(tools.hash, new TextEncoder().encode(receipt.leaf)),
      index: receipt.act.seq - 1,
      size,
      proof,
      root,
    });
  if (!included) return no([`The proof does not lead from act ${receipt.act.seq} to the signed root.`]);
  const problems = receipt.openings.filter(opening => !opens(tools.hash, opening, receipt.act)).map(notOpened);
  const because = [
    `Act ${receipt.act.seq} is one of the ${size} acts that ${origin} signed for at ${madeAt}.`,
    ...(receipt.openings.length > problems.length
      ? [`${receipt.openings.length - problems.length} confidential value(s) are those the act was sealed with.`]
      : []),
  ];
  return {
    valid: problems.length === 0,
    because,
    problems,
    caveats,
    act: receipt.act,
    checkpoint: { origin, size, madeAt },
  };
}

const checkpointProblem = {
  malformed: 'The checkpoint in the file is not in the form of a signed checkpoint.',
  'unknown-key': 'The checkpoint is not signed with the key you trust.',
  'bad-signature': 'The signature of the checkpoint does not fit: it was changed after signing.',
} as const;

const no = (problems: readonly string[]): ReceiptCheck => ({ valid: false, because: [], problems, caveats: [] });
const notOpened = ({ name }: Opening) => `The confidential value \`${name}\` is not the one the act was sealed with.`;

function opens(hash: Hash, opening: Opening, act: Act): boolean {
  const salt = fromHex(opening.salt);
  const seal = Object.hasOwn(act.sealed, opening.name) ? act.sealed[opening.name] : undefined;
  return salt?.length === 32 && commitmentOf(hash, salt, opening.value) === seal?.commitment;
}

/** Only as much of the shape as the check relies on; everything else is held by the hash. */
function parse(text: string): Parsed | undefined {
  try {
    const value = JSON.parse(text);
    const { act, leaf, proof, checkpoint, publicKey, openings } = value;
    const texts = [
      leaf,
      checkpoint,
      publicKey,
      ...proof,
      ...openings.flatMap((o: Opening) => [o.name, o.salt, o.value]),
    ];
    if (value.format !== 'entente-receipt-1' || !texts.every(one => typeof one === 'string')) return undefined;
    if (!Number.isSafeInteger(act.seq) || typeof act.sealed !== 'object' || act.sealed === null) return undefined;
    const read = JSON.parse(leaf);
    return canonicalJson(read) === leaf ? { act, leaf, proof, checkpoint, publicKey, openings } : undefined;
  } catch {
    return undefined;
  }
}
