import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { array, assert as always, integer, nat, property, record, uint8Array } from 'fast-check';
import { type CompactRange, type StoredNode, append, emptyRange, rootOf } from './compact.ts';
import { type Hash, leafHash } from './hash.ts';
import { type ProofPlan, fillPlan, nodesNeeded, planConsistency, planInclusion } from './prove.ts';
import * as reference from './reference.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';
import vectors from './tree.vectors.json' with { type: 'json' };

const hash: Hash = bytes => createHash('sha256').update(bytes).digest();
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (raw: Uint8Array) => Buffer.from(raw).toString('hex');
const seed = Number(process.env['ENTENTE_SEED'] ?? 20100406);

/** A tree grown leaf by leaf, as the ledger grows it, with every range it passed through. */
function grow(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const ranges: CompactRange[] = [emptyRange];
  for (const leaf of leaves) {
    const step = append(hash, ranges.at(-1)!, leafHash(hash, leaf));
    step.made.forEach((node: StoredNode) => nodes.set(`${node.level}/${node.index}`, node.hash));
    ranges.push(step.range);
  }
  const prove = (plan: ProofPlan) =>
    fillPlan(hash, plan, at => {
      const found = nodes.get(`${at.level}/${at.index}`);
      assert.ok(found, `node ${at.level}/${at.index} is stored`);
      return found;
    });
  const root = (size: number) => rootOf(hash, ranges[size]!);
  return { nodes, prove, root };
}

const numbered = (n: number) => Array.from({ length: n }, (_, i) => Uint8Array.of(i & 255, i >> 8));

test('the published roots and proofs come out', () => {
  const leaves = vectors.leaves.map(bytes);
  const tree = grow(leaves);
  assert.equal(hex(tree.root(0)), vectors.emptyRoot);
  vectors.roots.forEach((root, i) => assert.equal(hex(tree.root(i + 1)), root));
  for (const { index, size, proof } of vectors.inclusion) {
    assert.deepEqual(tree.prove(planInclusion(index, size)).map(hex), proof);
    const leaf = leafHash(hash, leaves[index]!);
    assert.ok(verifyInclusion(hash, { leaf, index, size, proof: proof.map(bytes), root: tree.root(size) }));
  }
  for (const { first, second, proof } of vectors.consistency) {
    assert.deepEqual(tree.prove(planConsistency(first, second)).map(hex), proof);
    const roots = { firstRoot: tree.root(first), secondRoot: tree.root(second) };
    assert.ok(verifyConsistency(hash, { first, second, proof: proof.map(bytes), ...roots }));
  }
});

test('every root and proof of every tree up to 40 leaves is that of the recursive definition', () => {
  const leaves = numbered(40);
  const tree = grow(leaves);
  for (let size = 0; size <= leaves.length; size++) {
    const some = leaves.slice(0, size);
    assert.equal(hex(tree.root(size)), hex(reference.treeHash(hash, some)));
    for (let m = 0; m < size; m++) {
      assert.deepEqual(tree.prove(planInclusion(m, size)).map(hex), reference.path(hash, m, some).map(hex));
      assert.deepEqual(tree.prove(planConsistency(m, size)).map(hex), reference.proof(hash, m, some).map(hex));
    }
  }
});

test('every proof of every tree up to 40 leaves verifies, and for no other place, size or root', () => {
  const leaves = numbered(40);
  const tree = grow(leaves);
  for (let size = 1; size <= leaves.length; size++) {
    for (let index = 0; index < size; index++) {
      const leaf = leafHash(hash, leaves[index]!);
      const claim = { leaf, index, size, proof: tree.prove(planInclusion(index, size)), root: tree.root(size) };
      assert.ok(verifyInclusion(hash, claim));
      assert.ok(!verifyInclusion(hash, { ...claim, index: size }), 'a place outside the tree');
      assert.ok(!verifyInclusion(hash, { ...claim, index: (index + 1) % size }) || size === 1);
      assert.ok(!verifyInclusion(hash, { ...claim, root: tree.root(size - 1) }));
    }
    for (let first = 0; first <= size; first++) {
      const proof = tree.prove(planConsistency(first, size));
      const claim = { first, second: size, proof, firstRoot: tree.root(first), secondRoot: tree.root(size) };
      assert.ok(verifyConsistency(hash, claim));
      assert.ok(!verifyConsistency(hash, { ...claim, firstRoot: tree.root((first + 1) % 41) }));
    }
  }
});

