import { fail } from '#engines/kernel/failure.ts';
import type { Tx } from '#platform/db/tables.ts';
import { sha256 } from './sha256.ts';
import { readNodes } from './store.ts';
import { fillPlan, nodesNeeded, planConsistency, planInclusion, type ProofPlan } from './tree/prove.ts';

/** The hashes that prove that act `seq` is among the first `size` acts. Reads O(log size) stored subtrees. */
export const inclusionProof = (tx: Tx, seq: number, size: number): Promise<Uint8Array[]> =>
  proofOf(tx, planInclusion(seq - 1, size));

/** The hashes that prove that the first `second` acts begin with the first `first`. */
export const consistencyProof = (tx: Tx, first: number, second: number): Promise<Uint8Array[]> =>
  proofOf(tx, planConsistency(first, second));

async function proofOf(tx: Tx, plan: ProofPlan): Promise<Uint8Array[]> {
  const found = await readNodes(tx, nodesNeeded(plan));
  const hashes = new Map(found.map(node => [`${node.level}/${node.index}`, node.hash]));
  return fillPlan(sha256, plan, ({ level, index }) => {
    const hash = hashes.get(`${level}/${index}`);
    return (
      hash ??
      fail('ledger-incomplete', `The ledger lacks a part of its tree (level ${level}, place ${index}).`, {
        next: 'Run `npx entente ledger verify`, and restore the database from its backup.',
      })
    );
  });
}
