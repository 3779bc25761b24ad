import { type AllowancePoint, falseAlarmShare, lateShare } from '../lab/allowance.ts';
import type { RunResult } from '../lab/run.ts';
import { sharesOf } from '../lab/tally.ts';

const plot = () => import('@observablehq/plot');
const base = { style: { background: 'transparent', color: 'var(--text)', fontFamily: 'var(--sans)' } } as const;

/** Every pair as a cell: the darker, the larger the share on which both disagree. */
export async function agreementChart(result: RunResult, width: number): Promise<Element> {
  const Plot = await plot();
  const cells = result.ids.flatMap((a, i) =>
    result.ids.flatMap((b, j) => {
      const pair = result.pairs[i]?.[j];
      return pair && i !== j ? [{ a, b, disagree: sharesOf(pair).disagree }] : [];
    }),
  );
  const side = Math.max(640, Math.min(width, 1000));
  return Plot.plot({
    ...base,
    width: side,
    height: side,
    marginLeft: 150,
    marginBottom: 150,
    padding: 0.04,
    x: { label: null, tickRotate: -90, tickSize: 0, domain: [...result.ids] },
    y: { label: null, tickSize: 0, domain: [...result.ids] },
    opacity: { domain: [0, 1], range: [0.04, 1] },
    marks: [Plot.cell(cells, { x: 'a', y: 'b', fill: 'var(--accent)', fillOpacity: 'disagree' })],
  });
}

export interface AllowanceDrawing {
  readonly points: readonly AllowancePoint[];
  readonly names: { readonly falseAlarms: string; readonly late: string; readonly hours: string };
  /** hour of the slider */
  readonly chosen: number;
}

/** How false alarms fall and late reports rise with the allowance. */
export async function allowanceChart({ points, names, chosen }: AllowanceDrawing, width: number): Promise<Element> {
  const Plot = await plot();
  const lines = points.flatMap(point => [
    { hours: point.hours, share: falseAlarmShare(point), what: names.falseAlarms, late: false },
    { hours: point.hours, share: lateShare(point), what: names.late, late: true },
  ]);
  const last = lines.filter(line => line.hours === points.at(-1)?.hours);
  const colour = (line: { readonly late: boolean }) => (line.late ? 'var(--overdue)' : 'var(--unknown)');
  return Plot.plot({
    ...base,
    width: Math.min(width, 900),
    height: 280,
    marginRight: 140,
    x: { label: names.hours },
    y: { label: null, percent: true, domain: [0, 100], grid: true },
    symbol: { range: ['circle', 'square'] },
    marks: [
      Plot.ruleX([chosen], { stroke: 'var(--dim)', strokeDasharray: '3 3' }),
      Plot.line(lines, { x: 'hours', y: 'share', z: 'what', stroke: colour }),
      Plot.dot(lines, { x: 'hours', y: 'share', symbol: 'what', fill: colour }),
      Plot.text(last, { x: 'hours', y: 'share', text: 'what', textAnchor: 'start', dx: 8, fill: 'currentColor' }),
    ],
  });
}
