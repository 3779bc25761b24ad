import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkModel, readModel } from '#engines/cascade/index.ts';
import { randomModel } from '#engines/cascade/random-model.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { buildCountry } from '#tools/models/demo-country/main.ts';
import { cellsOfRecords, recordsOfCells } from './cells.ts';
import { readModelCsv } from './read.ts';
import { readTable, writeTable } from './table.ts';
import { writeModelCsv } from './write.ts';

type Bag = Record<string, unknown>;
type Raw = { nodes: Bag[]; edges: Bag[]; technologies?: Bag[]; functions?: Bag[]; crewPools?: Bag };

const room = path.join(import.meta.dirname, '../../packs/models/demo-country');
const about = { id: 'demo-country', title: 'Republic of Meridia' };

test('a model written as tables is read back to the same model', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const model = readModel(randomModel(seed).model);
    const again = readModel(readModelCsv(writeModelCsv(model), { id: model.id, title: model.title }));
    assert.equal(
      canonicalJson({ ...again, defaultsUsed: {} }),
      canonicalJson({ ...model, defaultsUsed: {} }),
      `seed ${seed}`,
    );
  }
});

test('records as cells are read back to the same model, and gaps stay gaps', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const {
      nodes,
      edges,
      technologies = [],
      functions = [],
      crewPools = {},
      ...rest
    } = randomModel(seed).model as never as Raw;
    const raw = { nodes, edges, technologies, functions, crewPools };
    const again = { ...rest, ...recordsOfCells(cellsOfRecords(raw)) };
    assert.equal(canonicalJson(readModel(again)), canonicalJson(readModel({ ...rest, ...raw })), `seed ${seed}`);
  }
});

test('other ways of writing a record become the same cells', () => {
  const cells = cellsOfRecords({
    nodes: [
      {
        id: 'a',
        operator: 'x',
        value_per_hour: 5,
        repair: { dist: 'exponential', mean: 4 },
        requires: [{ members: ['b'], rule: 'kOfN', k: 1, buffer: 12 }],
        ncf: ['care'],
        products: ['p', { product: 'q', share: 0.5 }],
      },
    ],
    edges: [{ supplier: 'b', dependent: 'a' }],
    technologies: [],
    functions: [],
    crewPools: { crew: { size: 3 } },
  });
  const [node] = cells.nodes;
  assert.equal(node?.[4], 'care');
  assert.equal(node?.[5], 'x');
  assert.equal(node?.[10], '5');
  assert.equal(node?.[13], 'exponential(4)');
  assert.equal(node?.[17], 'p; q:::0.5');
  assert.deepEqual(cells.groups, [['a', 'b', 'kOfN(1)', '', '12', '', '']]);
  assert.deepEqual(cells.edges[0]?.slice(0, 5), ['', 'b', 'a', '', 'b']);
  assert.deepEqual(cells.crews, [['crew', '3']]);
});

test('quotes, commas, line ends and a byte order mark are read', () => {
  const lines = readTable('\uFEFFid,name\r\n1,"a, ""b""\nc"\r\n\r\n2,d', 'nodes.csv');
  assert.deepEqual(
    lines.map(({ line, cells }) => [line, cells['id'], cells['name']]),
    [
      [2, '1', 'a, "b"\nc'],
      [5, '2', 'd'],
    ],
  );
  assert.equal(writeTable(['a', 'b'], [{ a: 'x,"y"', b: undefined }]), 'a,b\n"x,""y""",\n');
});

for (const [name, text] of [
  ['an open quote', 'id\n"a'],
  ['a line that is too long', 'id\na,b'],
  ['an empty file', ''],
] as const) {
  test(`${name} is refused with its line`, () => {
    assert.throws(
      () => readTable(text, 'nodes.csv'),
      (error: unknown) => error instanceof FailureError && error.failure.code === 'bad-csv',
    );
  });
}

test('a bad amount is refused by the model with the record', () => {
  const { problems } = checkModel(readModelCsv({ nodes: 'id\na\nb', edges: 'from,to,strength\na,b,maybe' }, about));
  assert.equal(problems[0]?.code, 'not-a-number');
  assert.equal(problems[0]?.record, 'a->b');
});

test('the demonstration country is what its generator makes, valid, with 5,000 assets and more in ten sectors', () => {
  const tables = buildCountry();
  for (const [name, text] of Object.entries(tables))
    assert.equal(fs.readFileSync(path.join(room, name), 'utf8'), text, name);
  const table = (name: string) => tables[`${name}.csv`]!;
  const raw = readModelCsv(
    {
      nodes: table('nodes'),
      edges: table('edges'),
      groups: table('groups'),
      technologies: table('technologies'),
      functions: table('functions'),
      crews: table('crews'),
    },
    about,
  );
  const { model, problems } = checkModel(raw);
  assert.deepEqual(problems, []);
  assert.ok(model!.nodes.length >= 5000);
  assert.equal(new Set(model!.nodes.map(node => node.sector)).size, 10);
  for (const record of [...model!.nodes, ...model!.edges])
    assert.ok(record.source && record.marking && record.evidence, record.id);
});
