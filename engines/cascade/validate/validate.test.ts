import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validationData } from '#tools/validate/data.ts';
import { validate, validationCases } from './index.ts';

const data = validationData();

test('all thirty validations are there', () => {
  assert.deepEqual(
    validationCases.map(entry => entry.id),
    Array.from({ length: 30 }, (_, i) => `V${i + 1}`),
  );
});

for (const entry of validationCases) {
  test(`${entry.id} ${entry.title} is reproduced`, () => {
    const failed = validate(entry, 'reduced', data).rows.filter(row => !row.holds);
    assert.deepEqual(failed, []);
  });
}
