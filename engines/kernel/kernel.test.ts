import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bitset, clearBit, countBits, hasBit, setBit } from './bitset.ts';
import { canonicalJson } from './canonical.ts';
import { counterHash, seededRandom } from './random.ts';
import { tokenTable } from './tokens.ts';
import { all, any, atLeast, not, type Truth } from './truth.ts';

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');

/** Every way of replacing each unknown by yes or no. */
function completions(parts: readonly Truth[]): Truth[][] {
  return parts.reduce<Truth[][]>(
    (done, part) =>
      part === 'unknown'
        ? done.flatMap(d => [
            [...d, 'yes'],
            [...d, 'no'],
          ])
        : done.map(d => [...d, part]),
    [[]],
  );
}

test('a decided conjunction, disjunction or count stays so however the unknowns come out', () => {
  fc.assert(
    fc.property(fc.array(truth, { maxLength: 6 }), fc.nat(6), (parts, n) => {
      for (const connective of [all, any, (p: readonly Truth[]) => atLeast(n, p)]) {
        const now = connective(parts);
        if (now !== 'unknown') for (const later of completions(parts)) assert.equal(connective(later), now);
      }
    }),
  );
});

test('De Morgan holds in three values', () => {
  fc.assert(fc.property(fc.array(truth), parts => assert.equal(not(all(parts)), any(parts.map(not)))));
});

test('a bit set agrees with a plain set of numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(199), fc.boolean())), steps => {
      const bits = bitset(200);
      const plain = new Set<number>();
      for (const [i, on] of steps) {
        if (on) setBit(bits, i);
        else clearBit(bits, i);
        if (on) plain.add(i);
        else plain.delete(i);
      }
      assert.equal(countBits(bits), plain.size);
      for (let i = 0; i < 200; i++) assert.equal(hasBit(bits, i), plain.has(i));
    }),
  );
});

test('canonical JSON does not depend on key order and reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
  assert.equal(canonicalJson({ b: 1, a: [undefined, { d: 2, c: undefined }] }), '{"a":[null,{"d":2}],"b":1}');
  assert.throws(() => canonicalJson({ a: Number.NaN }), /no form for NaN/);
  assert.throws(() => canonicalJson({ at: new Date(0) }), /no form for a Date/);
  assert.throws(() => canonicalJson(new Map()), /no form for a Map/);
});

test('draws replay from the seed alone and differ between counters', () => {
  assert.equal(counterHash(7, 1, 2, 3), counterHash(7, 1, 2, 3));
  assert.notEqual(counterHash(7, 1, 2, 3), counterHash(7, 1, 3, 2));
  const a = seededRandom(42);
  const b = seededRandom(42);
  for (let i = 0; i < 100; i++) assert.equal(a.unit(), b.unit());
});

test('a token table gives one number a text and the text back', () => {
  const table = tokenTable();
  assert.equal(table.token('GBR'), 0);
  assert.equal(table.token('FRA'), 1);
  assert.equal(table.token('GBR'), 0);
  assert.equal(table.text(1), 'FRA');
  assert.equal(table.find('DEU'), undefined);
  assert.throws(() => table.text(9));
});
