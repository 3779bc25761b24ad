import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '#engines/kernel/failure.ts';
import { compareMitigations, nextToFail, rank, replayWorld, runCascade, sobol, whyFailed } from './index.ts';
import { sobolOf } from './sobol.ts';

/** Product event, control network, substation, pumps with an 8 h tank, hospital with 72 h of diesel. */
const town = {
  id: 'town',
  functions: [{ id: 'care', name: 'Medical care', lostAt: 0.5 }],
  nodes: [
    {
      id: 'control',
      name: 'Control network',
      sector: 'energy',
      operatorId: 'grid',
      products: [{ product: 'scada', exposure: 1 }],
    },
    { id: 'substation', name: 'Substation', sector: 'energy', operatorId: 'grid', criticality: { valuePerHour: 100 } },
    {
      id: 'pumps',
      name: 'Water pumping',
      sector: 'water',
      groups: [{ resource: 'power', members: ['p'], rule: 'all', buffer: { hours: 8 } }],
    },
    {
      id: 'hospital',
      name: 'Hospital',
      sector: 'health',
      criticality: { valuePerHour: 1000, peopleServed: 500 },
      ncf: [{ id: 'care', share: 1 }],
      groups: [
        { resource: 'power', members: ['h'], rule: 'any', buffer: { hours: 72 } },
        { resource: 'water', members: ['w'], rule: 'any', buffer: { hours: 200 } },
      ],
    },
  ],
  edges: [
    { id: 'c', from: 'control', to: 'substation', type: 'cyber', strength: 1, delay: 0 },
    { id: 'p', from: 'substation', to: 'pumps', strength: 1, delay: 0 },
    { id: 'h', from: 'substation', to: 'hospital', strength: 1, delay: 2 },
    { id: 'w', from: 'pumps', to: 'hospital', strength: 0.8, delay: 0 },
  ],
  technologies: [{ id: 'scada', name: 'Scada suite', recovery: 'remote' }],
};
const shock = { kind: 'technology', target: 'scada', start: 2, duration: 120 };

test('a world replays alone and tells the chain in words with times', () => {
  const { lost, events } = replayWorld({ model: town, shock, seed: 1, world: 0 });
  const care = lost.find(entry => entry.id === 'care');
  assert.equal(care?.hour, 76);
  assert.deepEqual(care?.chain.nodes, ['control', 'substation', 'hospital']);
  assert.match(
    care?.chain.text ?? '',
    /Control network down 02:00 by its own damage, Substation down 02:00 without Control network, Hospital down 76:00 without Substation after a stock of 72 h/,
  );
  assert.equal(events.find(event => event.node === 'pumps')?.hour, 10);
});

test('a run gives losses in three bands, causes with necessity, chains, defaults and a manifest', async () => {
  const result = await runCascade({ model: town, shock, worlds: 100, seed: 1, parameter_draws: 8 });
  const [care] = result.functions;
  assert.equal(care?.probability.estimate, 1);
  assert.equal(care?.time_to_loss?.p50, 76);
  assert.equal(care?.loss_hours.mean, 48);
  for (const band of ['sampling', 'parameters', 'model'] as const) assert.equal(care?.loss_hours.bands[band].length, 2);
  const substation = result.causes.find(cause => cause.id === 'substation');
  assert.ok((substation?.necessity ?? 0) > 0.2);
  assert.equal(result.chains[0]?.share, 1);
  assert.ok(
    result.defaults.some(driver => driver.defaults.some(used => used.id === 'node.buffer.refill')) ||
      result.defaults.length > 0,
  );
  assert.match(result.manifest.model_hash, /^[0-9a-f]{64}$/);
  assert.ok(care?.money.mean === 48_000 && care.people_hours.mean === 24_000);
});

test('the same request gives the same bytes', async () => {
  const ask = () =>
    runCascade({
      model: town,
      shock: { ...shock, duration: { dist: 'lognormal', median: 60, sigma: 1 } },
      worlds: 300,
      seed: 8,
      parameter_draws: 4,
    });
  assert.equal(JSON.stringify(await ask()), JSON.stringify(await ask()));
});

