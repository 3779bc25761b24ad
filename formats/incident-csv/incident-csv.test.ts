import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { loadRegimes } from '#platform/packs/read-regimes.ts';
import { mappingFor } from './mapping.ts';
import { readIncidentTable } from './read.ts';
import { tableFrom } from './table.ts';

const { vocabulary } = loadRegimes();
const read = (text: string, more: object = {}) => {
  const table = tableFrom(text);
  const own = mappingFor(table.header, vocabulary);
  return readIncidentTable(table, { ...own, columns: { ...own.columns, ...more } }, vocabulary);
};

test('columns named like facts map themselves, and types are read strictly', () => {
  const { incidents, problems } = read(
    'id,conf_loss,i.pd_subjects,extortion,loss_amount,attack_types,judge:suspected_apt_incident\nA,confirmed,120,yes,EUR 500,ransomware;ddos,no\n',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(incidents, [
    {
      id: 'A',
      facts: {
        'i.conf_loss': 'confirmed',
        'i.pd_subjects': 120,
        'i.extortion': true,
        'i.loss_amount': { amount: 500, currency: 'EUR' },
        'i.attack_types': ['ransomware', 'ddos'],
        'judge:suspected_apt_incident': false,
      },
    },
  ]);
});

test('an empty cell and a word for not known stay unknown; none is a value', () => {
  const { incidents, fields } = read('conf_loss,extortion\n,unknown\nnone,?\nn/a,\n');
  assert.deepEqual(
    incidents.map(each => each.facts),
    [{}, { 'i.conf_loss': 'none' }, {}],
  );
  assert.deepEqual([fields[0]?.read, fields[0]?.unknown], [1, 2]);
});

test('a cell that cannot be read is named with row, column and what to do, and its fact stays unknown', () => {
  const { incidents, problems } = read('conf_loss,pd_subjects,loss_amount\nmaybe,"1,200",500\nnone,3,EUR 5\n');
  assert.deepEqual(incidents[0]?.facts, {});
  assert.equal(Object.keys(incidents[1]?.facts ?? {}).length, 3);
  assert.deepEqual(
    problems.map(({ row, column }) => [row, column]),
    [
      [2, 'conf_loss'],
      [2, 'pd_subjects'],
      [2, 'loss_amount'],
    ],
  );
  for (const problem of problems) assert.ok(problem.message && problem.next);
});

test('words of one’s own and a currency come by the mapping', () => {
  const { incidents, problems } = read('Vertraulichkeit;Schaden\nJA;1200\nvielleicht;\n', {
    Vertraulichkeit: { fact: 'i.conf_loss', values: { ja: 'confirmed', vielleicht: 'unknown' } },
    Schaden: { fact: 'i.loss_amount', currency: 'CHF' },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(incidents[0]?.facts, {
    'i.conf_loss': 'confirmed',
    'i.loss_amount': { amount: 1200, currency: 'CHF' },
  });
  assert.deepEqual(incidents[1]?.facts, {});
});

test('a column without a fact is reported as not read', () => {
  const { fields } = read('conf_loss,colour\nnone,red\n');
  assert.match(fields.find(each => each.field === 'colour')?.why ?? '', /no fact/);
});

test('a row of another length is refused with its line, quoted line breaks counted', () => {
  const { incidents, problems } = read('conf_loss,note\nnone,"two\nlines"\nnone\n');
  assert.equal(incidents.length, 1);
  assert.deepEqual(
    problems.map(each => each.row),
    [4],
  );
});

test('a table that cannot be read is refused: no head, a name twice, an open quotation mark', () => {
  for (const text of ['', 'a,a\n1,2', 'a,\n1,2', 'a,b\n"1,2']) assert.throws(() => tableFrom(text), FailureError, text);
});
