import { counterHash } from '#engines/kernel/random.ts';
import { articulationPoints, afterTargetedRemoval, largestComponent, mutualGiant } from '../structure/components.ts';
import { type Graph, randomGraph, regularGraph } from '../structure/graph.ts';
import { average, row, type Row, type Size, type ValidationCase } from './case.ts';

const nodesOf = (size: Size) => (size === 'full' ? 200_000 : 20_000);
const graphsOf = (size: Size) => (size === 'full' ? 20 : 4);
/** Ten times fewer nodes and five times fewer graphs scatter seven times as far. */
const wider = (size: Size, tolerance: number) => (size === 'full' ? tolerance : 4 * tolerance);

function kept(nodes: number, p: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: nodes }, (_, v) => (counterHash(seed, v, 91) / 0x1_0000_0000 < p ? 1 : 0));
}

function giantShare(size: Size, c: number, p = 1): number {
  const n = nodesOf(size);
  return average(
    graphsOf(size),
    i => largestComponent(randomGraph(n, c, 1000 + i), p < 1 ? kept(n, p, 2000 + i) : undefined) / n,
  );
}

/** Share of the mutual giant component of `make(seed)` graphs after 1 - p of the first is removed. */
function mutualShare(size: Size, p: number, make: (nodes: number, seed: number) => readonly Graph[]): number {
  const n = nodesOf(size);
  return average(graphsOf(size), i => mutualGiant(make(n, 7000 + 10 * i), kept(n, p, 3000 + i)) / n);
}

const pair =
  (k: number, count = 2) =>
  (nodes: number, seed: number) =>
    Array.from({ length: count }, (_, i) => randomGraph(nodes, k, seed + i));

/** Smallest p for which P = p (1 - exp(-kP))^n has a solution above 0, times k. */
export function criticalTimesDegree(networks: number): number {
  let best = Infinity;
  for (let x = 0.01; x < 12; x += 0.0001) best = Math.min(best, x / (1 - Math.exp(-x)) ** networks);
  return best;
}

function mutualLaw(p: number, k: number, networks: number): number {
  let share = p;
  for (let i = 0; i < 20_000; i++) share = p * (1 - Math.exp(-k * share)) ** networks;
  return share < 1e-6 ? 0 : share;
}

function regularLaw(degree: number) {
  const at = (u: number) => (1 - u) / ((1 - u ** (degree - 1)) * (1 - u ** degree));
  let best = 0.5;
  for (let u = 0.0001; u < 1; u += 0.0001) if (at(u) < at(best)) best = u;
  return { critical: at(best), jump: at(best) * (1 - best ** degree) ** 2 };
}

const v3: Readonly<Record<number, number>> = { 0.7: 0.557616, 0.65: 0.459778, 0.62: 0.36887, 0.6: 0 };

export const percolationCases: readonly ValidationCase[] = [
  {
    id: 'V1',
    title: 'Giant component of Erdos-Renyi graphs',
    basis: 'S = 1 - exp(-cS)',
    run: size => {
      const expected: readonly (readonly [number, number])[] = [
        [1.1, 0.176134],
        [1.2, 0.313698],
        [1.5, 0.582812],
        [2, 0.796812],
        [3, 0.94048],
        [4, 0.980173],
      ];
      return expected.map(([c, share]) =>
        row(`c = ${c}`, share, giantShare(size, c), wider(size, c === 1.1 ? 0.02 : 0.01)),
      );
    },
  },
  {
    id: 'V2',
    title: 'Random removal, critical share 1 / mean degree',
    basis: 'p S(c p)',
    run: size => [
      row('<k> = 4, p = 0.5', 0.398406, giantShare(size, 4, 0.5), wider(size, 0.01)),
      row('<k> = 4, p = 0.2', 0, giantShare(size, 4, 0.2), wider(size, 0.01)),
    ],
  },
  {
    id: 'V3',
    title: 'Two interdependent Erdos-Renyi networks',
    basis: 'Buldyrev et al. 2010',
    run: size => [
      row('critical p for <k> = 4', 0.613852, criticalTimesDegree(2) / 4, 1e-5),
      ...Object.entries(v3).map(([p, share]) =>
        row(`p = ${p}`, share, mutualShare(size, Number(p), pair(4)), wider(size, p === '0.62' ? 0.02 : 0.01)),
      ),
    ],
  },
  {
    id: 'V4',
    title: 'A tree of n interdependent Erdos-Renyi networks',
    basis: 'Gao et al. 2011',
    run: size => [
      ...[2.455407, 3.089119, 3.508901, 3.822487].map((value, i) =>
        row(`p_c k, n = ${i + 2}`, value, criticalTimesDegree(i + 2), 0.02 * value),
      ),
      ...(
        [
          [0.9, 0.790416],
          [0.8, 0.605009],
          [0.75, 0],
        ] as const
      ).map(([p, share]) => row(`n = 3, k = 4, p = ${p}`, share, mutualShare(size, p, pair(4, 3)), wider(size, 0.01))),
      row('law at n = 3, p = 0.8', 0.605009, mutualLaw(0.8, 4, 3), 1e-5),
    ],
  },
  {
    id: 'V5',
    title: 'Two interdependent random regular graphs',
    basis: 'p = (1 - u) / ((1 - u^(d-1)) (1 - u^d)), P = p (1 - u^d)^2',
    run: size => {
      const regular = (d: number) => (nodes: number, seed: number) => [
        regularGraph(nodes, d, seed),
        regularGraph(nodes, d, seed + 1),
      ];
      const three = regularLaw(3);
      const five = regularLaw(5);
      return [
        row('p_c, degree 3', 0.75876, three.critical, 1e-4),
        row('jump, degree 3', 0.6222, three.jump, 0.01),
        row('p_c, degree 5', 0.47438, five.critical, 1e-4),
        row('jump, degree 5', 0.3206, five.jump, 0.01),
        ...(
          [
            [3, 0.8, 0.766281],
            [3, 0.77, 0.696823],
            [3, 0.74, 0],
            [5, 0.49, 0.402665],
          ] as const
        ).map(([d, p, share]) =>
          row(`degree ${d}, p = ${p}`, share, mutualShare(size, p, regular(d)), wider(size, 0.01)),
        ),
      ];
    },
  },
  {
    id: 'V30',
    title: 'Structure of the corpus networks',
    basis: 'counted by two independent programs',
    run: (_, { networks }) =>
      networks.flatMap(({ name, graph, expected }): readonly Row[] => [
        row(`${name}: nodes`, expected.nodes, graph.nodes, 0),
        row(`${name}: edges`, expected.edges, graph.to.length / 2, 0),
        row(`${name}: articulation points`, expected.articulation, articulationPoints(graph).length, 0),
        row(`${name}: largest after top 10`, expected.afterRemoval, afterTargetedRemoval(graph, 10), 0),
      ]),
  },
];
