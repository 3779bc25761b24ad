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

const twins = {
  plain: 'branch-free C, gcc -O3 -march=native',
  four: 'C with four edges at once by hand and fetching ahead, gcc -O3 -march=native',
} as const;

/** The same loop in C on the same groups: the same nodes reached in every world. */
export function spreadAgainstC(folder: string): readonly BenchRow[] {
  const name = 'independent cascade, 100,000 nodes, 1,000,000 edges, against C';
  const twin = compileTwin(folder, 'spread');
  if (twin === undefined) return [skipped(name, 'no gcc on this machine')];
  const { graph, seeds, asked, ours } = setUp();
  const files = [path.join(folder, 'graph'), path.join(folder, 'seeds')] as const;
  const { nodes: count, heads, layout, groups } = graph;
  fs.writeFileSync(files[0], Int32Array.of(count, heads[count]!, layout.common!, ...heads));
  fs.appendFileSync(files[0], Uint8Array.from(groups));
  fs.writeFileSync(files[1], Int32Array.from(seeds.flatMap((seed, world) => [...worldKeys(7, world), seed])));
  const code = graph.kernel ? 'WebAssembly SIMD' : 'plain TypeScript';
  return Object.entries(twins).map(([way, how]) => {
    const theirs = () => ({ ...runTwin(twin, [way, ...files, String(worlds)]), check: undefined });
    const best = alternate(9, ours, theirs);
    const rates = [asked / best.ours / 1e6, asked / best.theirs / 1e6] as const;
    return row(
      `${name}${way === 'four' ? ' by hand' : ''}`,
      rates,
      unit,
      best.mismatches,
      `${code} against ${how}; ${load()}`,
    );
  });
}

/** Ways of `others.py`: what Python must have, how the row is called, worlds and rounds. */
const libraries = {
  networkx: { needs: 'networkx', name: 'networkx', count: 2, rounds: 3 },
  igraph: { needs: 'igraph, numpy', name: 'igraph', count: 6, rounds: 4 },
  scipy: { needs: 'scipy', name: 'scipy, a matrix of the live edges for each world', count: 12, rounds: 6 },
  rows: { needs: 'scipy', name: 'numpy with rows laid by hand, searched by scipy', count: 12, rounds: 6 },
} as const;

/**
 * The same question to libraries. Their random numbers are their own, so the mean share reached is compared. The ratio
 * credits each with every edge it drew, though the question asks only for edges of reached nodes; the note has the ratio
 * by edges asked, which is that of the time for the same worlds.
 */
export function spreadAgainstLibraries(): readonly BenchRow[] {
  const { sizes, asked, ours } = setUp();
  return Object.entries(libraries).map(([way, { needs, name: other, count, rounds }]) => {
    const name = `independent cascade against ${other}`;
    const python = ['/usr/bin/python3', 'python3'].find(
      command => spawnSync(command, ['-c', `import ${needs}`]).status === 0,
    );
    if (python === undefined) return skipped(name, `Python has no ${needs} here (Debian: python3-${needs})`);
    const script = path.join(import.meta.dirname, 'others.py');
    const best = alternate(rounds, ours, () =>
      runTwin(python, [script, way, String(nodes), String(nodes * 10), String(probability), String(count)]),
    );
    const far = best.pairs.filter(([, theirs]) => Math.abs(theirs.total - shareReached(sizes)) > 0.01).length;
    const { check: drawn = 0, asked: needed = 0 } = best.pairs[0]![1];
    const rates = [asked / best.ours / 1e6, drawn / best.theirs / 1e6] as const;
    const byQuestion = ((asked / best.ours) * best.theirs) / needed;
    const note = `edges drawn; by edges asked ${byQuestion.toFixed(1)}; mean share reached within 0.01; ${load()}`;
    return row(name, rates, unit, far, note);
  });
}

/** Mean share of all nodes over the worlds that took off; a world may die at its first step. */
function shareReached(sizes: readonly number[]): number {
  const taken = sizes.filter(size => size > nodes / 20);
  return taken.reduce((sum, size) => sum + size, 0) / Math.max(1, taken.length) / nodes;
}

/** Bytes held by a graph of 1,000,000 nodes and 10,000,000 edges with the state to run it. */
export function memoryHeld(): BenchRow {
  const random = randomGraph(1_000_000, 10, 2, true);
  // Two probabilities, so that each edge has a threshold of its own: the larger of the two layouts.
  const graph = spreadGraph(
    random,
    Float64Array.from(random.to, (_, e) => (e & 1 ? 0.04 : 0.06)),
  );
  const reached = spread(graph, [1], 1, 1);
  const bytes = graph.heads.buffer.byteLength + graph.degree.byteLength;
  return row(
    'memory of 1,000,000 nodes and 10,000,000 edges',
    [200, bytes / 1e6],
    'MB allowed against MB held',
    reached > 0 ? 0 : 1,
    'the whole block of memory while it runs; laying it out needs the edge list as well for a moment',
  );
}
