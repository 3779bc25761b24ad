import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursScale } from './hours-scale.ts';

test('hours ascend on the line, which begins at the left and ends at the right', () => {
  for (const end of [0.1, 1, 2, 40, 72, 73, 500, 9000, 400_000]) {
    const { at, ticks } = hoursScale(end);
    assert.equal(at(0), 0);
    assert.ok(at(end) > 0 && at(end) <= 1, String(end));
    assert.ok(at(end / 2) < at(end));
    assert.equal(at(1e9), 1, 'what is later stands at the end');
    assert.equal(at(-5), 0);
    assert.ok(ticks.length >= 2 && ticks.length < 9, ticks.join(' '));
    ticks.slice(1).forEach((tick, i) => assert.ok(at(tick) - at(ticks[i]!) >= 0.12, ticks.join(' ')));
  }
});
