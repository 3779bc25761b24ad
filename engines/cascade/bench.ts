import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { counterHash } from '#engines/kernel/random.ts';
import { worldKeys } from './draws.ts';
import { networkOf } from './network.ts';
import { simulateRange, stateFor } from './range.ts';
import { readModel } from './read/model.ts';
import { sweepWorld } from './reference.ts';
import { readShock } from './shock.ts';
import { randomGraph } from './structure/graph.ts';
import { spread, spreadGraph } from './structure/spread.ts';

/** One comparison. `ratio` is how many times the other's speed ours is; `mismatches` counts totals that differ. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly other: number;
  readonly unit: string;
  readonly ratio: number;
  readonly mismatches: number;
  readonly note: string;
}

const nodes = 100_000;
const probability = 0.2;
const rounds = 5;

/** All comparisons: alternating rounds within one run, best of each, totals compared. */
export async function bench(): Promise<readonly BenchRow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'entente-bench-'));
  try {
    return [
      ...spreadAgainstC(folder),
      ...timedAgainstC(folder),
      timedAgainstSweep(),
      ...againstLibraries(),
      memory(),
      await twoWorkers(),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const skipped = (name: string, note: string): BenchRow => ({
  name,
  ours: 0,
  other: 0,
  unit: 'skipped',
  ratio: 0,
  mismatches: 0,
  note,
});
const row = (name: string, ours: number, other: number, unit: string, mismatches: number, note: string): BenchRow => ({
  name,
  ours,
  other,
  unit,
  ratio: ours / other,
  mismatches,
  note,
});

/** Compiles a twin, or undefined where there is no compiler. */
function compile(folder: string, name: string): string | undefined {
  const out = path.join(folder, name);
  const built = spawnSync('gcc', [
    '-O3',
    '-march=native',
    '-o',
    out,
    path.join(import.meta.dirname, 'bench', `${name}.c`),
  ]);
  return built.status === 0 ? out : undefined;
}

interface Round {
  readonly total: number;
  readonly decisions: number;
  readonly seconds: number;
}

function runTwin(command: string, args: readonly string[]): Round {
  const [total = 0, decisions = 0, seconds = 0] = execFileSync(command, args, { encoding: 'utf8' })
    .trim()
    .split(' ')
    .map(Number);
  return { total, decisions, seconds };
}

function timed(one: () => { total: number; decisions: number }): Round {
  const started = performance.now();
  return { ...one(), seconds: (performance.now() - started) / 1000 };
}

/** Alternates ours and theirs; returns the best seconds of each and how many rounds differ in total. */
function alternate(ours: () => Round, theirs: () => Round) {
  const pairs = Array.from({ length: rounds }, () => [ours(), theirs()] as const);
  return {
    ours: Math.min(...pairs.map(([a]) => a.seconds)),
    theirs: Math.min(...pairs.map(([, b]) => b.seconds)),
    decisions: pairs[0]![0].decisions,
    mismatches: pairs.filter(([a, b]) => a.total !== b.total).length,
  };
}

function spreadWorlds(count: number) {
  const graph = spreadGraph(randomGraph(nodes, 10, 1, true), probability);
  const seeds = Array.from({ length: count }, (_, world) => counterHash(5, world) % nodes);
  const ours = () => {
    return timed(() => {
      let total = 0;
      let decisions = 0;
      for (let world = 0; world < count; world++) {
        const result = spread(graph, [seeds[world]!], 7, world);
        total += result.reached;
        decisions += result.decisions;
      }
      return { total, decisions };
    });
  };
  return { graph, seeds, ours };
}

function spreadAgainstC(folder: string): readonly BenchRow[] {
  const name = 'independent cascade, 100,000 nodes, 1,000,000 edges, against C';
  const twin = compile(folder, 'spread');
  if (twin === undefined) return [skipped(name, 'no gcc on this machine')];
  const count = 20;
  const { graph, seeds, ours } = spreadWorlds(count);
  const widest = graph.degree.reduce((top, size) => Math.max(top, size), 0) + 3;
  fs.writeFileSync(path.join(folder, 'graph'), Int32Array.of(graph.nodes, widest, ...graph.start));
  const { buffer, byteOffset, byteLength } = graph.blocks;
  fs.appendFileSync(path.join(folder, 'graph'), Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)));
  fs.writeFileSync(
    path.join(folder, 'seeds'),
    Int32Array.from(seeds.flatMap((seed, world) => [...worldKeys(7, world), seed])),
  );
  ours();
  const best = alternate(ours, () =>
    runTwin(twin, [path.join(folder, 'graph'), path.join(folder, 'seeds'), String(count)]),
  );
  const rate = (seconds: number) => best.decisions / seconds / 1e6;
  return [
    row(
      name,
      rate(best.ours),
      rate(best.theirs),
      'million edge decisions/s',
      best.mismatches,
      `the same loop, gcc -O3 -march=native; best of five alternating rounds; ${graph.kernel ? 'WebAssembly SIMD' : 'plain TypeScript'}`,
    ),
  ];
}

