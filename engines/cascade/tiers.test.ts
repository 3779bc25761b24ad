import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCascade } from './index.ts';

test('a shock that begins after the end of the run costs nothing in any tier, and never less than nothing', async () => {
  const { total } = await runCascade({
    model: { nodes: [{ id: 'a', sector: 's' }] },
    shock: { kind: 'node', target: 'a', start: 90, duration: 5 },
    worlds: 4,
    seed: 1,
    horizon_hours: 48,
    parameter_draws: 0,
  });
  assert.equal(total.loss_hours.mean, 0);
  assert.ok(total.loss_hours.bands.model.every(value => value === 0));
});