test('what nobody saw has a bound, not a zero', async () => {
  const result = await runCascade({
    model: town,
    shock: { ...shock, duration: 10 },
    worlds: 300,
    seed: 1,
    parameter_draws: 0,
  });
  assert.equal(result.functions[0]?.probability.estimate, null);
  assert.equal(result.functions[0]?.probability.high, 0.01);
});

test('a cancelled run rejects and progress reaches its end', async () => {
  const controller = new AbortController();
  const running = runCascade({
    model: town,
    shock,
    worlds: 5000,
    seed: 1,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await assert.rejects(
    running,
    (error: unknown) => error instanceof FailureError && error.failure.code === 'cancelled',
  );
  let last: readonly number[] = [];
  await runCascade({
    model: town,
    shock,
    worlds: 500,
    seed: 1,
    parameter_draws: 2,
    onProgress: (...at) => (last = at),
  });
  assert.equal(last[0], last[1]);
});

test('bad requests and bad shocks are refused with the field', async () => {
  const refuse = (more: object, code: string) =>
    assert.rejects(
      runCascade({ model: town, shock, worlds: 10, seed: 1, ...more }),
      (error: unknown) => error instanceof FailureError && error.failure.code === code,
    );
  await refuse({ worlds: 0 }, 'bad-request');
  await refuse({ worlds: 1.5 }, 'bad-request');
  await refuse({ seed: Number.NaN }, 'bad-request');
  await refuse({ horizon_hours: -1 }, 'bad-request');
  await refuse({ parameter_draws: -3 }, 'bad-request');
  await refuse({ horizon_hours: 80_000, quantum_hours: 0.01 }, 'bad-request');
  await refuse({ shock: { kind: 'node', target: 'nobody' } }, 'shock-reaches-nothing');
  await refuse({ shock: { kind: 'storm', target: 'control' } }, 'bad-shock');
  await refuse({ shock: { kind: 'node', target: 'control', compromise: 2 } }, 'bad-shock');
});

test('what fails next is told with its time', () => {
  const next = nextToFail({ model: town, down: ['substation'], duration: 100, seed: 1 });
  assert.deepEqual(
    next.filter(entry => entry.kind === 'node').map(entry => [entry.id, entry.hours?.p50]),
    [
      ['pumps', 8],
      ['hospital', 74],
    ],
  );
});

test('why a function failed names its chain', () => {
  const why = whyFailed({ model: town, shock, seed: 1, target: 'care', worlds: 20 });
  assert.equal(why.probability.estimate, 1);
  assert.deepEqual(why.chains[0]?.nodes, ['control', 'substation', 'hospital']);
});

test('the substation ranks above the pumps, and measures compare on the same worlds', () => {
  const [{ ranked } = { ranked: [] }] = rank({ model: town, seed: 1, samples: 2000, worlds: 50, duration: 120 }).lists;
  const place = (id: string) => ranked.findIndex(entry => entry.id === id);
  assert.ok(place('control') < place('pumps'));
  const [best, other] = compareMitigations({
    model: town,
    shock,
    worlds: 50,
    seed: 1,
    mitigations: [
      {
        id: 'diesel',
        name: 'More diesel',
        cost: 1000,
        changes: [{ change: 'buffer', node: 'hospital', resource: 'power', hours: 200 }],
      },
      {
        id: 'tank',
        name: 'Larger tank',
        cost: 1000,
        changes: [{ change: 'buffer', node: 'pumps', resource: 'power', hours: 200 }],
      },
    ],
  });
  assert.equal(best?.id, 'diesel');
  assert.equal(best?.avoided.mean, 48_000);
  assert.equal(best?.worse.estimate, null);
  assert.equal(other?.cost_per_avoided_loss, null);
});

test('Sobol indices of a known sum are those of its variances', () => {
  const { indices } = sobolOf(point => 2 * point['a']! + point['b']!, ['a', 'b'], 2000, 3);
  assert.ok(Math.abs(indices[0]!.first_order - 0.8) < 0.08 && indices[0]!.family === 'a');
  assert.ok(Math.abs(indices[1]!.total - 0.2) < 0.05);
  assert.ok(sobol({ model: town, shock, seed: 1, draws: 16, worlds: 4 }).indices.length > 0);
});
