import type { Tx } from '#platform/db/tables.ts';
import { compareLeaf, compareOpening, leafOf } from './check-act.ts';
import { anchorOf, cutOff, type Expected, expectedOf, rootDiffers } from './check-checkpoint.ts';
import type { VerifierKey } from './checkpoint/note.ts';
import { type FindingList, findingList, type Verification } from './findings.ts';
import { sha256 } from './sha256.ts';
import {
  type ActRow,
  type HeadRow,
  readActs,
  readCheckpoints,
  readHeadAndCounts,
  readNodesCompleted,
  readOpenings,
} from './store.ts';
import { append, type CompactRange, emptyRange, rootOf, type StoredNode } from './tree/compact.ts';
import { sameHash } from './tree/hash.ts';

export interface VerifyOptions {
  /** keys that checkpoints may be signed with; the reader's own copy proves more than the one in the data directory */
  readonly trusted: readonly VerifierKey[];
  /** notes of checkpoints that were kept elsewhere */
  readonly anchors?: readonly string[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** acts read at a time */
  readonly batch?: number;
}

/**
 * Reads the whole ledger once and computes everything anew: each act's hash, each stored subtree, the head, the root
 * under each checkpoint and its signature, each confidential value still kept. Since every root is computed along one
 * growing tree, agreeing with two checkpoints is also being consistent between them. Needs an actor who may read all.
 */
export async function verifyLedger(tx: Tx, options: VerifyOptions): Promise<Verification> {
  const list = findingList();
  // Checkpoints before the head: none can then be newer than the head, although others go on appending.
  const rows = await readCheckpoints(tx);
  const stored = await Promise.all(rows.map(row => expectedOf(row, options.trusted, list)));
  const kept = await Promise.all((options.anchors ?? []).map(note => anchorOf(note, options.trusted, list)));
  const anchors = kept.filter(anchor => anchor !== undefined);
  const head = await readHeadAndCounts(tx);
  const expected = [...stored, ...anchors].sort((a, b) => a.size - b.size);
  const walk = { range: emptyRange, expected, next: 0, signedActs: 0, nodes: 0, openings: 0, lastSeq: 0 };
  if (head) await walkActs(tx, head, walk, list, options);
  else list.add({ part: 'head', code: 'head-missing', text: 'The head of the ledger is missing.' });
  if (head) checkHead(head, walk, list);
  for (const one of expected.slice(walk.next)) list.add(cutOff(one, walk.range.size));
  const found = list.result();
  return {
    whole: found.findings.length === 0,
    acts: walk.range.size,
    checkpoints: stored.length,
    signedActs: walk.signedActs,
    root: Buffer.from(rootOf(sha256, walk.range)).toString('hex'),
    ...found,
  };
}

interface Walk {
  range: CompactRange;
  readonly expected: readonly Expected[];
  /** the first checkpoint not yet reached */
  next: number;
  signedActs: number;
  /** subtrees the acts so far must have completed */
  nodes: number;
  openings: number;
  lastSeq: number;
}

async function walkActs(tx: Tx, head: HeadRow, walk: Walk, list: FindingList, options: VerifyOptions): Promise<void> {
  const { batch = 500, onProgress, signal } = options;
  const upTo = Math.max(head.size, head.last_seq);
  for (;;) {
    signal?.throwIfAborted();
    const rows = await readActs(tx, walk.lastSeq, upTo, batch);
    const last = rows.at(-1);
    if (!last) return;
    const nodes = await readNodesCompleted(tx, walk.range.size, walk.range.size + rows.length);
    const inTree = new Map(nodes.map(node => [`${node.level}/${node.index}`, node]));
    const openings = await readOpenings(tx, walk.lastSeq, last.seq);
    for (const row of rows) checkAct(row, walk, inTree, list);
    const acts = new Map(rows.map(row => [row.seq, row]));
    for (const opening of openings) compareOpening(opening, acts.get(opening.seq), list);
    walk.openings += openings.length;
    onProgress?.(walk.range.size, head.acts);
  }
}

function checkAct(row: ActRow, walk: Walk, stored: ReadonlyMap<string, StoredNode>, list: FindingList): void {
  if (row.seq !== walk.lastSeq + 1) {
    const text = `Act ${walk.lastSeq + 1} is missing; act ${row.seq} follows act ${walk.lastSeq}.`;
    list.add({ part: 'act', code: 'act-missing', seq: walk.lastSeq + 1, text });
  }
  walk.lastSeq = row.seq;
  const computed = leafOf(row, list);
  compareLeaf(row, computed, stored.get(`0/${walk.range.size}`)?.hash, list);
  const { range, made } = append(sha256, walk.range, computed ?? row.leaf_hash);
  for (const node of made.slice(1)) {
    if (sameHash(stored.get(`${node.level}/${node.index}`)?.hash, node.hash)) continue;
    const text = `The subtree at level ${node.level}, place ${node.index} (up to act ${row.seq}) is not that of its acts.`;
    list.add({ part: 'subtree', code: 'subtree-differs', seq: row.seq, text });
  }
  walk.range = range;
  walk.nodes += made.length;
  reachCheckpoints(walk, list);
}

function reachCheckpoints(walk: Walk, list: FindingList): void {
  for (let one = walk.expected[walk.next]; one && one.size <= walk.range.size; one = walk.expected[walk.next]) {
    walk.next++;
    if (one.size !== walk.range.size || !sameHash(rootOf(sha256, walk.range), one.root)) list.add(rootDiffers(one));
    else if (one.signed) walk.signedActs = one.size;
  }
}

function checkHead(head: HeadRow, walk: Walk, list: FindingList): void {
  const add = (code: string, text: string) => list.add({ part: 'head', code, text });
  const { range } = walk;
  if (head.size !== range.size) {
    const text = `The head counts ${head.size} acts, but ${range.size} are there.`;
    list.add({ part: 'head', code: 'head-size-differs', seq: Math.min(head.size, range.size) + 1, text });
  } else if (head.peaks.length !== range.peaks.length || !head.peaks.every((p, i) => sameHash(p, range.peaks[i])))
    add('head-differs', 'The head of the ledger is not that of its acts.');
  if (head.stray_nodes > 0 || head.nodes !== walk.nodes)
    list.add({
      part: 'subtree',
      code: 'subtree-count-differs',
      text: `The tree holds ${head.nodes} subtrees, but its acts make ${walk.nodes}.`,
    });
  if (head.openings !== walk.openings)
    list.add({ part: 'opening', code: 'opening-stray', text: 'There are confidential values that belong to no act.' });
}
