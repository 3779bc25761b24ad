import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkModel, readModel } from '#engines/cascade/index.ts';
import { randomModel } from '#engines/cascade/random-model.ts';
import { canonicalJson } from '#engines/kernel/canonical.ts';
import { FailureError } from '#engines/kernel/failure.ts';
import { buildCountry } from '#tools/models/demo-country/main.ts';
import { readModelCsv } from './read.ts';
import { readTable, writeTable } from './table.ts';
import { writeModelCsv } from './write.ts';

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
