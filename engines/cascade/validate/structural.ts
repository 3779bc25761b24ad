import { counterHash } from '#engines/kernel/random.ts';
import { graphOf, randomGraph } from '../structure/graph.ts';
import { debtRank, riskChains } from '../structure/distress.ts';
import { overload } from '../structure/load.ts';
import { spread, spreadGraph } from '../structure/spread.ts';
import { cascadeWindow, vulnerableClusterSize, wattsCascade } from '../structure/threshold.ts';
import { average, meanRow, row, rows, shareRow, type Size, type ValidationCase } from './case.ts';

const nodesOf = (size: Size) => (size === 'full' ? 200_000 : 20_000);

/** The z in a range at which the mean vulnerable cluster is largest, on a grid. */
function peakOf(size: Size, from: number, to: number): number {
  const step = size === 'full' ? 0.05 : 0.1;
  const graphs = size === 'full' ? 4 : 2;
  let best = from;
  let top = 0;
  for (let z = from; z <= to + 1e-9; z += step) {
    const mean = average(graphs, i => vulnerableClusterSize(randomGraph(nodesOf(size), z, 11 + i), 0.18));
    if (mean <= top) continue;
    top = mean;
    best = z;
  }
  return best;
}

function seededWatts(size: Size, z: number, share: number): number {
  const n = nodesOf(size);
  const seeds = distinct(n, Math.round(n * share), 5);
  return average(size === 'full' ? 3 : 3, i => wattsCascade(randomGraph(n, z, 50 + i), 0.18, seeds) / n);
}

function distinct(below: number, count: number, seed: number): number[] {
  const found = new Set<number>();
  for (let i = 0; found.size < count; i++) found.add(Math.floor((counterHash(seed, i, 8) / 0x1_0000_0000) * below));
  return [...found];
}

const finalSizes: readonly (readonly [number, number, number])[] = [
  [1.2, 1e-4, 0.314087],
  [1.2, 0.01, 0.347819],
  [0.5, 0.01, 0.019707],
  [2, 0.01, 0.800204],
];

function finalSize(size: Size, r: number, share: number): number {
  const n = size === 'reduced' ? (share < 0.001 ? 200_000 : 40_000) : share < 0.001 ? 1_000_000 : 200_000;
  const runs = size === 'full' ? 50 : 12;
  let counted = 0;
  let sum = 0;
  for (let i = 0; i < runs; i++) {
    const graph = spreadGraph(randomGraph(n, r, 300 + i, true), 1);
    const reached = spread(graph, distinct(n, Math.round(n * share), i), 1, i) / n;
    if (share < 0.001 && reached < 0.05) continue;
    sum += reached;
    counted++;
  }
  return sum / counted;
}

export const structuralCases: readonly ValidationCase[] = [
  {
    id: 'V6',
    title: 'Watts cascade window, threshold 0.18',
    basis: 'Watts 2002: z times the Poisson sum is 1',
    run: size => [
      ...rows('z by formula', [1.0207, 5.76468], cascadeWindow(0.18) ?? [], 1e-3),
      row('lower z by simulation', 1.0207, peakOf(size, 0.8, 1.4), size === 'full' ? 0.15 : 0.25),
      row('upper z by simulation', 5.76468, peakOf(size, 5.3, 6.2), size === 'full' ? 0.15 : 0.35),
    ],
  },
  {
    id: 'V7',
    title: 'No window at threshold 0.26; window at 0.24',
    basis: 'same formula',
    run: () => [
      row('windows at 0.26', 0, cascadeWindow(0.26) === null ? 0 : 1, 0),
      ...rows('z at 0.24', [1.1141, 3.8631], cascadeWindow(0.24) ?? [], 1e-3),
    ],
  },
  {
    id: 'V8',
    title: 'Watts with a finite share of seeds',
    basis: 'Gleeson and Cahalane 2007',
    run: size =>
      (
        [
          [4, 0.001, 0.98019],
          [6, 0.01, 0.99751],
          [3, 0.001, 0.94055],
        ] as const
      ).map(([z, share, expected]) =>
        row(`z = ${z}, seeds ${share}`, expected, seededWatts(size, z, share), size === 'full' ? 0.005 : 0.015),
      ),
  },
  {
    id: 'V21',
    title: 'Size of subcritical cascades',
    basis: 'Borel distribution, R = 0.5',
    run: size => {
      const runs = size === 'full' ? 200_000 : 40_000;
      const graph = spreadGraph(randomGraph(100_000, 2, 9, true), 0.25);
      const sizes = Float64Array.from({ length: runs }, (_, i) => spread(graph, [counterHash(3, i) % 100_000], 21, i));
      const counts = [1, 2, 3, 4, 5].map(k => sizes.filter(value => value === k).length);
      const variance = sizes.map(value => (value - 2) ** 2);
      return [
        ...[0.606531, 0.18394, 0.083674, 0.045112, 0.02672].map((p, i) =>
          shareRow(`P(size ${i + 1})`, p, counts[i]!, runs),
        ),
        meanRow('mean', 2, sizes),
        meanRow('variance', 4, variance),
      ];
    },
  },
  {
    id: 'V22',
    title: 'Final size with a share of seeds',
    basis: 's = 1 - (1 - e) exp(-R s)',
    run: size =>
      finalSizes.map(([r, share, expected]) =>
        row(`R = ${r}, seeds ${share}`, expected, finalSize(size, r, share), size === 'full' ? 0.005 : 0.012),
      ),
  },
  {
    id: 'V24',
    title: 'Load redistribution on a ring of 9',
    basis: 'Motter and Lai 2002',
    run: () => {
      const ring = graphOf(
        9,
        Int32Array.from({ length: 9 }, (_, v) => v),
        Int32Array.from({ length: 9 }, (_, v) => (v + 1) % 9),
      );
      const expected: readonly (readonly [number, number, number])[] = [
        [0.2, 4, 2],
        [0.5, 4, 2],
        [0.7, 6, 3],
        [1, 8, 8],
      ];
      return expected.flatMap(([alpha, survivors, largest]) => {
        const result = overload(ring, alpha, [0]);
        return [
          row(`survivors, alpha ${alpha}`, survivors, result.survivors, 0),
          row(`largest piece, alpha ${alpha}`, largest, result.largestPiece, 0),
        ];
      });
    },
  },
  {
    id: 'V25',
    title: 'DebtRank of two nodes',
    basis: 'each node passes its distress once',
    run: () => {
      const result = debtRank(
        [
          [0, 0.5],
          [0.5, 0],
        ],
        [0.4, 0],
        [0.5, 0.5],
      );
      return [...rows('distress', [0.5, 0.2], result.distress, 1e-12), row('DebtRank', 0.15, result.debtRank, 1e-12)];
    },
  },
  {
    id: 'V26',
    title: 'Dependency-risk chain',
    basis: 'product of likelihoods times impact, summed over prefixes',
    run: () => {
      const links = [
        { from: 'a', to: 'b', likelihood: 0.6, impact: 4 },
        { from: 'b', to: 'c', likelihood: 0.5, impact: 5 },
        { from: 'c', to: 'd', likelihood: 0.4, impact: 3 },
      ];
      const chain = riskChains(links, 'a', 3).chains.find(entry => entry.nodes.length === 4);
      return [
        ...rows('risk', [2.4, 1.5, 0.36], chain?.risks ?? [], 1e-12),
        row('cumulative', 4.26, chain?.cumulative ?? 0, 1e-12),
      ];
    },
  },
];
