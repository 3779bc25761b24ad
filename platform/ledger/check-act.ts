import { canonicalJson } from '#engines/kernel/canonical.ts';
import { commitmentOf } from './commitment.ts';
import type { FindingList } from './findings.ts';
import { type Act, leafBytes } from './leaf.ts';
import { sha256 } from './sha256.ts';
import { type ActRow, actOf, type OpeningRow } from './store.ts';
import { leafHash, sameHash } from './tree/hash.ts';

/** The leaf hash that the columns of a stored act give now; undefined, and said, when they are not even readable. */
export function leafOf(row: ActRow, list: FindingList): Uint8Array | undefined {
  const act = readable(row);
  if (!act) {
    list.add({ part: 'act', code: 'act-unreadable', seq: row.seq, text: `Act ${row.seq}: its content is not JSON.` });
    return undefined;
  }
  // What was hashed is the canonical form; any other spelling of the same value was not written by the ledger.
  if (canonicalJson(act.body) !== row.body || canonicalJson(act.sealed) !== row.sealed) {
    const text = `Act ${row.seq}: its content is not spelled as the ledger spells it.`;
    list.add({ part: 'act', code: 'act-respelled', seq: row.seq, text });
  }
  return leafHash(sha256, leafBytes(act));
}

/** Holds the hash of an act's content against the two places where it was stored, and says which of them differs. */
export function compareLeaf(
  row: ActRow,
  computed: Uint8Array | undefined,
  inTree: Uint8Array | undefined,
  list: FindingList,
): void {
  const stored = sameHash(row.leaf_hash, inTree);
  if (computed && sameHash(computed, row.leaf_hash) && stored) return;
  const seq = row.seq;
  if (computed && sameHash(computed, inTree))
    list.add({ part: 'act', code: 'leaf-hash-changed', seq, text: `Act ${seq}: the hash stored with it was changed.` });
  else if (computed && sameHash(computed, row.leaf_hash))
    list.add({
      part: 'subtree',
      code: 'tree-changed',
      seq,
      text: `Act ${seq}: its place in the tree holds another hash.`,
    });
  else if (stored)
    list.add({
      part: 'act',
      code: 'act-changed',
      seq,
      text: `Act ${seq}: its content is not the one that was recorded.`,
    });
  else list.add({ part: 'act', code: 'act-replaced', seq, text: `Act ${seq}: content, hash and tree all differ.` });
}

/** Holds a stored confidential value against the commitment in its act. */
export function compareOpening(opening: OpeningRow, row: ActRow | undefined, list: FindingList): void {
  const seal = row && readable(row)?.sealed[opening.name];
  const same =
    seal !== undefined &&
    opening.salt.length === 32 &&
    commitmentOf(sha256, opening.salt, opening.value) === seal.commitment &&
    canonicalJson(opening.visible_to) === canonicalJson(seal.visibleTo);
  if (same) return;
  const { seq, name } = opening;
  const text = `Act ${seq}: the confidential value \`${name}\` is not the one that was sealed.`;
  list.add({ part: 'opening', code: 'opening-changed', seq, text });
}

function readable(row: ActRow): Act | undefined {
  try {
    return actOf(row);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
