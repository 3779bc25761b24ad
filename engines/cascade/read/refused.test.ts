import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../network.ts';
import { checkModel, readModel } from './model.ts';

const one = (node: object, more: object = {}) => ({ nodes: [{ id: 'a', ...node }], ...more });
const two = (edge: object) => ({
  nodes: [{ id: 'a' }, { id: 'b' }],
  edges: [{ id: 'e', from: 'a', to: 'b', ...edge }],
});
const ids = (...list: unknown[]) => ({ nodes: list.map(id => ({ id })) });
const tech = (...technologies: object[]) => one({}, { technologies });
/** `b` needs the resource `r` from `a` and `c`. */
const group = (more: object, ...others: object[]) => ({
  nodes: [{ id: 'a' }, { id: 'c' }, { id: 'b', groups: [{ resource: 'r', members: ['e', 'f'], ...more }, ...others] }],
  edges: [
    { id: 'e', from: 'a', to: 'b' },
    { id: 'f', from: 'c', to: 'b' },
  ],
});
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** What a file may hold and a model may not: the model, the rule and the record. */
const refused: Readonly<Record<string, readonly [unknown, string, string]>> = {
  'an id that is no number': [ids(Number.NaN), 'missing-id', '/nodes/0'],
  'an id of a space': [ids(' '), 'bad-id', '/nodes/0'],
  'an id with a space behind it': [ids('a', 'a '), 'bad-id', '/nodes/1'],
  'an id with a line end': [ids('a\nb'), 'bad-id', '/nodes/0'],
  'an id with a character of no width': [ids('a\u200B'), 'bad-id', '/nodes/0'],
  'an id with half a character': [ids('\uD800'), 'bad-id', '/nodes/0'],
  'an id of a million characters': [ids('x'.repeat(1e6)), 'bad-id', '/nodes/0'],
  'an accent written in two ways': [ids('caf\u00E9', 'cafe\u0301'), 'look-alike-id', 'cafe\u0301'],
  'a Cyrillic letter in place of a Latin one': [ids('scope', '\u0455cope'), 'look-alike-id', '\u0455cope'],
  'a marking that is a list': [one({ marking: ['TLP:RED'] }), 'not-text', 'a'],
  'a sector that is a record': [one({ sector: {} }), 'not-text', 'a'],
  'a kind that is a record': [one({ kind: {} }), 'not-text', 'a'],
  'evidence that is true': [one({ evidence: true }), 'not-text', 'a'],
  'a value without its record': [one({ criticality: 5 }), 'not-a-record', 'a'],
  'two currencies': [one({ criticality: { valuePerHour: 1, currency: 'USD' } }), 'currency-differs', 'a'],
  'a currency nobody knows': [one({}, { currency: 'shells' }), 'unknown-currency', 'model'],
  'a sum beyond all sums': [one({ criticality: { valuePerHour: 1e308 } }), 'too-large-number', 'a'],
  'a repair in days': [one({ repair: { days: 3 } }), 'unknown-member', 'a'],
  'a restart that is true': [one({ restart: true }), 'not-a-record', 'a'],
  'manual work that is a number': [one({ manualFallback: 0.8 }), 'not-a-record', 'a'],
  'a function named twice': [one({ ncf: ['F', 'F'] }), 'duplicate-id', 'a'],
  'a patch state that is a guess': [one({ products: [{ product: 'p', patchState: 'maybe' }] }), 'unknown-word', 'a'],
  'a strength misspelt': [two({ strenght: 0.2 }), 'unknown-member', 'e'],
  'a number nested without end': [two({ strength: nested(20_000) }), 'not-a-number', 'e'],
  'a distribution by the name of a member of all records': [
    two({ delay: { dist: 'constructor' } }),
    'unknown-distribution',
    'e',
  ],
  'a distribution with a member too many': [
    two({ delay: { dist: 'uniform', min: 0, max: 1, mode: 1 } }),
    'unknown-member',
    'e',
  ],
  'a shape nobody can draw from': [two({ delay: { dist: 'gamma', shape: 1e9, scale: 1 } }), 'out-of-range', 'e'],
  'crews in a list': [one({}, { crewPools: [1] }), 'not-a-record', 'model'],
  'half a crew': [one({}, { crewPools: { north: 1.5 } }), 'not-whole', 'north'],
  'more crews than people': [one({}, { crewPools: { north: 1e12 } }), 'out-of-range', 'north'],
  'a supplier counted twice': [group({ members: ['e', 'e'] }), 'duplicate-member', 'b'],
  'a supplier by its id and by its edge': [group({ members: ['e', 'a'] }), 'duplicate-member', 'b'],
  'a member that is a list': [group({ members: ['e', nested(20_000)] }), 'missing-dependency', 'b'],
  'one and a half of two': [group({ rule: 'kOfN(1.5)' }), 'not-whole', 'b'],
  'two groups of one resource': [
    group({ members: ['e'] }, { resource: 'r', members: ['f'] }),
    'duplicate-resource',
    'b',
  ],
  'a stock in days': [group({ buffer: { days: 3 } }), 'unknown-member', 'b'],
  'a refill in days': [group({ buffer: { hours: 3, refill: { days: 1 } } }), 'unknown-member', 'b'],
  'a product twice': [tech({ id: 'p' }, { id: 'p' }), 'duplicate-id', 'p'],
  'a product without a name': [tech({ id: '' }), 'missing-id', '/technologies/0'],
  'a component that is a record': [tech({ id: 'p', parents: [{}] }), 'missing-id', 'p'],
  'a recovery that is nearly one': [tech({ id: 'p', recovery: 'hand-on' }), 'unknown-word', 'p'],
  'a worm that is a word': [tech({ id: 'p', worm: 'yes' }), 'not-yes-or-no', 'p'],
  'two lines for one function': [one({}, { functions: [{ id: 'F' }, { id: 'F' }] }), 'duplicate-id', 'F'],
  'a title that is a record': [one({}, { title: {} }), 'not-text', 'model'],
};

