import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkModel, readModel } from '#engines/cascade/index.ts';
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

const ab = '<node id="a"/><node id="b"/>';
const graph = (edges: string, keys = '') =>
  `<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">${keys}<g:graph edgedefault="directed">${ab}${edges}</g:graph></g:graphml>`;
const key = (id: string, of: string, name: string) => `<key id="${id}" for="${of}" attr.name="${name}"/>`;

/** Ways to write a file, and what must be read from it: names of nodes, edges with their strength. */
const readings: Readonly<Record<string, readonly [string, readonly string[], readonly unknown[]]>> = {
  'a namespace with a prefix': [graph('<edge source="a" target="b"/>'), ['a', 'b'], [['a->b', 0.95]]],
  'text that is no markup': [
    file('<node id="a"><data key="d2"><![CDATA[<node id="ghost"/> & yard]]></data></node>'),
    ['<node id="ghost"/> & yard'],
    [],
  ],
  'a sign of greater within quotes': [
    file('<node id="a"><data key="d2" note="x > y">Yard</data></node>'),
    ['Yard'],
    [],
  ],
  'a strength left empty': [
    graph('<edge source="a" target="b"><data key="s"> </data></edge>', key('s', 'edge', 'strength')),
    ['a', 'b'],
    [['a->b', 0.95]],
  ],
  'a strength that is a distribution': [
    graph('<edge source="a" target="b"><data key="s">beta(2; 8)</data></edge>', key('s', 'edge', 'strength')),
    ['a', 'b'],
    [['a->b', { dist: 'beta', a: 2, b: 8 }]],
  ],
  'one edge both ways among directed ones': [
    graph('<edge id="e" source="a" target="b" directed="false"/>'),
    ['a', 'b'],
    [
      ['a->b', 0.95],
      ['b->a', 0.95],
    ],
  ],
  'the drawings of an editor': [
    file(
      `<node id="n0"><data key="dg"><y:ShapeNode><y:Fill color="#F"/><y:NodeLabel x="1">Pumping
station<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>`,
    ).replace('<graph ', '<key for="node" id="dg" yfiles.type="nodegraphics"/><key for="port" id="dp"/><graph '),
    ['Pumping\nstation'],
    [],
  ],
};

for (const [name, [text, names, edges]] of Object.entries(readings)) {
  test(`${name}: read as it is meant`, () => {
    const model = readModel(modelFromGraphMl(readGraphMl(text), { id: 'g', title: 'G' }).model);
    assert.deepEqual(
      model.nodes.map(node => node.name),
      names,
    );
    assert.deepEqual(
      model.edges.map(edge => [edge.id, edge.strength]),
      edges,
    );
  });
}

test('what was assumed is said: direction, drawings, attributes left aside', () => {
  const text = graph('<edge source="a" target="b"><data key="c">x</data></edge>', key('c', 'edge', 'colour'));
  const { assumed } = modelFromGraphMl(readGraphMl(text.replace(' edgedefault="directed"', '')), {
    id: 'g',
    title: 'G',
  });
  assert.ok(assumed.some(line => line.includes('supplier to dependent')));
  assert.ok(assumed.some(line => line.includes('colour')));
});

test('a strength that is no number is refused by the model with the edge, not read as nothing', () => {
  const text = graph('<edge source="a" target="b"><data key="s">high</data></edge>', key('s', 'edge', 'strength'));
  const { problems } = checkModel(modelFromGraphMl(readGraphMl(text), { id: 'g', title: 'G' }).model);
  assert.deepEqual([problems[0]?.code, problems[0]?.record], ['not-a-number', 'a->b']);
});

for (const [name, text] of [
  ['a hyperedge', file('<hyperedge/>')],
  ['two graphs', file('</graph><graph id="H">')],
  ['no graph', '<graphml/>'],
  ['entities', `<!DOCTYPE x [<!ENTITY y "z">]>${file(body)}`],
  ['a nested graph', file('<node id="a"><graph id="H" edgedefault="directed"/></node>')],
  ['a port', file('<node id="a"><port name="north"/></node>')],
  ['an edge that ends at a port', file('<edge source="a" target="b" sourceport="north"/>')],
  ['an entity nobody declared', file('<node id="&constructor;"/>')],
  ['a character beyond all', file('<node id="&#x110000;"/>')],
  ['a character of nothing', file('<node id="&#0;"/>')],
  ['a tag left open', file('<node id="a">')],
  ['tags crossed', file('<node id="a"><data key="d2"></node></data>')],
  ['a direction nobody knows', file('', 'both')],
  ['an edge that is perhaps directed', file('<edge source="a" target="b" directed="perhaps"/>')],
  ['text that is not UTF-8', file('<node id="M\uFFFDnchen"/>')],
  ['elements deeper than any drawing', file('<data key="d0">' + '<a>'.repeat(5000))],
  ['many comments left open', file('<!--'.repeat(300_000))],
  ['many nodes left open', file('<node id="a">'.repeat(300_000))],
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
