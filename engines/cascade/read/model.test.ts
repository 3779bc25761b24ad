import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { browserLimits, checkModel, readModel } from './model.ts';

const node = (more: object = {}) => ({ id: 'a', ...more });
const two = (edge: object, more: object = {}) => ({
  nodes: [{ id: 'a' }, { id: 'b', ...more }],
  edges: [{ id: 'e', from: 'a', to: 'b', ...edge }],
});

/** Each bad model with the code of the rule it breaks and the record it breaks it in. */
const bad: readonly (readonly [string, unknown, string, string])[] = [
  ['no nodes', { nodes: [], edges: [] }, 'empty-model', 'model'],
  ['not a record', 'text', 'not-a-record', 'model'],
  ['a node without an id', { nodes: [{ name: 'x' }] }, 'missing-id', '/nodes/0'],
  ['two nodes of one id', { nodes: [node(), node()] }, 'duplicate-id', 'a'],
  ['an edge to nowhere', { nodes: [node()], edges: [{ id: 'e', from: 'a', to: 'zz' }] }, 'missing-node', 'e'],
  ['an edge without an end', { nodes: [node()], edges: [{ id: 'e', from: 'a' }] }, 'missing-end', 'e'],
  ['a node that needs itself', { nodes: [node()], edges: [{ id: 'e', from: 'a', to: 'a' }] }, 'self-dependency', 'e'],
  [
    'two edges of one id',
    {
      nodes: [node(), { id: 'b' }],
      edges: [
        { id: 'e', from: 'a', to: 'b' },
        { id: 'e', from: 'a', to: 'b' },
      ],
    },
    'duplicate-id',
    'e',
  ],
  ['a probability beyond 1', two({ strength: 1.2 }), 'probability-out-of-range', 'e'],
  [
    'a probability that a distribution can exceed',
    two({ strength: { dist: 'lognormal', median: 0.5, sigma: 1 } }),
    'probability-out-of-range',
    'e',
  ],
  ['a negative delay', two({ delay: -1 }), 'negative-value', 'e'],
  ['NaN', two({ strength: Number.NaN }), 'not-a-number', 'e'],
  ['infinity', two({ delay: Infinity }), 'not-a-number', 'e'],
  ['text for a number', two({ delay: 'soon' }), 'not-a-number', 'e'],
  ['an unknown distribution', two({ delay: { dist: 'cauchy' } }), 'unknown-distribution', 'e'],
  [
    'a distribution out of order',
    two({ delay: { dist: 'triangular', min: 3, mode: 2, max: 5 } }),
    'distribution-order',
    'e',
  ],
  ['an empty distribution', two({ delay: { dist: 'empirical', values: [] } }), 'empty-distribution', 'e'],
  ['a scale of zero', two({ delay: { dist: 'gamma', shape: 2, scale: 0 } }), 'out-of-range', 'e'],
  [
    'a member that is no edge here',
    two({}, { groups: [{ resource: 'r', members: ['zz'], rule: 'all' }] }),
    'missing-dependency',
    'b',
  ],
  ['an empty group', two({}, { groups: [{ resource: 'r', members: [], rule: 'all' }] }), 'empty-group', 'b'],
  [
    'k beyond the members',
    two({}, { groups: [{ resource: 'r', members: ['e'], rule: 'kOfN(2)' }] }),
    'k-beyond-members',
    'b',
  ],
  ['an unknown rule', two({}, { groups: [{ resource: 'r', members: ['e'], rule: 'most' }] }), 'unknown-rule', 'b'],
  [
    'a negative stock',
    two({}, { groups: [{ resource: 'r', members: ['e'], rule: 'all', buffer: { hours: -3 } }] }),
    'negative-value',
    'b',
  ],
  ['a negative repair time', { nodes: [node({ repair: { time: -1 } })] }, 'negative-value', 'a'],
  [
    'an exposure beyond 1',
    { nodes: [node({ products: [{ product: 'p', exposure: 2 }] })] },
    'probability-out-of-range',
    'a',
  ],
  ['a place off the globe', { nodes: [node({ position: [200, 10] })] }, 'bad-position', 'a'],
  [
    'a component of itself by way of others',
    {
      nodes: [node()],
      technologies: [
        { id: 't', parents: ['u'] },
        { id: 'u', parents: ['v'] },
        { id: 'v', parents: ['t'] },
      ],
    },
    'component-cycle',
    't',
  ],
  ['an unknown type of edge', two({ type: 'psychic' }), 'unknown-type', 'e'],
];

for (const [name, input, code, record] of bad) {
  test(`${name} is refused with the record and the rule`, () => {
    const { model, problems } = checkModel(input);
    assert.equal(model, undefined);
    const found = problems.find(problem => problem.code === code);
    assert.ok(found, `expected ${code}, found ${problems.map(problem => problem.code).join(', ')}`);
    assert.equal(found.record, record);
    assert.ok(found.rule.length > 5 && (found.next ?? '').length > 5);
  });
}

test('ten million edges are refused in a browser tab with what to do instead', () => {
  const edges = { length: 10_000_000 } as unknown[];
  const { problems } = checkModel({ nodes: [node()], edges: Array.from(edges) }, browserLimits);
  assert.equal(problems[0]?.code, 'too-large');
  assert.match(problems[0]?.next ?? '', /server/);
});

test('readModel throws one failure that names the first record and counts the rest', () => {
  assert.throws(
    () => readModel({ nodes: [node(), node()], edges: [{ id: 'e', from: 'a', to: 'q', strength: 3 }] }),
    (error: unknown) =>
      error instanceof FailureError && error.failure.code === 'bad-model' && /more finding/.test(error.failure.message),
  );
});

test('gaps are filled by documented defaults and counted; snake case is read like camel case', () => {
  const model = readModel({
    nodes: [
      { id: 'a', operator_id: 'o' },
      { id: 'b', criticality: { value_per_hour: 5 } },
    ],
    edges: [{ from: 'a', to: 'b', type: 'cyber' }],
  });
  assert.equal(model.defaultsUsed['edge.cyber.strength'], 1);
  assert.equal(model.defaultsUsed['node.repair.time'], 2);
  assert.equal(model.nodes[0]?.operatorId, 'o');
  assert.equal(model.nodes[1]?.criticality.valuePerHour, 5);
  assert.equal(model.edges[0]?.evidence, 'default');
});
