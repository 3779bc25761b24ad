import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCascade } from './run.ts';

test('every gap that a default filled is named with the run, varied or not', async () => {
  const { defaults } = await runCascade({
    model: {
      nodes: [
        { id: 'a', repair: 5 },
        { id: 'b', repair: 5, groups: [{ resource: 'power', members: ['e'] }] },
      ],
      edges: [{ id: 'e', from: 'a', to: 'b', type: 'restart', strength: 0.5 }],
    },
    shock: { kind: 'node', target: 'a' },
    worlds: 40,
    seed: 1,
    parameter_draws: 8,
  });
  const used = defaults.flatMap(driver => driver.defaults.map(({ id }) => `${driver.family}: ${id}`));
  assert.deepEqual(used.sort(), ['buffer: node.buffer.hours', 'delay: edge.restart.delay']);
  const stock = defaults.find(driver => driver.family === 'buffer');
  assert.deepEqual([stock?.share_of_variance, stock?.direction, stock?.defaults[0]?.used], [0, 'none', 1]);
});

test('an answer that does not vary has no drivers', async () => {
  const { defaults } = await runCascade({
    model: { nodes: [{ id: 'a' }, { id: 'b' }], edges: [{ from: 'b', to: 'a', type: 'cyber' }] },
    shock: { kind: 'node', target: 'a', duration: 5 },
    worlds: 40,
    seed: 1,
    horizon_hours: 2,
    parameter_draws: 16,
  });
  assert.ok(defaults.length >= 3);
  assert.deepEqual(
    defaults.filter(driver => driver.share_of_variance > 0),
    [],
  );
});

test('from when on a function is lost is named as a default, whether listed, carried or a node of its own', async () => {
  const { defaults } = await runCascade({
    model: {
      nodes: [
        { id: 'a', repair: 5, ncf: [{ id: 'care', share: 1 }] },
        { id: 'f', repair: 5, kind: 'function' },
      ],
      edges: [],
      functions: [{ id: 'water' }, { id: 'light', lostAt: 0.3 }],
    },
    shock: { kind: 'node', target: 'a' },
    worlds: 10,
    seed: 1,
    parameter_draws: 4,
  });
  const loss = defaults.find(driver => driver.family === 'loss of a function');
  assert.deepEqual(
    loss?.defaults.map(({ id, used, value }) => [id, used, value]),
    [['function.lostAt', 3, 0.5]],
  );
  assert.equal(loss?.share_of_variance, 0);
});