for (const [name, [input, code, record]] of Object.entries(refused)) {
  test(`${name} is refused with the record and the rule`, () => {
    const { model, problems } = checkModel(input);
    assert.equal(model, undefined);
    const found = problems.find(problem => problem.code === code);
    assert.ok(found, `expected ${code}, found ${problems.map(problem => problem.code).join(', ')}`);
    assert.equal(found.record, record);
    assert.ok(found.message.length < 600 && found.rule.length > 5 && (found.next ?? '').length > 5);
  });
}

test('names of members of all records are names like others', () => {
  const node = (id: string) => ({ id, repair: { time: 1, crewPool: 'constructor' } });
  const input: unknown = JSON.parse(
    JSON.stringify({ nodes: [node('__proto__'), node('toString')], crewPools: { x: 2 } }).replace('"x"', '"__proto__"'),
  );
  const network = networkOf(readModel(input));
  assert.deepEqual([...network.crewPool], [1, 1]);
  assert.deepEqual([...network.crewSize], [2, 1]);
});

test('letters of other scripts are welcome where nothing looks like them', () => {
  assert.ok(checkModel(ids('Обь', 'Φ-1', 'München', '水')).model);
});

test('an uncertain number that is not drawn enters with its mean', () => {
  const spread = (min: number, max: number) => ({ dist: 'uniform', min, max });
  const { nodes, technologies, functions } = readModel({
    functions: [{ id: 'F', lostAt: spread(0.2, 0.4) }],
    technologies: [{ id: 'p', patchHalfLife: spread(10, 30), eventsPerYear: spread(0, 2) }],
    ...one({
      manualFallback: { level: spread(0.4, 0.6), maxHours: spread(10, 20) },
      criticality: { valuePerHour: spread(100, 300), peopleServed: spread(0, 10) },
      ncf: [{ id: 'F', share: spread(1, 3) }],
      products: [{ product: 'p', exposure: spread(0.2, 0.6), patched: spread(0, 0.5), share: spread(0.5, 1) }],
    }),
  });
  const [node] = nodes;
  assert.deepEqual(node?.manualFallback, { level: 0.5, maxHours: 15 });
  assert.equal(technologies[0]?.patchHalfLife, 20);
  assert.equal(technologies[0]?.eventsPerYear, 1);
  assert.ok(Math.abs(functions[0]!.lostAt - 0.3) < 1e-12);
  assert.equal(node?.criticality.valuePerHour, 200);
  assert.equal(node?.criticality.peopleServed, 5);
  assert.equal(node?.ncf[0]?.share, 2);
  assert.deepEqual(node?.products, [{ product: 'p', share: 0.75, exposure: 0.4, patched: 0.25 }]);
});

test('a hub named by its suppliers is read in time that grows with its suppliers alone', () => {
  const suppliers = Array.from({ length: 30_000 }, (_, i) => ({ id: `s${i}` }));
  const members = suppliers.map(({ id }) => id);
  const hub = { id: 'hub', groups: [{ resource: 'r', members, rule: 'any' }] };
  const edges = members.map(from => ({ from, to: 'hub' }));
  const model = readModel({ nodes: [...suppliers, hub], edges });
  assert.equal(model.nodes.find(({ id }) => id === 'hub')?.groups[0]?.members.length, 30_000);
});
