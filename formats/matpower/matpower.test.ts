import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readModel, runCascade } from '#engines/cascade/index.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { modelFromMatpower } from './map.ts';
import { readMatpower } from './read.ts';

const bus = (id: number, load: number) => `${id}\t1\t${load}\t0\t0\t0\t1\t1\t0\t132\t1\t1.1\t0.9;`;
const branch = (from: number, to: number, status = 1) =>
  `${from}\t${to}\t0.1\t0.1\t0\t100\t0\t0\t0\t0\t${status}\t-360\t360;`;
const file = (branches: string) => `function mpc = three
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
\t${bus(1, 0)} % the plant
\t${bus(2, 20)}
\t${bus(3, 30)}
];
mpc.gen = [
\t1\t50\t0\t10\t-10\t1\t100\t1\t80\t0;
];
mpc.branch = [
${branches}
];
`;

test('a grid is read with comments and branches out of service, and its model is valid', () => {
  const grid = readMatpower(file(`${branch(1, 2)}\n${branch(2, 3)}\n${branch(1, 3, 0)}`));
  assert.equal(grid.branches.filter(entry => entry.inService).length, 2);
  const { model, assumed } = modelFromMatpower(grid, { id: 'three', title: 'Three' });
  assert.deepEqual(
    readModel(model).edges.map(edge => edge.id),
    ['B1->B2', 'B2->B3', 'G1->B1'],
  );
  assert.ok(assumed.length > 0);
});

test('losing the only plant takes the grid down, in the engine', async () => {
  const { model } = modelFromMatpower(readMatpower(file(`${branch(1, 2)}\n${branch(2, 3)}`)), {
    id: 'three',
    title: 'Three',
  });
  const sure = { ...model, edges: (model['edges'] as object[]).map(edge => ({ ...edge, strength: 1 })) };
  const result = await runCascade({
    model: sure,
    shock: { kind: 'node', target: 'G1', duration: 5 },
    worlds: 3,
    seed: 1,
    parameter_draws: 0,
  });
  assert.equal(result.nodes.length, 4);
});

test('the synthetic grid of 2,000 buses is read whole', () => {
  const text = fs.readFileSync(
    path.join(import.meta.dirname, '../../packs/models/demo-country/sources/case_ACTIVSg2000.m'),
    'utf8',
  );
  const grid = readMatpower(text);
  assert.equal(grid.buses.length, 2000);
  assert.equal(grid.branches.length, 3206);
  assert.equal(grid.names.length, 2000);
});

const three = `${branch(1, 2)}\n${branch(2, 3)}`;

/** Ways to write one case, all of which are the same grid of three buses in a row. */
const writings: Readonly<Record<string, string>> = {
  'an old table in a comment': file(three).replace('mpc.bus = [', `% mpc.bus = [ 9 1 0 ];\nmpc.bus = [`),
  'a block of comment': file(three).replace('mpc.bus = [', `%{\nmpc.bus = [ 9 1 0 ];\n%}\nmpc.bus = [`),
  'a bracket in a comment': file(three).replace('% the plant', '% the plant ]; mpc.bus = [];'),
  'a row on two lines': file(three).replaceAll('\t0.1\t0\t100', ' ... long lines\n  0.1 0 100'),
  'commas between columns': file(three.replaceAll('\t', ', ')),
  'line ends of another system': file(three).replaceAll('\n', '\r\n'),
  'a table that ends without a semicolon': file(three).replaceAll('];', ']'),
  'limits without bound': file(three).replace('10\t-10', 'Inf\t-Inf'),
};

for (const [name, text] of Object.entries(writings)) {
  test(`${name} is read`, () => {
    const { model } = modelFromMatpower(readMatpower(text), { id: 'three', title: 'Three' });
    assert.deepEqual(
      readModel(model).edges.map(edge => edge.id),
      ['B1->B2', 'B2->B3', 'G1->B1'],
    );
  });
}

test('names keep their quotes, percents and places', () => {
  const named = `${file(three)}mpc.bus_name = {\n'O''Hare 100%';\n'B'; 'C'\n};\n`;
  assert.deepEqual(readMatpower(named).names, ["O'Hare 100%", 'B', 'C']);
});

/** What a case holds that a model leaves out or assumes, and the words that say so. */
const said: Readonly<Record<string, readonly [string, RegExp, readonly string[]]>> = {
  'a bus out of service': [
    file(three).replace('3\t1\t30', '3\t4\t30'),
    /^1 buses out of service/,
    ['B1->B2', 'G1->B1'],
  ],
  'a bus without a way to a generator': [file(branch(1, 2)), /^1 buses have no way/, ['B1->B2', 'G1->B1']],
  'a ring': [
    file(`${branch(1, 2)}\n${branch(1, 3)}\n${branch(2, 3)}`),
    /^1 branches between buses equally far/,
    ['B1->B2', 'B1->B3', 'G1->B1'],
  ],
  'two circuits': [file(`${three}\n${branch(2, 1)}`), /^1 parallel/, ['B1->B2', 'B2->B3', 'G1->B1']],
  'a line of direct current': [`${file(three)}mpc.dcline = [\n1 3 1 10;\n];`, /^1 lines of direct/, []],
  'loads in kilowatts until the case is run': [
    `${file(three)}mpc.bus(:, 3) = mpc.bus(:, 3) / 1e3;`,
    /^1 statements/,
    [],
  ],
};

for (const [name, [text, words, edges]] of Object.entries(said)) {
  test(`${name} is said`, () => {
    const { model, assumed } = modelFromMatpower(readMatpower(text), { id: 'three', title: 'Three' });
    assert.ok(
      assumed.some(line => words.test(line)),
      assumed.join(' '),
    );
    if (edges.length > 0)
      assert.deepEqual(
        readModel(model).edges.map(edge => edge.id),
        edges,
      );
  });
}

for (const [name, text] of [
  ['a table given twice', `${file(three)}mpc.bus = [\n${bus(1, 0)}\n];`],
  ['a case without generators', file(three).replace('mpc.gen', 'mpc.other')],
  ['a bus without a number', file(three).replace('1\t1\t0', 'NaN\t1\t0')],
  ['a bus of half a number', file(three).replace('3\t1\t30', '3.5\t1\t30')],
  ['a load without bound', file(three).replace('3\t1\t30', '3\t1\tInf')],
  ['a type nobody knows', file(three).replace('3\t1\t30', '3\t9\t30')],
  ['fewer names than buses', `${file(three)}mpc.bus_name = { 'A'; 'B' };`],
  ['a formula in a table', file(branch(1, 2).replace('100', '2*50'))],
  ['a case of version 1', file(three).replace("'2'", "'1'")],
  ['something that is not a case', 'hello'],
  ['a branch to a bus that is not there', file(branch(1, 9))],
  ['a row cut short', file('1 2 0.1;')],
  ['a case without branches', file('').replace('mpc.branch', 'mpc.other')],
  ['a bus listed twice', file(branch(1, 2)).replace(bus(3, 30), bus(2, 30))],
] as const) {
  test(`${name} is refused`, () => {
    assert.throws(
      () => readMatpower(text),
      (error: unknown) => error instanceof FailureError && error.failure.code === 'bad-matpower',
    );
  });
}