test('a proof with one bit turned, a hash added, taken away or swapped does not verify', () => {
  const arbitrary = record({ size: integer({ min: 2, max: 200 }), at: nat(), cut: nat(), bit: nat() });
  const tree = grow(numbered(200));
  const claim = property(arbitrary, ({ size, at, cut, bit }) => {
    const index = at % size;
    const first = 1 + (at % (size - 1));
    const inclusion = tree.prove(planInclusion(index, size));
    const consistency = tree.prove(planConsistency(first, size));
    const leaf = leafHash(hash, numbered(200)[index]!);
    const root = tree.root(size);
    for (const proof of spoiled(inclusion, cut, bit))
      assert.ok(!verifyInclusion(hash, { leaf, index, size, proof, root }), 'inclusion');
    for (const proof of spoiled(consistency, cut, bit))
      assert.ok(
        !verifyConsistency(hash, { first, second: size, proof, firstRoot: tree.root(first), secondRoot: root }),
        'consistency',
      );
  });
  always(claim, { seed, numRuns: 400 });
});

function spoiled(proof: readonly Uint8Array[], cut: number, bit: number): Uint8Array[][] {
  const at = cut % proof.length;
  const turned = Uint8Array.from(proof[at]!);
  turned[bit % turned.length] = turned[bit % turned.length]! ^ (1 << (bit % 8));
  const swapped = proof.length > 1 ? [proof.toSpliced(at, 1, proof[(at + 1) % proof.length]!)] : [];
  return [proof.toSpliced(at, 1, turned), proof.toSpliced(at, 1), [...proof, turned], ...swapped];
}

test('a changed leaf changes the root of every tree that holds it', () => {
  const claim = property(array(uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 }), nat(), (leaves, at) => {
    const changed = leaves.with(at % leaves.length, Uint8Array.of(...leaves[at % leaves.length]!, 0));
    const [a, b] = [grow(leaves), grow(changed)];
    for (let size = 1; size <= leaves.length; size++)
      assert.equal(hex(a.root(size)) === hex(b.root(size)), size <= at % leaves.length);
  });
  always(claim, { seed, numRuns: 100 });
});

test('a leaf that spells two hashes is not taken for their parent', () => {
  const tree = grow(numbered(2));
  const forged = Uint8Array.of(...numbered(2).flatMap(leaf => [...leafHash(hash, leaf)]));
  assert.notEqual(hex(grow([forged]).root(1)), hex(tree.root(2)));
});

test('an append makes no more nodes than the tree is high, and a proof needs only O(log n) stored nodes', () => {
  const size = 1 << 12;
  let range: CompactRange = emptyRange;
  for (let i = 0; i < size; i++) {
    const step = append(hash, range, leafHash(hash, Uint8Array.of(i & 255, i >> 8)));
    assert.ok(step.made.length <= 13 && step.range.peaks.length <= 12);
    range = step.range;
  }
  for (const n of [size - 1, size, 3_000_000_001]) {
    assert.ok(nodesNeeded(planInclusion(Math.floor(n / 3), n)).length <= 2 * Math.ceil(Math.log2(n)));
    assert.ok(nodesNeeded(planConsistency(Math.floor(n / 3), n)).length <= 2 * Math.ceil(Math.log2(n)) + 1);
  }
});

test('a proof outside the tree is refused', () => {
  assert.throws(() => planInclusion(3, 3), /leaf 3 is not in a tree of 3/);
  assert.throws(() => planConsistency(4, 3), /does not extend/);
});
