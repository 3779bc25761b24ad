import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from '../../network.ts';
import { prepare } from '../../prepare.ts';
import { randomModel } from '../../random-model.ts';
import { simulateRange } from '../../range.ts';
import { readModel } from '../../read/model.ts';
import { planOf, readShock } from '../../shock.ts';
import { createState, type State } from '../state.ts';

const first = Number(process.env['ENTENTE_SEED'] ?? 1);

function stateOf(seed: number, entries?: number): State {
  const { model: input, shock } = randomModel(seed, 60);
  const model = readModel(input);
  const prepared = prepare(networkOf(model), 90);
  return createState(prepared, planOf(readShock(shock, model), prepared), entries);
}

test('compiled and plain code give the same totals to the byte, world by world, in either order', () => {
  for (let seed = first; seed < first + 60; seed++) {
    const compiled = stateOf(seed);
    assert.notEqual(compiled.kernel, compiled.plain, 'the compiled kernel must load here');
    const plain = stateOf(seed);
    Object.assign(plain, { kernel: plain.plain });
    const worlds = { from: 0, to: 12 };
    assert.deepEqual(simulateRange(compiled, seed, worlds), simulateRange(plain, seed, worlds), `seed ${seed}`);
    Object.assign(compiled, { kernel: compiled.plain });
    assert.deepEqual(
      simulateRange(compiled, seed, worlds),
      simulateRange(plain, seed, worlds),
      `seed ${seed}, swapped`,
    );
  }
});

test('a world that outgrows the calendar is run again with more room and loses nothing', () => {
  for (let seed = first; seed < first + 40; seed++) {
    const tight = stateOf(seed, 1);
    const worlds = { from: 0, to: 6 };
    const steps: number[] = [];
    tight.trace = step => steps.push(step.tick);
    const found = simulateRange(tight, seed, worlds);
    const traced: number[] = [];
    const roomy = stateOf(seed);
    roomy.trace = step => traced.push(step.tick);
    assert.deepEqual(found, simulateRange(roomy, seed, worlds), `seed ${seed}`);
    assert.deepEqual(steps, traced, `seed ${seed}: no step of a run cut short is told`);
  }
});

test('after a world everything is at rest, so worlds do not depend on those before them', () => {
  for (let seed = first; seed < first + 20; seed++) {
    const state = stateOf(seed);
    const before = state.nodes.slice();
    const [links, bodies, sums] = [state.links.slice(), state.bodies.slice(), state.sums.slice()];
    simulateRange(state, seed, { from: 0, to: 5 });
    assert.deepEqual(state.nodes, before, `seed ${seed}`);
    assert.deepEqual(state.links, links);
    assert.deepEqual(state.sums, sums);
    assert.deepEqual(state.bodies, bodies);
  }
});
