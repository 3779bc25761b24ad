import fs from 'node:fs';
import path from 'node:path';
import { counterHash } from '#engines/kernel/random.ts';
import { worldKeys } from '../draws.ts';
import { networkOf } from '../network.ts';
import { simulateRange, stateFor } from '../range.ts';
import { readModel } from '../read/model.ts';
import { sweepWorld } from '../reference.ts';
import { readShock } from '../shock.ts';
import { nodeShift, sumSize, type Tables } from '../timed/records.ts';
import type { State } from '../timed/state.ts';
import { rowField, rowFields } from '../timed/world.ts';
import { alternate, compileTwin, runTwin, timed } from './rounds.ts';
import { type BenchRow, load, row, skipped } from './row.ts';

const hold = 48;

/** A model within what the C twin knows: two resources for each node, stocks, delays, a sector that is hit. */
export function plainModel(size: number) {
  const edges: object[] = [];
  const nodes = Array.from({ length: size }, (_, i) => {
    const group = (g: number) => ({
      resource: `r${g}`,
      rule: g === 0 ? 'any' : 'all',
      buffer: { hours: counterHash(3, i, g) % 9, refill: 0 },
      members: [0, 1].map(m => {
        const id = `e${i}-${g}-${m}`;
        const from = counterHash(4, i, g, m) % size;
        edges.push({
          id,
          from: `n${from === i ? (i + 1) % size : from}`,
          to: `n${i}`,
          strength: g === 0 ? 0.9 : 0.35,
          delay: 1 + (counterHash(5, i, g, m) % 3),
        });
        return id;
      }),
    });
    return { id: `n${i}`, sector: i < 40 ? 'hit' : 'rest', groups: [group(0), group(1)] };
  });
  return readModel({ nodes, edges });
}

export const hitSector = { kind: 'sector', target: 'hit', duration: hold };

function stateOf(size: number): State {
  const model = plainModel(size);
  return stateFor(networkOf(model), { shock: readShock(hitSector, model), seed: 9, horizonHours: 336 });
}

const tableOrder: readonly (keyof Tables)[] = [
  'shortfall',
  'sums',
  'words',
  'nodes',
  'bodies',
  'groups',
  'links',
  'members',
  'heads',
  'bitmap',
  'metNodes',
  'metGroups',
  'metLinks',
  'hourNodes',
  'dirty',
  'due',
  'openSums',
  'entries',
];

/** Writes what the twin reads: the very block of records ours starts from, and the keys of the worlds. */
function writeTwinInput(folder: string, state: State, worlds: number): readonly string[] {
  const files = ['memory', 'places', 'worlds'].map(name => path.join(folder, name));
  const { network, plan, sums } = state;
  const hits = plan.hits(0, 0, 0).map(hit => hit.node << nodeShift);
  const facts = [network.nodeCount, sums.length / sumSize, hits.length, hold, ...hits];
  const keys = Array.from({ length: worlds }, (_, world) => worldKeys(9, world)).flat();
  fs.writeFileSync(files[0]!, new Uint8Array(state.words.buffer as ArrayBuffer));
  fs.writeFileSync(files[1]!, Int32Array.from([...tableOrder.map(name => state[name].byteOffset), ...facts]));
  fs.writeFileSync(files[2]!, Int32Array.from(keys));
  return files;
}

/** Node-hours, and one number from every other total: sums of each world in their order, then worlds of each node. */
function totalsOf(state: State, worlds: number) {
  const { rows, nodeLoss, nodeWorlds } = simulateRange(state, 9, { from: 0, to: worlds });
  const aggregates = state.sums.length / sumSize;
  let total = 0;
  for (let world = 0; world < worlds; world++) {
    let sum = 0;
    for (let a = 0; a < aggregates; a++) {
      const at = (world * aggregates + a) * rowFields;
      sum += rows[at + rowField.inoperabilityTicks]! + rows[at + rowField.peak]!;
      sum += rows[at + rowField.firstLost]! + rows[at + rowField.lostTicks]!;
    }
    total += sum;
  }
  for (const value of nodeWorlds) total += value;
  return { total, check: nodeLoss.reduce((sum, value) => sum + value, 0) / 1000 };
}

/** The same algorithm on the same records in C. */
export function timedAgainstC(folder: string): BenchRow {
  const name = 'timed engine, 20,000 nodes, 80,000 dependencies, 336 h, against C';
  const twin = compileTwin(folder, 'timed');
  if (twin === undefined) return skipped(name, 'no gcc on this machine');
  // Enough worlds that the twin, which begins with a cold cache each time, is not measured by how it begins.
  const worlds = 2000;
  const state = stateOf(20_000);
  const files = writeTwinInput(folder, state, worlds);
  const ours = () => timed(() => totalsOf(state, worlds));
  for (let i = 0; i < 10; i++) ours();
  const best = alternate(25, ours, () => runTwin(twin, files));
  const code = state.kernel === state.plain ? 'plain TypeScript' : 'compiled from TypeScript';
  return row(
    name,
    [worlds / best.ours, worlds / best.theirs],
    'worlds/s',
    best.mismatches,
    `${code} against gcc -O3 -march=native; node-hours, sums of sectors, node counts compared; ${load()}`,
  );
}

/** The plain loop of the same source, for where WebAssembly is missing. */
export function plainAgainstCompiled(): BenchRow {
  const state = stateOf(20_000);
  const plain = stateOf(20_000);
  Object.assign(plain, { kernel: plain.plain });
  const pass = (which: State) => () => timed(() => totalsOf(which, 400));
  const best = alternate(9, pass(plain), pass(state));
  return row(
    'timed engine as plain TypeScript against compiled',
    [400 / best.ours, 400 / best.theirs],
    'worlds/s',
    best.mismatches,
    `the same source; ${load()}`,
  );
}

/** The hour-by-hour sweep of every node and group, which the engine equals to the integer. */
export function timedAgainstSweep(): BenchRow {
  const state = stateOf(500);
  const worlds = 3;
  const lost = (to: number) => simulateRange(state, 9, { from: 0, to }).nodeLoss.reduce((sum, value) => sum + value, 0);
  const total = lost(worlds);
  const many = 300;
  for (let i = 0; i < 5; i++) lost(many);
  const best = alternate(
    3,
    () => ({ ...timed(() => ({ total: lost(many) })), total }),
    () =>
      timed(() => {
        let sum = 0;
        for (let world = 0; world < worlds; world++)
          for (const value of sweepWorld(state.prepared, state.plan, 9, world)) sum += value;
        return { total: sum };
      }),
  );
  return row(
    'timed engine against the hourly sweep, 500 nodes, 336 h',
    [many / best.ours, worlds / best.theirs],
    'worlds/s',
    best.mismatches,
    `the sweep is the plain twin in reference.ts, not tuned; ${load()}`,
  );
}
