import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReplayedWorld } from '#engines/cascade/index.ts';
import { seededRandom } from '#engines/kernel/random.ts';
import { changedIn, fallenAt, hoursOfChange, lastAt, levelsAt } from './moments.ts';

const seed = Number(process.env.ENTENTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed} (ENTENTE_SEED)`);

function randomWorld(at: number): ReplayedWorld {
  const random = seededRandom(at);
  const hours = Array.from({ length: random.int(60) }, () => random.unit() * 40).sort((a, b) => a - b);
  const events = hours.map(hour => ({ hour, node: `n${random.int(9)}`, level: random.pick([0, 0.3, 1]) }));
  return { world: 0, lost: [], events } as unknown as ReplayedWorld;
}

test('table, pictures and steps tell the same of every hour of a random world', () => {
  for (let at = 0; at < 40; at++) {
    const world = randomWorld(seed + at);
    const steps = new Set(hoursOfChange(world));
    for (let hour = 0; hour <= 41; hour++) {
      const levels = levelsAt(world, hour);
      const down = [...levels].filter(([, level]) => level < 1).map(([id]) => id);
      const fallen = fallenAt(world, hour);
      assert.deepEqual(fallen.map(({ node }) => node).sort(), down.sort(), `seed ${seed + at} hour ${hour}`);
      for (const { node, level, since } of fallen) {
        assert.equal(level, levels.get(node));
        const before = world.events.filter(event => event.node === node && event.hour < since).at(-1);
        assert.ok(before === undefined || before.level >= 1, 'it ran in full until then');
      }
      assert.equal(changedIn(world, hour).length > 0, steps.has(hour), `seed ${seed + at} hour ${hour}`);
      const last = lastAt(world, hour);
      assert.equal(last === undefined, !world.events.some(event => event.hour <= hour && event.level < 1));
    }
  }
});

test('nothing has failed before the first event', () => {
  const world = { world: 0, lost: [], events: [] } as unknown as ReplayedWorld;
  assert.deepEqual(
    [levelsAt(world, 9).size, changedIn(world, 9), fallenAt(world, 9), hoursOfChange(world), lastAt(world, 9)],
    [0, [], [], [], undefined],
  );
});
