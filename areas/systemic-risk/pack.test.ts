import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel } from '#engines/cascade/index.ts';
import { packHeads, packInput } from '#platform/packs/models.ts';

// What is asked of the demonstration country: size, licence of each source, and where every record comes from.
const model = readModel(packInput('demo-country'));

test('the country has at least 5,000 assets in ten sectors', () => {
  assert.ok(model.nodes.length >= 5000, `${model.nodes.length}`);
  assert.equal(new Set(model.nodes.map(node => node.sector)).size, 10);
});

for (const { id: pack } of packHeads())
  test(`each node and dependency of ${pack} has evidence, confidence, source and marking of its own`, () => {
    const input = packInput(pack);
    const raw = [input['nodes'], input['edges']].flat() as readonly Record<string, unknown>[];
    assert.ok(raw.length > 0);
    for (const record of raw)
      for (const field of ['evidence', 'confidence', 'source', 'marking'])
        assert.ok(String(record[field] ?? '').trim(), `${String(record['id'])} has no ${field}`);
    const { nodes, edges } = pack === 'demo-country' ? model : readModel(input);
    assert.equal(nodes.length + edges.length, raw.length);
    for (const { id, evidence, confidence, source, marking } of [...nodes, ...edges]) {
      assert.ok(['assessed', 'documented', 'inferred', 'default'].includes(evidence), id);
      assert.ok(['confirmed', 'recalled', 'uncertain'].includes(confidence ?? ''), id);
      assert.ok(source, id);
      assert.equal(marking, 'TLP:CLEAR', id);
    }
  });

test('every shipped model names its licence', () => {
  for (const head of packHeads()) assert.ok(head.licence, head.id);
});
