import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocksHeld } from './locks-held.ts';
import { randomModel } from './random-model.ts';
import { replayWorld } from './questions.ts';
import { readModel } from './read/model.ts';
import { runCascade } from './run.ts';

const edge = (from: string, to: string, strength = 1) => ({ from, to, strength, delay: 0 });
const ring = (a: string, b: string, strength = 1) => [edge(a, b, strength), edge(b, a, strength)];

test('a run names the locks among what went down in it, and in how many worlds each held', async () => {
  const model = {
    nodes: ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({ id, repair: 2 })),
    edges: [...ring('a', 'b'), ...ring('c', 'd'), ...ring('e', 'f'), edge('a', 'c', 0.3)],
  };
  const about = { model, shock: { kind: 'node', target: 'a' }, worlds: 200, seed: 1, parameter_draws: 0 };
  const { locks, nodes } = await runCascade(about);
  const reached = nodes.find(({ id }) => id === 'c')!.share_of_worlds;
  assert.ok(reached > 0.1 && reached < 0.6);
  const [first, second, ...more] = locks;
  assert.deepEqual([first?.nodes, first?.worlds, first?.of], [['a', 'b'], 100, 100]);
  assert.deepEqual(second?.nodes, ['c', 'd']);
  assert.ok(second.worlds > 0 && second.worlds < 60 && second.of === 100);
  assert.deepEqual(more, [], 'e and f never fell: their lock is not named');
});

test('nodes that were down one after the other did not hold a lock, and neither did those that change in one hour', () => {
  const lock = { nodes: ['a', 'b'], text: '' };
  const at = (hour: number, node: string, level: number) => ({ hour, node, level });
  const worlds = (...events: object[]) => {
    const held = new LocksHeld([lock]);
    held.see({ events } as unknown as Parameters<LocksHeld['see']>[0]);
    return held.list()[0]?.worlds;
  };
  assert.equal(worlds(at(1, 'a', 0), at(2, 'b', 0)), 1);
  assert.equal(worlds(at(1, 'a', 0), at(2, 'a', 1), at(3, 'b', 0)), 0);
  assert.equal(worlds(at(1, 'a', 0), at(2, 'b', 0), at(2, 'a', 1)), 0, 'only the net state of an hour counts');
  assert.equal(worlds(at(1, 'a', 0), at(2, 'b', 0.7)), 0, 'from half its level on a node serves');
  assert.equal(worlds(at(1, 'a', 0), at(1, 'a', 0.2), at(2, 'b', 0)), 1);
});

/** The slow twin: the state of every node at every hour, asked of every lock. */
function slowly(nodes: readonly string[], events: readonly { hour: number; node: string; level: number }[]): boolean {
  const hours = [...new Set(events.map(({ hour }) => hour))];
  return hours.some(hour =>
    nodes.every(id => (events.findLast(event => event.node === id && event.hour <= hour)?.level ?? 1) < 0.5),
  );
}

test('counted in passing or hour by hour, random models hold the same locks', async () => {
  const first = Number(process.env['ENTENTE_SEED'] ?? 1);
  let some = 0;
  for (let seed = first; seed < first + 60; seed++) {
    const { model: raw, shock } = randomModel(seed, 8);
    const model = readModel(raw);
    const about = { model, shock, seed, horizon_hours: 100 };
    const { locks } = await runCascade({ ...about, worlds: 40, parameter_draws: 0 });
    const worlds = Array.from({ length: 40 }, (_, world) => replayWorld({ ...about, world }));
    const lossy = worlds.filter(({ events }) => events.some(({ level }) => level < 1));
    for (const { nodes, worlds: held, of } of locks) {
      assert.ok(of <= lossy.length, `seed ${seed}`);
      assert.equal(held, lossy.filter(({ events }) => slowly(nodes, events)).length, `seed ${seed}`);
      some += held;
    }
  }
  assert.ok(some > 10, `only ${some} locks held: the test shows little`);
});
