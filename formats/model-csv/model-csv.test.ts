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

for (const [mark, text] of [
  ['semicolons', 'id;name\n1;"a;b"\n2;c,d'],
  ['tabs', 'id\tname\n1\ta;b\n2\tc,d'],
] as const) {
  test(`cells parted by ${mark} are read`, () => {
    assert.deepEqual(
      readTable(text, 'nodes.csv').map(({ cells }) => cells),
      [
        { id: '1', name: 'a;b' },
        { id: '2', name: 'c,d' },
      ],
    );
  });
}

for (const [name, text] of [
  ['a column that is misspelt', 'id,nmae\na,b'],
  ['a column named twice', 'id,name,name\na,b,c'],
  ['text that is not UTF-8', 'id,name\na,M\uFFFDnchen'],
  ['text of two bytes a letter', 'i\0d\0'],
  ['an open quote', 'id\n"a'],
  ['a line that is too long', 'id\na,b'],
  ['an empty file', ''],
] as const) {
  test(`${name} is refused with its line`, () => {
    assert.throws(
      () => readTable(text, 'nodes.csv', ['id', 'name']),
      (error: unknown) => error instanceof FailureError && error.failure.code === 'bad-csv',
    );
  });
}

test('a bad amount is refused by the model with the record', () => {
  const { problems } = checkModel(readModelCsv({ nodes: 'id\na\nb', edges: 'from,to,strength\na,b,maybe' }, about));
  assert.equal(problems[0]?.code, 'not-a-number');
  assert.equal(problems[0]?.record, 'a->b');
});

const nodes = 'id\na\nb';
const edges = 'from,to,resource\na,b,power';

/** Tables that read as something else than their writer meant, and the rule that says so. */
const misread: Readonly<Record<string, readonly [Partial<Record<string, string>>, string]>> = {
  'a group of a node that is not there': [{ groups: 'node,resource\nc,power' }, 'bad-csv'],
  'a group given twice': [{ groups: 'node,resource,rule\nb,power,all\nb,power,any' }, 'bad-csv'],
  'a pool given twice': [{ crews: 'pool,size\nx,1\nx,2' }, 'bad-csv'],
  'a pool without a size': [{ crews: 'pool,size\nx,' }, 'not-a-number'],
  'a restart that is neither yes nor no': [{ groups: 'node,resource,restart\nb,power,oui' }, 'not-yes-or-no'],
  'a stock without its hours keeps its refill': [{ groups: 'node,resource,refillHours\nb,power,-3' }, 'negative-value'],
  'half a place': [{ nodes: 'id,longitude\na,4\nb,' }, 'bad-position'],
  'manual work without its hours': [{ nodes: 'id,manualLevel\na,0.5\nb,' }, 'not-a-number'],
  'a decimal comma in a distribution': [{ nodes: 'id,repair\na,"triangular(1; 2,5; 5)"\nb,' }, 'not-a-number'],
  'one value too many': [{ nodes: 'id,repair\na,triangular(1; 2; 3; 5)\nb,' }, 'unknown-member'],
  'a hole in a list': [{ nodes: 'id,repair\na,empirical(1; ; 5)\nb,' }, 'not-a-number'],
  'a distribution by the name of a member of all records': [
    { nodes: 'id,repair\na,constructor(1)\nb,' },
    'unknown-distribution',
  ],
};

for (const [name, [tables, code]] of Object.entries(misread)) {
  test(`${name}: ${code}`, () => {
    const codes = () => checkModel(readModelCsv({ nodes, edges, ...tables }, about)).problems.map(found => found.code);
    if (code === 'bad-csv')
      assert.throws(codes, (error: unknown) => error instanceof FailureError && error.failure.code === code);
    else assert.ok(codes().includes(code), codes().join(', '));
  });
}

test('a dependency in two groups, a resource for running and for the restart, and ids with marks come back', () => {
  const group = (resource: string, ...members: string[]) => ({ resource, members, rule: 'all' });
  const raw = {
    nodes: [
      {
        id: 'a',
        products: [
          { product: 'cpe:2.3:a:acme', exposure: 0.5, patched: 0.5, role: 'field; bus', versions: '2:1 < 4.2' },
          { product: 'lib:1', share: 0.5, versions: '3' },
          { product: 'old', role: 'clock' },
        ],
        ncf: ['F:1;2', 'back\\slash'],
      },
      { id: 'c' },
      {
        id: 'b',
        repair: 4,
        groups: [group('power', 'e', 'f'), group('heat; light', 'e')],
        restart: { groups: [group('power', 'g'), group('staff', 'f')] },
      },
    ],
    edges: [
      { id: 'e', from: 'a', to: 'b' },
      { id: 'f', from: 'c', to: 'b' },
      { id: 'g', from: 'c', to: 'b' },
    ],
    technologies: [
      { id: 'cpe:2.3:a:acme', parents: ['lib:1'], maliciousPerYear: 0.5, updateChannel: 'staged', exploitability: 0.2 },
      { id: 'lib:1', accidentalPerYear: 0.1 },
    ],
    functions: [],
    crewPools: {},
  };
  const model = readModel(raw);
  const bare = (other: object) => canonicalJson({ ...other, id: '', title: '', defaultsUsed: {} });
  assert.equal(bare(readModel(readModelCsv(writeModelCsv(model), about))), bare(model));
  assert.equal(bare(readModel(recordsOfCells(cellsOfRecords(raw)))), bare(model));
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
