import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel } from '#engines/cascade/index.ts';
import { packHeads, packInput } from './compute/packs.ts';

// What is asked of the demonstration country: size, licence of each source, and where every record comes from.
const model = readModel(packInput('demo-country'));

test('the country has at least 5,000 assets in ten sectors', () => {
  assert.ok(model.nodes.length >= 5000, `${model.nodes.length}`);
  assert.equal(new Set(model.nodes.map(node => node.sector)).size, 10);
});

for (const kind of ['nodes', 'edges'] as const)
  test(`each of its ${kind} has evidence, confidence, source and marking`, () => {
    const raw = packInput('demo-country')[kind] as readonly Record<string, unknown>[];
    assert.ok(raw.length > 0);
    for (const record of raw) {
      for (const field of ['evidence', 'source', 'marking'])
        assert.ok(String(record[field] ?? '').trim(), `${String(record['id'])} has no ${field}`);
    }
    for (const { id, evidence, confidence, marking } of model[kind]) {
      assert.ok(['assessed', 'documented', 'inferred', 'default'].includes(evidence), id);
      assert.ok(confidence, `${id} has no confidence`);
      assert.equal(marking, 'TLP:CLEAR', id);
    }
  });

test('every shipped model names its licence', () => {
  for (const head of packHeads()) assert.ok(head.licence, head.id);
});
