import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModel } from '#engines/cascade/index.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { modelFromGraphMl } from './map.ts';
import { readGraphMl } from './read.ts';

const file = (body: string, edges = 'directed') => `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="sector" attr.type="string"><default>energy</default></key>
  <key id="d1" for="edge" attr.name="strength" attr.type="double"/>
  <key id="d2" for="node" attr.name="label" attr.type="string"/>
  <graph id="G" edgedefault="${edges}">${body}</graph>
</graphml>`;

const body = `<!-- <node id="ghost"/> -->
  <node id="a"><data key="d2">Plant &amp; yard &#x41;</data></node>
  <node id='b'><data key="d0">water</data></node>
  <edge source="a" target="b"><data key="d1">0.4</data></edge>
  <edge source="a" target="b"/>`;

test('nodes, edges, data and defaults are read, comments are not', () => {
  const graph = readGraphMl(file(body));
  assert.deepEqual(
    graph.nodes.map(node => [node.id, node.data['sector'], node.data['label']]),
    [
      ['a', 'energy', 'Plant & yard A'],
      ['b', 'water', undefined],
    ],
  );
  assert.equal(graph.edges[0]?.data['strength'], '0.4');
});

test('the model it makes is a valid one, parallel edges kept apart', () => {
  const { model, assumed } = modelFromGraphMl(readGraphMl(file(body)), { id: 'g', title: 'G' });
  const read = readModel(model);
  assert.deepEqual(
    read.edges.map(edge => [edge.id, edge.strength]),
    [
      ['a->b', 0.4],
      ['a->b#2', 0.95],
    ],
  );
  assert.equal(read.nodes[0]?.name, 'Plant & yard A');
  assert.ok(assumed.some(text => text.includes('documented default')));
});

test('an undirected edge becomes a dependency each way', () => {
  const { model } = modelFromGraphMl(readGraphMl(file(body, 'undirected')), { id: 'g', title: 'G' });
  assert.equal(readModel(model).edges.length, 4);
});

for (const [name, text] of [
  ['a hyperedge', file('<hyperedge/>')],
  ['two graphs', file('</graph><graph id="H">')],
  ['no graph', '<graphml/>'],
  ['entities', `<!DOCTYPE x [<!ENTITY y "z">]>${file(body)}`],
  ['an edge without a target', file('<node id="a"/><edge source="a"/>')],
  ['a node without an id', file('<node/>')],
] as const) {
  test(`${name} is refused with what to do`, () => {
    assert.throws(
      () => readGraphMl(text),
      (error: unknown) =>
        error instanceof FailureError && error.failure.code === 'bad-graphml' && error.failure.next !== undefined,
    );
  });
}
