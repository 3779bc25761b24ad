import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { counterHash } from '#engines/kernel/random.ts';
import { worldKeys } from '../draws.ts';
import { randomGraph } from '../structure/graph.ts';
import { edgesAsked, spread, spreadGraph } from '../structure/spread.ts';
import { alternate, compileTwin, type Round, runTwin, timed } from './rounds.ts';
import { type BenchRow, load, row, skipped } from './row.ts';

const nodes = 100_000;
const probability = 0.2;
const worlds = 20;
const unit = 'million edge decisions/s';

/** Worlds of the independent cascade on 100,000 nodes and 1,000,000 edges, each from one node. */
function setUp() {
  const graph = spreadGraph(randomGraph(nodes, 10, 1, true), probability);
  const seeds = Array.from({ length: worlds }, (_, world) => counterHash(5, world) % nodes);
  const sizes: number[] = [];
  const pass = () => {
    let total = 0;
    for (let world = 0; world < worlds; world++) total += sizes[world] = spread(graph, [seeds[world]!], 7, world);
    return { total };
  };
  const asked = seeds.reduce((sum, seed, world) => sum + edgesAsked(graph, spread(graph, [seed], 7, world)), 0);
  return { graph, seeds, sizes, asked, ours: (): Round => timed(pass) };
}

/** The same loop in C on the same blocks: the same nodes reached in every world. */
export function spreadAgainstC(folder: string): BenchRow {
  const name = 'independent cascade, 100,000 nodes, 1,000,000 edges, against C';
  const twin = compileTwin(folder, 'spread');
  if (twin === undefined) return skipped(name, 'no gcc on this machine');
  const { graph, seeds, asked, ours } = setUp();
  const widest = graph.degree.reduce((top, size) => Math.max(top, size), 0) + 3;
  const files = [path.join(folder, 'graph'), path.join(folder, 'seeds')] as const;
  fs.writeFileSync(files[0], Int32Array.of(graph.nodes, widest, ...graph.start));
  const { buffer, byteOffset, byteLength } = graph.blocks;
  fs.appendFileSync(files[0], Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)));
  fs.writeFileSync(files[1], Int32Array.from(seeds.flatMap((seed, world) => [...worldKeys(7, world), seed])));
  const best = alternate(9, ours, () => ({ ...runTwin(twin, [...files, String(worlds)]), check: undefined }));
  const code = graph.kernel ? 'WebAssembly SIMD' : 'plain TypeScript';
  const rates = [asked / best.ours / 1e6, asked / best.theirs / 1e6] as const;
  return row(name, rates, unit, best.mismatches, `${code} against gcc -O3 -march=native; ${load()}`);
}

const libraries = { networkx: 2, igraph: 3, scipy: 6 } as const;

/** The same question to libraries. Their random numbers are their own, so the mean share reached is compared. */
export function spreadAgainstLibraries(): readonly BenchRow[] {
  const { sizes, asked, ours } = setUp();
  return Object.entries(libraries).map(([library, count]) => {
    const name = `independent cascade against ${library}`;
    const python = ['/usr/bin/python3', 'python3'].find(
      command => spawnSync(command, ['-c', `import ${library}`]).status === 0,
    );
    if (python === undefined) return skipped(name, `Python has no ${library} here (Debian: python3-${library})`);
    const script = path.join(import.meta.dirname, 'others.py');
    const best = alternate(library === 'networkx' ? 3 : 6, ours, () =>
      runTwin(python, [script, library, String(nodes), String(nodes * 10), String(probability), String(count)]),
    );
    const far = best.pairs.filter(([, theirs]) => Math.abs(theirs.total - shareReached(sizes)) > 0.01).length;
    const asks = best.pairs[0]![1].check!;
    const rates = [asked / best.ours / 1e6, asks / best.theirs / 1e6] as const;
    return row(name, rates, unit, far, `mean share of nodes reached within 0.01 of each other; ${load()}`);
  });
}

/** Mean share of all nodes over the worlds that took off; a world may die at its first step. */
function shareReached(sizes: readonly number[]): number {
  const taken = sizes.filter(size => size > nodes / 20);
  return taken.reduce((sum, size) => sum + size, 0) / Math.max(1, taken.length) / nodes;
}

/** Bytes held by a graph of 1,000,000 nodes and 10,000,000 edges with the state to run it. */
export function memoryHeld(): BenchRow {
  const graph = spreadGraph(randomGraph(1_000_000, 10, 2, true), 0.05);
  const reached = spread(graph, [1], 1, 1);
  const bytes = graph.start.buffer.byteLength + graph.degree.byteLength;
  return row(
    'memory of 1,000,000 nodes and 10,000,000 edges',
    [200, bytes / 1e6],
    'MB allowed against MB held',
    reached > 0 ? 0 : 1,
    'the whole block of memory while it runs; laying it out needs the edge list as well for a moment',
  );
}
