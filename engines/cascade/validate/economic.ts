import { inoperabilityAt, resilienceFrom } from '../inoperability/dynamic.ts';
import { spectralRadius } from '../inoperability/matrix.ts';
import {
  demandView,
  industryTechnology,
  interdependencyOf,
  leontief,
  leontiefInverse,
  supplyView,
} from '../inoperability/static.ts';
import { row, rows, type ValidationCase, type ValidationData } from './case.ts';

const twoSector = [
  [0, 0.8],
  [0.2, 0],
];
const fourSector = [
  [0, 0.9, 0, 0],
  [0.4, 0, 0, 0],
  [1, 0.8, 0, 0],
  [1, 0.9, 0, 0],
];

const recovery = (t: number) =>
  inoperabilityAt({ interdependency: twoSector, resilience: [0.1, 0.2], perturbation: [0, 0], start: [0, 0.6] }, t);
const onset = (t: number) =>
  inoperabilityAt({ interdependency: twoSector, resilience: [0.1, 0.2], perturbation: [0, 0.6], start: [0, 0] }, t);

/** q by industry code and the loss of output in a year, for one perturbed industry. */
function economy({ make, use, industries }: ValidationData, view: 'demand' | 'supply', industry: string, size: number) {
  const { coefficients, output } = industryTechnology(make, use);
  const c = industries.map(code => (code === industry ? size : 0));
  const { unclipped } =
    view === 'demand' ? demandView(interdependencyOf(coefficients, output), c) : supplyView(coefficients, c);
  const of = (code: string) => unclipped[industries.indexOf(code)] ?? Number.NaN;
  return { of, loss: unclipped.reduce((sum, q, i) => sum + q * output[i]!, 0) };
}

const check = (
  label: string,
  result: ReturnType<typeof economy>,
  expected: Readonly<Record<string, number>>,
  loss: number,
) => [
  ...Object.entries(expected).map(([code, q]) => row(`${label}: q ${code}`, q, result.of(code), 1e-5)),
  row(`${label}: loss of output, million dollars`, loss, result.loss, 1),
];

export const economicCases: readonly ValidationCase[] = [
  {
    id: 'V9',
    title: 'Inoperability of two sectors',
    basis: 'q = A* q + c',
    run: () => rows('q', [0.571429, 0.714286], demandView(twoSector, [0, 0.6]).unclipped, 1e-6),
  },
  {
    id: 'V10',
    title: 'Inoperability of four sectors, clipping reported',
    basis: 'q = A* q + c',
    run: () => {
      const result = demandView(fourSector, [0, 0.5, 0, 0]);
      return [
        ...rows('q', [0.703125, 0.78125, 1.328125, 1.40625], result.unclipped, 1e-6),
        row('values clipped to 1', 2, result.clipped.length, 0),
      ];
    },
  },
  {
    id: 'V11',
    title: 'Leontief output and inverse',
    basis: 'Miller and Blair, textbook example',
    run: () => {
      const a = [
        [0.15, 0.25],
        [0.2, 0.05],
      ];
      return [
        ...rows('x', [1247.5248, 1841.5842], leontief(a, [600, 1500]), 1e-4),
        ...rows('inverse', [1.254125, 0.330033, 0.264026, 1.122112], leontiefInverse(a).flat(), 1e-4),
      ];
    },
  },
  {
    id: 'V13',
    title: 'Recovery: sector 1 gets worse before it gets better',
    basis: 'matrix exponential',
    run: () =>
      (
        [
          [5, 0.11608, 0.231305],
          [10, 0.117571, 0.100399],
          [20, 0.068144, 0.028319],
          [40, 0.016107, 0.005206],
        ] as const
      ).flatMap(([t, one, two]) => rows(`q(${t} d)`, [one, two], recovery(t), 1e-4)),
  },
  {
    id: 'V14',
    title: 'Onset towards the equilibrium of V9',
    basis: 'matrix exponential',
    run: () =>
      (
        [
          [10, 0.19588, 0.538777],
          [40, 0.52812, 0.700418],
          [80, 0.569227, 0.713584],
        ] as const
      ).flatMap(([t, one, two]) => rows(`q(${t} d)`, [one, two], onset(t), 1e-4)),
  },
  {
    id: 'V15',
    title: 'Resilience from an observed recovery',
    basis: 'k = ln(q0/qT) / (T (1 - a*))',
    run: () => [row('k per day', 0.141717, resilienceFrom(0.3, 0.01, 30, 0.2), 1e-6)],
  },
  {
    id: 'V27',
    title: 'Demand view of the United States economy, 2022',
    basis: 'BEA summary tables, industry technology, 71 industries',
    run: (_, data) => [
      row('spectral radius of A', 0.495358, spectralRadius(industryTechnology(data.make, data.use).coefficients), 1e-5),
      ...check(
        'Utilities 0.10',
        economy(data, 'demand', '22', 0.1),
        { '22': 0.106962, '486': 0.01875, '211': 0.010909, '212': 0.007392, '482': 0.004568 },
        118_724.4,
      ),
      ...check(
        'Broadcasting and telecommunications 0.05',
        economy(data, 'demand', '513', 0.05),
        { '513': 0.056143, '512': 0.020026, '711AS': 0.009305 },
        91_592.8,
      ),
    ],
  },
  {
    id: 'V28',
    title: 'Supply view of the same economy',
    basis: "q = (I - A')^-1 c",
    run: (_, data) =>
      check(
        'Utilities 0.10',
        economy(data, 'supply', '22', 0.1),
        { '22': 0.106962, '322': 0.004367, '445': 0.004338, '327': 0.003883 },
        150_585.1,
      ),
  },
];
