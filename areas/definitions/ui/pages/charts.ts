import { type AllowancePoint, falseAlarmShare, lateShare } from '#engines/duties/definitions/allowance.ts';
import type { RunResult } from '#engines/duties/definitions/run.ts';
import { sharesOf } from '#engines/duties/definitions/tally.ts';

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

/** One row of a diverging chart: shares from 0 to 1 to the left and to the right of the middle. */
export interface Diverging {
  readonly name: string;
  readonly left: number;
  readonly right: number;
}

export interface DivergingDrawing {
  readonly rows: readonly Diverging[];
  readonly names: { readonly left: string; readonly right: string };
}

/** Bars to both sides of nothing, each with its value, in the order given. */
export async function divergingChart({ rows, names }: DivergingDrawing, width: number): Promise<Element> {
  const Plot = await plot();
  const bars = rows.flatMap(row => [
    { name: row.name, share: -row.left, shown: row.left },
    { name: row.name, share: row.right, shown: row.right },
  ]);
  const told = bars.filter(bar => bar.shown >= 0.0005);
  const ofSide = (left: boolean) => told.filter(bar => bar.share < 0 === left);
  const text = (bar: { readonly shown: number }) => `${(bar.shown * 100).toFixed(bar.shown < 0.0995 ? 1 : 0)} %`;
  const label = { y: 'name', x: 'share', text, fill: 'currentColor' } as const;
  const furthest = Math.max(0.01, ...rows.flatMap(row => [row.left, row.right])) * 1.15;
  return Plot.plot({
    ...base,
    width: Math.min(width, 1000),
    height: 46 + rows.length * 18,
    marginLeft: 165,
    marginRight: 20,
    marginTop: 34,
    x: {
      domain: [-furthest, furthest],
      axis: 'top',
      label: `← ${names.left} · ${names.right} →`,
      labelAnchor: 'center',
      ticks: 5,
      tickFormat: (share: number) => `${Math.abs(Math.round(share * 100))} %`,
      grid: true,
    },
    y: { label: null, tickSize: 0, domain: rows.map(row => row.name) },
    marks: [
      Plot.barX(ofSide(true), { y: 'name', x: 'share', fill: 'var(--dim)', inset: 2 }),
      Plot.barX(ofSide(false), { y: 'name', x: 'share', fill: 'var(--accent)', inset: 2 }),
      Plot.text(ofSide(true), { ...label, textAnchor: 'end', dx: -4 }),
      Plot.text(ofSide(false), { ...label, textAnchor: 'start', dx: 4 }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
    ],
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
  const there = lines.filter(line => line.hours === chosen);
  const colour = (line: { readonly late: boolean }) => (line.late ? 'var(--overdue)' : 'var(--unknown)');
  const text = (line: { readonly share: number }) => `${Math.round(line.share * 100)} %`;
  return Plot.plot({
    ...base,
    width: Math.min(width, 900),
    height: 300,
    marginRight: width < 500 ? 24 : 140,
    // The first hours matter most and would lie on one another on an even scale.
    x: { label: `${names.hours} →`, type: 'sqrt', ticks: [0, 1, 4, 12, 24, 48, 72, 120, 168], tickFormat: String },
    y: { label: null, percent: true, domain: [0, 100], grid: true, tickFormat: (share: number) => `${share} %` },
    symbol: { range: ['circle', 'square'] },
    marks: [
      Plot.ruleX([chosen], { stroke: 'var(--dim)', strokeDasharray: '3 3' }),
      Plot.line(lines, { x: 'hours', y: 'share', z: 'what', stroke: colour }),
      Plot.dot(lines, { x: 'hours', y: 'share', symbol: 'what', fill: colour, r: 3 }),
      Plot.text(there, { x: 'hours', y: 'share', text, dy: -12, fill: 'currentColor', fontWeight: 600 }),
      width < 500
        ? Plot.text(last, { x: 'hours', y: 'share', text: 'what', textAnchor: 'end', dy: -10, fill: 'currentColor' })
        : Plot.text(last, { x: 'hours', y: 'share', text: 'what', textAnchor: 'start', dx: 8, fill: 'currentColor' }),
    ],
  });
}
