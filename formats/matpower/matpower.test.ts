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

for (const [name, text] of [
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
