import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

const folder = path.resolve(import.meta.dirname, '../../packs/protections');
const packs = readdirSync(folder).map(id => ({
  id,
  pack: parse(readFileSync(path.join(folder, id, 'pack.yaml'), 'utf8')),
  body: parse(readFileSync(path.join(folder, id, 'protection.yaml'), 'utf8')),
}));

test('the 11 groups of protections are there, each with kind, sources and confidence', () => {
  assert.equal(packs.length, 11);
  for (const { id, pack, body } of packs) {
    assert.equal(pack.id, id);
    assert.equal(pack.licence, 'CC0-1.0');
    assert.ok(pack.sources.length > 0 && ['confirmed', 'recalled', 'uncertain'].includes(pack.confidence), id);
    assert.ok(body.kind.length > 0, id);
  }
});

test('validity intervals follow each other without gap or overlap, and the last may be unknown', () => {
  const { validity } = packs.find(p => p.id === 'sh-us-cisa2015')?.body ?? assert.fail();
  validity.slice(1).forEach((interval: { from: string }, i: number) => {
    assert.equal(Temporal.PlainDate.from(validity[i].to).add({ days: 1 }).toString(), interval.from);
  });
  assert.equal(validity.at(-1).state, 'unknown');
});
