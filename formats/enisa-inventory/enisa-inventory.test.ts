import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { readEnisaInventory } from './read.ts';

const text = fs.readFileSync(
  new URL('../../packs/directories/enisa-csirt-inventory/excerpt.json', import.meta.url),
  'utf8',
);
const rows = readEnisaInventory(text);
const codes = (label: string) =>
  rows
    .filter(row => row.label === label)
    .flatMap(row => row.findings.map(({ code }) => code))
    .filter(code => code !== 'no-url');

test('each dirty record of the excerpt is told with what is wrong in it', () => {
  assert.equal(rows.length, 48);
  assert.deepEqual(codes('CSIRT Banco de Portugal'), ['country-conflict']);
  assert.deepEqual(codes('Xameco-CSIRT'), ['no-address']);
  assert.deepEqual(codes('NCOC SOC'), ['no-address']);
  assert.deepEqual(codes('TDC NET CDC (DK)'), ['space-in-url']);
  assert.deepEqual(codes('Statoil CSIRT'), ['line-break', 'doubled']);
  assert.deepEqual(codes('CSIRT CGD'), ['mojibake']);
  assert.deepEqual(
    rows.filter(row => row.record === undefined).map(row => row.label),
    ['CSIRT Banco de Portugal'],
  );
});

test('what the record says is kept: accreditation, constituency, founding', () => {
  const aec = rows.find(row => row.label === 'AEC')?.record;
  assert.deepEqual(aec?.accreditation[0], { scheme: 'TF-CSIRT Trusted Introducer', status: 'Certified', since: null });
  assert.deepEqual([aec?.kind, aec?.established, aec?.country], ['sector-csirt', '2016-11-01', 'AT']);
});

test('another JSON, no JSON and records of the wrong kind are refused with the next step', () => {
  for (const bad of ['{', '[]', '{"data":[{"name":"x"}]}', '42', 'null']) {
    assert.throws(
      () => readEnisaInventory(bad),
      (error: unknown) => error instanceof FailureError && error.failure.next !== undefined,
      bad,
    );
  }
  const [row] = readEnisaInventory('[{"team-name":7,"country-code":null}]');
  assert.equal(row?.findings[0]?.code, 'no-name');
});