/** A model within what the C twin of the timed engine can do. */
function plainModel(size: number) {
  const edges: object[] = [];
  const models = Array.from({ length: size }, (_, i) => {
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
  return readModel({ nodes: models, edges });
}

function timedSetup(size: number) {
  const model = plainModel(size);
  const shock = readShock({ kind: 'sector', target: 'hit', duration: 48 }, model);
  return stateFor(networkOf(model), { shock, seed: 9, horizonHours: 336 });
}

function timedAgainstC(folder: string): readonly BenchRow[] {
  const name = 'timed engine, 20,000 nodes, 80,000 dependencies, 336 h, against C';
  const twin = compile(folder, 'timed');
  if (twin === undefined) return [skipped(name, 'no gcc on this machine')];
  const count = 200;
  const state = timedSetup(20_000);
  const { network, prepared } = state;
  const hits = state.plan.hits(0, 0, 0).map(hit => hit.node);
  const parts = [
    [network.nodeCount, network.groupCount, network.linkCount, hits.length, prepared.horizon, 48],
    network.linkStart,
    network.linkGroup,
    prepared.delay.fixed,
    prepared.threshold,
    prepared.sure,
    network.linkKeys,
    network.groupNode,
    network.groupNeed,
    network.groupSize,
    prepared.buffer.fixed,
    hits,
  ];
  fs.writeFileSync(
    path.join(folder, 'network'),
    Int32Array.from(parts.flatMap(part => Array.from(part as ArrayLike<number>, value => value | 0))),
  );
  fs.writeFileSync(
    path.join(folder, 'keys'),
    Int32Array.from(Array.from({ length: count }, (_, world) => worldKeys(9, world)).flat()),
  );
  const ours = () =>
    timed(() => ({
      total: simulateRange(state, 9, { from: 0, to: count }).nodeLoss.reduce((sum, value) => sum + value, 0) / 1000,
      decisions: count,
    }));
  ours();
  const best = alternate(ours, () =>
    runTwin(twin, [path.join(folder, 'network'), path.join(folder, 'keys'), String(count)]),
  );
  return [
    row(
      name,
      count / best.ours,
      count / best.theirs,
      'worlds/s',
      best.mismatches,
      'ours keeps levels, functions, money and people as well; the twin only node-hours',
    ),
  ];
}

function timedAgainstSweep(): BenchRow {
  const state = timedSetup(500);
  const worlds = 3;
  const fast = timed(() => ({
    total: simulateRange(state, 9, { from: 0, to: worlds * 100 }).nodeLoss.length,
    decisions: 0,
  }));
  const ours = simulateRange(state, 9, { from: 0, to: worlds }).nodeLoss.reduce((sum, value) => sum + value, 0);
  let total = 0;
  const slow = timed(() => {
    for (let world = 0; world < worlds; world++)
      total += sweepWorld(state.prepared, state.plan, 9, world).reduce((sum, value) => sum + value, 0);
    return { total, decisions: 0 };
  });
  return row(
    'timed engine against the hourly sweep, 500 nodes',
    (worlds * 100) / fast.seconds,
    worlds / slow.seconds,
    'worlds/s',
    ours === total ? 0 : 1,
    'the sweep is the plain twin in reference.ts, not tuned',
  );
}

function againstLibraries(): readonly BenchRow[] {
  const { ours } = spreadWorlds(20);
  ours();
  const mine = ours();
  const rate = mine.decisions / mine.seconds / 1e6;
  const wanted = { networkx: 2, igraph: 2, scipy: 4 };
  return Object.entries(wanted).map(([library, worlds]) => {
    const name = `independent cascade against ${library}`;
    const python = ['/usr/bin/python3', 'python3'].find(
      command => spawnSync(command, ['-c', `import ${library}`]).status === 0,
    );
    if (python === undefined) return skipped(name, `Python has no ${library} here (Debian: python3-${library})`);
    const theirs = runTwin(python, [
      path.join(import.meta.dirname, 'bench/others.py'),
      library,
      String(nodes),
      String(nodes * 10),
      String(probability),
      String(worlds),
    ]);
    return row(
      name,
      rate,
      theirs.decisions / theirs.seconds / 1e6,
      'million edge decisions/s',
      0,
      'their own random numbers: totals agree on average only',
    );
  });
}

/** Bytes held by a graph of 1,000,000 nodes and 10,000,000 edges with the state to run it. */
function memory(): BenchRow {
  const graph = spreadGraph(randomGraph(1_000_000, 10, 2, true), 0.05);
  const result = spread(graph, [1], 1, 1);
  const bytes = [graph.start, graph.blocks, graph.degree, graph.stamp, graph.queue, graph.scratch].reduce(
    (sum, array) => sum + array.byteLength,
    0,
  );
  return row(
    'memory of 1,000,000 nodes and 10,000,000 edges',
    200,
    bytes / 1e6,
    'MB allowed against MB held',
    result.reached > 0 ? 0 : 1,
    'typed arrays while running; building needs as much again for a moment',
  );
}

async function twoWorkers(): Promise<BenchRow> {
  const { runOnWorkers } = await import('#platform/compute/pool.ts');
  const model = plainModel(5000);
  const setting = {
    shock: readShock({ kind: 'sector', target: 'hit', duration: 48 }, model),
    seed: 9,
    horizonHours: 336,
  };
  const spans = Array.from({ length: 40 }, (_, i) => ({ from: i * 100, to: (i + 1) * 100 }));
  const run = async (workers: number) => {
    const started = performance.now();
    const parts = await runOnWorkers<{ nodeLoss: Float64Array }>({
      module: '#engines/cascade/shard.ts',
      job: { model, setting },
      spans,
      workers,
    });
    return {
      seconds: (performance.now() - started) / 1000,
      total: parts.reduce((sum, part) => sum + part.nodeLoss.reduce((a, b) => a + b, 0), 0),
    };
  };
  const one = await run(1);
  const two = await run(2);
  return row(
    'two workers against one',
    4000 / two.seconds,
    4000 / one.seconds,
    'worlds/s',
    one.total === two.total ? 0 : 1,
    `start of workers included; load average ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} cores`,
  );
}

if (import.meta.main) console.table(await bench());
